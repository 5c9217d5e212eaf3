import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ScenarioName, scenarios } from '../../../mocks/scenarios.js';
import { findBrowser, pageArguments } from '../../../tools/setup/browser.mjs';
import { photoFixture } from '../../fixtures/writePhotoFixture.js';
import { isViolation, trustWorkers } from '../journeys/policy.js';
import { type Demos, serveDemos } from './demos.js';

/** The widget in a real browser: pages, two gateways in turn, Redis, and the partner's HTTP server. */

let browser: Browser;
let demos: Demos;
let photo: string;
const contexts: BrowserContext[] = [];
const violations: string[] = [];

beforeAll(async () => {
  browser = await chromium.launch({ ...findBrowser(), args: [...pageArguments] });
  photo = await photoFixture(browser, { width: 1536, height: 2048, orientation: 6, gps: true, noise: 12 });
  demos = await serveDemos();
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
  expect(violations.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser.close();
  await demos.close();
});

async function open(url: string, query: Readonly<Record<string, string>>): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    hasTouch: true,
    isMobile: true,
  });
  contexts.push(context);
  context.setDefaultTimeout(30_000);
  await context.addInitScript(trustWorkers);
  context.on('console', (message) => isViolation(message.text()) && violations.push(message.text()));
  const page = await context.newPage();
  await page.goto(`${url}?${new URLSearchParams(query)}`);
  return page;
}

const tap = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

/** Consents and sends a photo, or a name and number. */
async function submit(page: Page, type: 'match' | 'authmatch'): Promise<void> {
  await page.getByRole('checkbox').check();
  await tap(page, '同意并继续');
  if (type === 'authmatch') {
    await page.getByLabel('姓名', { exact: true }).fill('李秀英');
    await page.getByLabel('身份证号', { exact: true }).fill('11010519491231002X');
    await page.locator('.fv-actions [data-kind=primary]').first().click();
    return;
  }
  const chooser = page.waitForEvent('filechooser');
  await tap(page, '从相册选择');
  await (await chooser).setFiles(photo);
  await tap(page, '使用这张照片');
}

/** Steps at which a page waits for its user, or is over. */
const RESTING = '[data-step=passed], [data-step=rejected], [data-step=undecided], [data-step=failed]';

interface Journey {
  /** Code of each error screen that the user saw on the way. */
  readonly failures: readonly string[];
  readonly end: string;
  readonly heading: string;
}

/** Goes on, with a retry after each error, until there is a verdict, none comes, or there were too many errors. */
async function goOn(page: Page, maxFailures = 3): Promise<Journey> {
  const failures: string[] = [];
  for (let turn = 0; turn < 6; turn += 1) {
    await page.waitForSelector(`${RESTING}, form[action^='/face-sdk.html']`);
    if (new URL(page.url()).pathname === '/face-sdk.html') {
      await tap(page, '通过');
      await page.waitForURL((url) => url.pathname === '/');
      await page.waitForSelector(RESTING, { timeout: 45_000 });
    }
    const end = (await page.locator(RESTING).getAttribute('data-step')) ?? '';
    const heading = await page.locator('.fv-root h2, .fv-root h1').first().innerText();
    if (end !== 'failed') return { failures, end, heading };
    failures.push(heading);
    if (failures.length >= maxFailures) return { failures, end, heading };
    await tap(page, /重试|重新/);
    await page.waitForFunction(() => !document.querySelector('[data-step=failed]'));
    if (await page.locator('[data-step=capturing]').count()) {
      const chooser = page.waitForEvent('filechooser');
      await tap(page, '从相册选择');
      await (await chooser).setFiles(photo);
      await tap(page, '使用这张照片');
    }
  }
  throw new Error(`no end after ${failures.join(', ')}`);
}

describe('every scenario has the same verdict with and without the gateway', () => {
  /**
   * Scenarios whose error screens differ. To a page, a failure of the partner is one of the backend, and a token that the
   * partner refuses is not the user's.
   */
  const otherScreens: Partial<Record<ScenarioName, readonly string[]>> = {
    tokenRefused: ['服务暂时不可用'],
    networkDownAtTicket: ['服务暂时不可用'],
    networkDownAtResult: ['服务暂时不可用'],
    faceIdMissing: ['服务暂时不可用'],
  };

  it.each(scenarios.map(({ name }) => name))('%s', async (scenario) => {
    const journey = async (url: string) => {
      const page = await open(url, { scenario });
      await submit(page, 'match');
      // Without a signature no retry helps.
      return goOn(page, scenario === 'unsignedTicket' ? 1 : 3);
    };
    const [through, direct] = await Promise.all([journey(demos.throughUrl), journey(demos.directUrl)]);
    expect([through.end, through.heading]).toEqual([direct.end, direct.heading]);
    expect(through.failures).toEqual(otherScreens[scenario] ?? direct.failures);
    const order = demos.verdicts[demos.verdicts.length - 1];
    if (through.end === 'passed' || through.end === 'rejected') expect(order?.verdict).toBe(through.end);
  });
});

it('authmatch reaches the partner in the session’s name, and its verdict reaches the host', async () => {
  const page = await open(demos.throughUrl, { type: 'authmatch', userId: 'session-user' });
  await submit(page, 'authmatch');
  await expect(goOn(page)).resolves.toMatchObject({ end: 'passed' });
  expect(demos.verdicts[demos.verdicts.length - 1]).toMatchObject({
    userId: 'session-user',
    type: 'authmatch',
    verdict: 'passed',
  });
});

it('a user who changes the page’s requests gets no result of another', async () => {
  const victim = await open(demos.throughUrl, { userId: 'victim' });
  await submit(victim, 'match');
  await victim.waitForURL(/face-sdk\.html/);
  const orderNo = demos.entries.find(({ userId }) => userId === 'victim')?.orderNo;
  expect(orderNo).toMatch(/^mock/);
  const attacker = await open(demos.throughUrl, { userId: 'attacker' });
  const statuses = await attacker.evaluate(async (orderNo) => {
    const ask = async (body: object) => {
      const headers = { 'Content-Type': 'application/json' };
      const init = { method: 'POST', headers, body: JSON.stringify(body) };
      return (await fetch('/tech/ai/face/faceAdvResult', init)).status;
    };
    return [
      await ask({ orderNo }),
      await ask({ orderNo, userId: 'victim' }),
      await ask({ orderNo, getFile: '1' }),
    ];
  }, orderNo);
  expect(statuses).toEqual([404, 404, 404]);
});

it('a Redis that is gone is an error with a retry on the page and a line in the log', async () => {
  const page = await open(demos.throughUrl, {});
  await submit(page, 'match');
  await page.waitForURL(/face-sdk\.html/);
  await demos.redis.kill();
  await tap(page, '通过');
  await page.waitForSelector('[data-step=failed]', { timeout: 45_000 });
  expect(await page.locator('.fv-root').innerText()).toContain('服务暂时不可用');
  expect(demos.entries.some(({ event }) => event === 'storeFailed')).toBe(true);
  await demos.redis.start();
  await expect(goOn(page)).resolves.toMatchObject({ end: 'passed' });
});
