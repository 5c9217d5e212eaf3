import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type MockServer, startMockServer } from '../../../mocks/server/startMockServer.js';
import { findBrowser, pageArguments } from '../../../tools/setup/browser.mjs';
import { photoFixture } from '../../fixtures/writePhotoFixture.js';
import { freePort, type RedisServer, startRedis } from './redisServer.js';

/** The examples as a host runs them: the built package, a real Redis, the mocked partner and a real browser. */

const root = fileURLToPath(new URL('../../../', import.meta.url));
let browser: Browser;
let redis: RedisServer;
let mocks: MockServer;
const children: ChildProcess[] = [];

beforeAll(async () => {
  browser = await chromium.launch({ ...findBrowser(), args: [...pageArguments] });
  redis = await startRedis();
  mocks = await startMockServer({ port: 0, onNote: () => {} });
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill();
});
afterAll(async () => {
  await browser.close();
  await mocks.close();
  await redis.remove();
});

/** Copies an example out of the repository, with the built package in its node_modules. */
function install(example: string): string {
  const place = `${root}.cache/examples/${example}`;
  rmSync(place, { recursive: true, force: true });
  cpSync(`${root}examples/${example}`, place, { recursive: true });
  mkdirSync(`${place}/node_modules`);
  symlinkSync(root, `${place}/node_modules/face-verification-flow`, 'dir');
  return place;
}

interface Running {
  readonly url: string;
  /** Lines of its output that are JSON. */
  readonly lines: Record<string, unknown>[];
}

/** Starts a server and waits for its line `{ listening }`. */
function run(cwd: string, script: string, env: Record<string, string>): Promise<Running> {
  const child = spawn(process.execPath, [script], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines: Record<string, unknown>[] = [];
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}.`)));
    createInterface({ input: child.stdout }).on('line', (text) => {
      if (!text.startsWith('{')) return;
      const line: Record<string, unknown> = JSON.parse(text);
      lines.push(line);
      if (typeof line['listening'] === 'string') resolve({ url: line['listening'], lines });
    });
  });
}

/** Consents, sends a photo and passes the face check. */
async function takePhoto(page: Page): Promise<void> {
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: '同意并继续' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '从相册选择' }).click();
  const photo = { width: 1536, height: 2048, orientation: 6, gps: true, noise: 12 } as const;
  await (await chooser).setFiles(await photoFixture(browser, photo));
  await page.getByRole('button', { name: '使用这张照片' }).click();
  await page.waitForURL(/face-sdk\.html/);
  await page.getByRole('button', { name: '通过' }).click();
}

it('examples/page-gateway, which docs/gateway.md shows, leads from a photo to an accepted claim', async () => {
  const { url } = await run(install('page-gateway'), 'server.mjs', { PORT: String(await freePort()) });
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(url);
  await takePhoto(page);
  await page.getByRole('heading', { name: '核验通过' }).waitFor();
  await page.getByRole('button', { name: '完成' }).click();
  await page.getByText('理赔申请已受理').waitFor();
  await context.close();
});

it('examples/node-redis leads from a photo to an accepted claim, which is accepted once', async () => {
  const { url, lines } = await run(install('node-redis'), 'server.mjs', {
    PORT: String(await freePort()),
    REDIS_URL: `redis://127.0.0.1:${redis.port}`,
    MOCKS_URL: mocks.url,
    PARTNER_URL: '',
  });
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(url);
  await takePhoto(page);
  await expect.poll(() => page.locator('#claim').textContent(), { timeout: 30_000 }).toContain('accepted');

  const orderNo = String(lines.find(({ event }) => event === 'ticketIssued')?.['orderNo']);
  const again = await context.request.post(`${url}/claims`, { data: { orderNo } });
  expect([again.status(), await again.json()]).toEqual([403, { error: 'alreadyUsed' }]);
  const other = await browser.newContext();
  await (await other.newPage()).goto(url);
  const stolen = await other.request.post(`${url}/claims`, { data: { orderNo } });
  expect([stolen.status(), await stolen.json()]).toEqual([403, { error: 'unknownOrder' }]);
  expect(lines.flatMap(({ event }) => event ?? [])).toEqual([
    'ticketIssued',
    'verdictSettled',
    'verdictDelivered',
    'verified',
    'verified',
    'verified',
  ]);
  await context.close();
  await other.close();
});
