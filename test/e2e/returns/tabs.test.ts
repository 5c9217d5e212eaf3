import { type Browser, chromium, type Route } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumArguments, findBrowser } from '../../../tools/setup/browser.mjs';
import { buildHostPage, createWorld } from './world.js';

/** How often to look; without the lock, 7 of 25 rounds had two reports. */
const ROUNDS = Number(process.env['TAB_ROUNDS'] ?? 6);

let browser: Browser;

beforeAll(async () => {
  [browser] = await Promise.all([
    chromium.launch({ ...findBrowser(), args: chromiumArguments }),
    buildHostPage(),
  ]);
});
afterAll(() => browser.close());

it(`a verdict that two tabs get at the same time is reported once, in ${ROUNDS} rounds`, async () => {
  const world = await createWorld();
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const first = await context.newPage();
  const tabs = [first, await context.newPage()];
  const reports = () => world.told.filter(({ what }) => what === 'complete').length;

  // Both questions are answered in the same moment.
  let asked: Route[] = [];
  await context.route('**/faceAdvResult', async (route) => {
    asked.push(route);
    if (asked.length < tabs.length) return;
    const routes = asked;
    asked = [];
    await Promise.all(routes.map((question) => question.continue()));
  });

  for (let round = 1; round <= ROUNDS; round += 1) {
    await first.goto(world.host.origin);
    await first.getByRole('checkbox').check();
    await first.getByRole('button', { name: '同意并继续' }).click();
    await first.getByRole('button', { name: '下一步' }).click();
    await expect.poll(() => first.title()).toBe('face');
    const [orderNo = ''] = world.orders().slice(-1);
    world.backend.update(orderNo, { choice: 'pass' });
    await Promise.all(tabs.map((tab) => tab.goto(world.host.origin)));
    await Promise.all(tabs.map((tab) => tab.getByRole('heading', { name: '核验通过' }).waitFor()));
    await expect.poll(reports).toBeGreaterThanOrEqual(round);
    // A tab that waits for the lock reports when it is free, so a second report has come by then.
    const lock = `face-verification-flow:verdict:${orderNo}`;
    await Promise.all(
      tabs.map((tab) => tab.evaluate((name) => navigator.locks?.request(name, () => {}), lock)),
    );
    expect(reports()).toBe(round);
  }
  await context.close();
  await world.close();
});

it('a tab whose verdict another tab has reported hears of it when its user closes the result', async () => {
  const world = await createWorld();
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const tabs = [await context.newPage(), await context.newPage()];
  const [first] = tabs;
  const outcomes = (name: string) =>
    world.told.flatMap(({ what, detail }) => (what === name ? [Reflect.get(Object(detail), 'orderNo')] : []));

  await first?.goto(world.host.origin);
  await first?.getByRole('checkbox').check();
  await first?.getByRole('button', { name: '同意并继续' }).click();
  await first?.getByRole('button', { name: '下一步' }).click();
  await expect.poll(() => first?.title()).toBe('face');
  const [orderNo = ''] = world.orders();
  // Both tabs wait for the result of the same order.
  await Promise.all(tabs.map((tab) => tab.goto(world.host.origin)));
  await Promise.all(tabs.map((tab) => tab.getByRole('heading', { name: '还没完成刷脸？' }).waitFor()));
  world.backend.update(orderNo, { choice: 'pass' });
  for (const tab of tabs) {
    await tab.bringToFront();
    await tab.getByRole('button', { name: '完成' }).click();
    await tab.getByRole('heading', { name: '核验已结束' }).waitFor();
  }
  await expect.poll(() => outcomes('finish')).toEqual([orderNo, orderNo]);
  expect(outcomes('complete')).toEqual([orderNo]);
  await context.close();
  await world.close();
});
