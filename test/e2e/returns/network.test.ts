import { type Browser, type CDPSession, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumArguments, findBrowser } from '../../../tools/setup/browser.mjs';
import { buildHostPage, createWorld } from './world.js';

let browser: Browser;

beforeAll(async () => {
  [browser] = await Promise.all([
    chromium.launch({ ...findBrowser(), args: chromiumArguments }),
    buildHostPage(),
  ]);
});
afterAll(() => browser.close());

/** How a request for the partner's API ended, as Chromium's log has it. */
interface Request {
  readonly endpoint: string;
  status?: number;
  end?: string;
}

/** Keeps Chromium's log of the requests for the partner's API. */
async function logRequests(session: CDPSession): Promise<ReadonlyMap<string, Request>> {
  const requests = new Map<string, Request>();
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    const [, endpoint] = /\/tech\/ai\/face\/(\w+)$/.exec(request.url) ?? [];
    if (endpoint) requests.set(requestId, { endpoint });
  });
  const note = (requestId: string, fact: Partial<Request>) =>
    Object.assign(requests.get(requestId) ?? {}, fact);
  session.on('Network.responseReceived', ({ requestId, response }) =>
    note(requestId, { status: response.status }),
  );
  session.on('Network.loadingFinished', ({ requestId }) => note(requestId, { end: 'finished' }));
  session.on('Network.loadingFailed', ({ requestId, errorText }) => note(requestId, { end: errorText }));
  await session.send('Network.enable');
  return requests;
}

async function goToFacePage(page: Page): Promise<void> {
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: '同意并继续' }).click();
  await page.getByRole('button', { name: '拍照' }).click();
  await page.getByRole('button', { name: '使用这张照片' }).click();
  await page.waitForFunction('document.title === "face"');
}

it('every answered request ends as finished in Chromium’s log, since each body is read to its end', async () => {
  const world = await createWorld({ pollsUntilDone: 2, endTakesMs: 100 });
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  const requests = await logRequests(await context.newCDPSession(page));
  await page.goto(`${world.host.origin}/?type=match`);
  await goToFacePage(page);
  await page.evaluate('end("pass")');
  await page.getByRole('heading', { name: '核验通过' }).waitFor();
  const answered = () => [...requests.values()].filter(({ status }) => status !== undefined);
  const ends = ['faceAdv', 'faceAdvResult', 'faceAdvResult', 'faceAdvResult'].map((endpoint) => ({
    endpoint,
    status: 200,
    end: 'finished',
  }));
  await expect.poll(answered).toEqual(ends);
  await context.close();
  await world.close();
});
