import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { getResponse } from 'msw';
import { type Browser, chromium, type Page } from 'playwright';
import { build, type Rolldown } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createMockBackend } from '../../../mocks/backend.js';
import { createMockHandlers } from '../../../mocks/createMockHandlers.js';
import type { ApiOptions } from '../../../src/client/apiOptions.js';
import { findBrowser } from '../../../tools/setup/browser.mjs';
import { identity } from '../../unit/flow/samples.js';
import { type Answer, type Site, send, serveSite } from '../returns/servers.js';

/** Behavior that only a real browser and server show: dialogs, connections, and the rules for other origins. */

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
function submit(page: Page, api: Pick<ApiOptions, 'baseUrl' | 'credentials' | 'idempotencyKey'>) {
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

describe('a server that drops a connection after it has read the request', () => {
  it('all arrivals of one tap have one Idempotency-Key, and the mocks open one order for them', async () => {
    const backend = createMockBackend();
    const handlers = createMockHandlers({ backend });
    const used = new WeakSet<Socket>();
    const site = await serve(async ({ path, body }, { socket, headers, method }, response) => {
      const isReused = used.has(socket);
      used.add(socket);
      if (method !== 'POST') return send(response, 200, 'text/plain', '');
      const request = new Request(`http://localhost${path}`, { method, headers: headersOf(headers), body });
      const reply = await getResponse(handlers, request);
      // The order is open, and the page does not know.
      if (isReused) socket.destroy();
      else send(response, reply?.status ?? 404, 'application/json', (await reply?.text()) ?? '');
    });
    const page = await open(site);
    // At the same time, so that each takes a connection.
    await page.evaluate(() => Promise.all([1, 2, 3, 4, 5, 6].map((number) => fetch(`/warm-up/${number}`))));
    await expect(submit(page, { baseUrl: '/' })).resolves.toEqual({ step: 'handingOff' });
    const arrivals = site.requests.filter(({ path }) => path.endsWith('faceAdv'));
    // Chromium sends the request again on the next connection (measured: Chromium 156, 7 arrivals: on six idle connections
    // and a new one).
    expect(arrivals.length).toBeGreaterThan(1);
    expect(new Set(arrivals.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    expect(arrivals[0]?.idempotencyKey).toMatch(/^"[0-9a-f]{32}"$/);
    expect(backend.count('faceAdv')).toBe(1);
    await page.close();
  });
});

describe('CORS', () => {
  /** A backend whose CORS rules allow what the request needs, and `more`. */
  const crossOrigin =
    (more: string): Answer =>
    (_request, { method, headers }, response) => {
      response.setHeader('access-control-allow-origin', headers.origin ?? '');
      response.setHeader('access-control-allow-headers', `authorization, content-type${more}`);
      if (method === 'OPTIONS') response.writeHead(204).end();
      else send(response, 200, 'application/json', ticket);
    };

  it.each([
    ['no Idempotency-Key by default, since its CORS rules need not allow it', undefined, '', 'handingOff', 1],
    ['an Idempotency-Key when the host asks for it', true, ', idempotency-key', 'handingOff', 1],
    ['nothing when the host asks for a key that its CORS rules do not allow', true, '', 'failed', 0],
  ])('another origin gets %s', async (_what, idempotencyKey, more, step, count) => {
    const host = await serve((_request, _incoming, response) => send(response, 404, 'text/plain', ''));
    const backend = await serveSite(crossOrigin(more));
    sites.push(backend);
    const page = await open(host);
    const end = await submit(page, { baseUrl: backend.origin, idempotencyKey });
    expect(end.step).toBe(step);
    const arrivals = backend.requests.filter(({ authorization }) => authorization !== undefined);
    expect(arrivals).toHaveLength(count);
    for (const arrival of arrivals)
      expect(arrival.idempotencyKey !== undefined).toBe(idempotencyKey === true);
    await page.close();
  });
});

function headersOf(headers: IncomingHttpHeaders): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) => (value ? [[name, String(value)]] : []));
}
