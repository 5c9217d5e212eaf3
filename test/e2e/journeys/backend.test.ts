import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';
import { build, type Rolldown } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../../tools/setup/browser.mjs';
import { identity } from '../../unit/flow/samples.js';
import { type Answer, type Site, send, serveSite } from '../returns/servers.js';

/** What only a real browser and a real server show: its dialogs, its connections, and its rules for other origins. */

const root = fileURLToPath(new URL('../../../', import.meta.url));
const scripts = new Map<string, string>();
let browser: Browser | undefined;
const sites: Site[] = [];

beforeAll(async () => {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: 'src/core.ts', formats: ['es'], fileName: 'core' } },
  });
  const [{ output }] = [built].flat() as [Rolldown.RolldownOutput]; // no watcher without `watch`
  for (const file of output) if (file.type === 'chunk') scripts.set(`/${file.fileName}`, file.code);
  browser = await chromium.launch({ ...findBrowser(), args: ['--no-sandbox'] });
});
afterEach(async () => {
  for (const site of sites.splice(0)) await site.close();
});
afterAll(() => browser?.close());

const html = `<!doctype html><title>host</title>
<script type="module">import * as core from '/core.js'; window.core = core;</script>`;

/** Serves a page with the widget's core, and whatever `answer` does at other paths. */
async function serve(answer: Answer): Promise<Site> {
  const site = await serveSite((request, incoming, response) => {
    const script = scripts.get(request.path);
    if (request.path === '/') send(response, 200, 'text/html', html);
    else if (script !== undefined) send(response, 200, 'text/javascript', script);
    else return answer(request, incoming, response);
  });
  sites.push(site);
  return site;
}

async function open({ origin }: Site): Promise<Page> {
  if (!browser) throw new Error('The browser has not started.');
  const page = await browser.newPage();
  await page.goto(`${origin}/`);
  return page;
}

/** Starts a verification in the page, sends the identity, and returns the first state after the request. */
function submit(page: Page, api: { readonly baseUrl: string; readonly credentials?: RequestCredentials }) {
  return page.evaluate(
    ({ api, identity }) => {
      const { createFaceVerification } = Reflect.get(window, 'core');
      const verification = createFaceVerification({
        type: 'authmatch',
        userId: 'user123',
        consent: false,
        resume: false,
        api: { ...api, getToken: (reason: string) => `token-${reason}` },
        handoff: () => new Promise(() => {}),
      });
      verification.start();
      verification.send({ type: 'SUBMIT_IDENTITY', identity });
      return new Promise<{ step: string; code?: string }>((resolve) => {
        verification.subscribe(() => {
          const { step, error } = verification.getState();
          if (step === 'handingOff' || step === 'failed') resolve({ step, code: error?.code });
        });
      });
    },
    { api, identity },
  );
}

const ticket = JSON.stringify({
  errcode: 0,
  data: { status: 'SUCCESS', traceNo: '1', result: { faceId: 'f1', orderNo: 'o1' } },
});

describe('a 401 that asks for Basic', () => {
  /** Accepts the second token only. */
  const answer: Answer = ({ authorization }, _incoming, response) => {
    if (authorization === 'token-expired') send(response, 200, 'application/json', ticket);
    else response.writeHead(401, { 'www-authenticate': 'Basic realm="gateway"' }).end();
  };

  it('the token is renewed when credentials is omit', async () => {
    const site = await serve(answer);
    const page = await open(site);
    await expect(submit(page, { baseUrl: '/', credentials: 'omit' })).resolves.toEqual({
      step: 'handingOff',
    });
    expect(site.requests.filter(({ path }) => path.endsWith('faceAdv'))).toHaveLength(2);
    await page.close();
  });

  it('the browser holds the reply back until the timeout when credentials is the default', async () => {
    const site = await serve(answer);
    const page = await open(site);
    await page.clock.install();
    const end = submit(page, { baseUrl: '/' });
    await expect.poll(() => site.requests.filter(({ path }) => path.endsWith('faceAdv')).length).toBe(1);
    await page.clock.runFor(61_000);
    await expect(end).resolves.toEqual({ step: 'failed', code: 'request_timed_out' });
    expect(site.requests.filter(({ path }) => path.endsWith('faceAdv'))).toHaveLength(1);
    await page.close();
  });
});
