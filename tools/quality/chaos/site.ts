import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { getResponse } from 'msw';
import { createMockBackend, type MockBackend } from '../../../mocks/backend.js';
import { createMockHandlers } from '../../../mocks/createMockHandlers.js';
import { faceSdkHandlers } from '../../../mocks/server/faceSdkHandlers.js';
import { dist } from '../shared/places.js';
import { demoFolder, findFirstFiles } from './demo.js';
import { hostPage } from './hostPage.js';
import type { Fate, NetworkConditions } from './networkConditions.js';

/** A request that reached the backend, with its fate. */
interface Question {
  readonly endpoint: 'faceAdv' | 'faceAdvResult';
  /** Milliseconds by `performance.now()`. */
  readonly at: number;
  readonly fate: Fate;
  /** Reply that was sent completely. */
  reply: string;
}

/** A host's site on a free port, in bad conditions until `calm`. */
export interface Site {
  readonly url: string;
  readonly backend: MockBackend;
  readonly questions: readonly Question[];
  /** Parts of the widget that did not come. */
  readonly lostParts: readonly string[];
  /** Parts of the widget that did not come before the network was calm. */
  readonly hungParts: readonly string[];
  /** Called for each request to faceAdv. The browser may send one twice, with the same idempotency key. */
  onFaceAdv: (at: number, key: string) => void;
  /** Fair from now on; what was held back is let go. */
  calm(): void;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** The longest that an answer is held back for a later one, in milliseconds. */
const OVERTAKEN_MS = 8000;

/** @param hasPhone whether another phone does each face check, as it does with a QR code */
export async function startSite(conditions: NetworkConditions, hasPhone: boolean): Promise<Site> {
  const backend = createMockBackend();
  const handlers = [...createMockHandlers({ backend, onNote: () => {} }), ...faceSdkHandlers(backend)];
  const questions: Question[] = [];
  const lostParts: string[] = [];
  const hungParts: string[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let isCalm = false;
  const firstFiles = findFirstFiles();
  const held = new Set<() => void>();
  /** Those of `held` that wait for a later answer alone. */
  const overtaken = new Set<() => void>();

  const ask = async (request: IncomingMessage, body: Buffer): Promise<Response> => {
    const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const { method = 'GET' } = request;
    const asked = new Request(url, {
      method,
      headers,
      ...(method === 'POST' ? { body: new Uint8Array(body) } : {}),
    });
    return (await getResponse(handlers, asked)) ?? new Response('', { status: 404 });
  };

  /** Waits until the network is calm, or for the given time. */
  const hold = (ms: number, group?: Set<() => void>) =>
    new Promise<void>((resolve) => {
      if (isCalm) return resolve();
      const release = () => {
        clearTimeout(timer);
        held.delete(release);
        group?.delete(release);
        resolve();
      };
      const timer = setTimeout(release, ms);
      held.add(release);
      group?.add(release);
    });

  async function answerQuestion(
    endpoint: Question['endpoint'],
    request: IncomingMessage,
    response: ServerResponse,
  ) {
    const at = performance.now();
    if (endpoint === 'faceAdv') site.onFaceAdv(at, String(request.headers['idempotency-key']));
    const fate = isCalm ? 'fair' : conditions.fateOf(endpoint);
    const [earlier] = questions
      .filter((question) => question.endpoint === endpoint && question.reply)
      .reverse();
    const question: Question = { endpoint, at, fate, reply: '' };
    questions.push(question);
    const body = await readAll(request);
    const wait = conditions.delayOf(endpoint);
    if (fate === 'lost') return request.socket.destroy();
    if (fate === 'hangs') {
      await hold(10 * 60_000);
      return request.socket.destroy();
    }
    let reply = await (await ask(request, body)).text();
    if (hasPhone && endpoint === 'faceAdv') doFaceCheck(reply);
    if (fate === 'unanswered') return request.socket.destroy();
    if (fate === 'twice') reply = await (await ask(request, body)).text();
    if (fate === 'stale' && earlier) reply = earlier.reply;
    if (fate === 'foreign' && endpoint === 'faceAdvResult') reply = FOREIGN_PASS;
    if (fate === 'overtaken') await hold(OVERTAKEN_MS, overtaken);
    else if (fate !== 'fair') await hold(wait);
    if (fate === 'gateway') {
      response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>');
      return;
    }
    if (fate !== 'broken') question.reply = reply;
    const bytes = Buffer.from(reply);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length });
    if (fate === 'broken') {
      response.write(bytes.subarray(0, bytes.length / 2));
      setTimeout(() => request.socket.destroy(), 20);
      return;
    }
    response.end(bytes);
    if (fate !== 'overtaken') setTimeout(() => [...overtaken].map((release) => release()), 50);
  }

  /** Another phone scans the code of a ticket and does the face check. */
  function doFaceCheck(reply: string): void {
    const orderNo: unknown = Object(Object(Object(JSON.parse(reply)).data).result).orderNo;
    if (typeof orderNo !== 'string') return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      backend.update(orderNo, { choice: 'pass' });
    }, conditions.faceCheckMs());
    timers.add(timer);
  }

  const server = createServer((request, response) => {
    // A page that is gone in the middle of its request ends it.
    answer(request, response).catch(() => request.socket.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { socket } = request;
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const endpoint = /\/(faceAdv|faceAdvResult)$/.exec(pathname)?.[1];
    if (endpoint === 'faceAdv' || endpoint === 'faceAdvResult') {
      return void (await answerQuestion(endpoint, request, response));
    }
    if (!isCalm) await hold(conditions.delayOf(pathname));
    if (pathname === '/') return send(response, TYPES['.html'] ?? '', hostPage(searchParams));
    const file = fileOf(pathname, firstFiles);
    if (file) {
      const fate = !isCalm && file.comesLater ? conditions.partFateOf(pathname) : 'fair';
      if (fate === 'lost') {
        lostParts.push(pathname);
        return void socket.destroy();
      }
      if (fate === 'hangs') {
        hungParts.push(pathname);
        await hold(10 * 60_000);
      }
      const content = await readFile(file.path).catch(() => undefined);
      if (!content) return void response.writeHead(404).end();
      return send(response, TYPES[extname(file.path)] ?? 'application/octet-stream', content);
    }
    const reply = await ask(request, await readAll(request));
    response.writeHead(reply.status, Object.fromEntries(reply.headers)).end(await reply.text());
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();

  const site: Site = {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    backend,
    questions,
    lostParts,
    hungParts,
    onFaceAdv: () => {},
    calm() {
      isCalm = true;
      for (const release of [...held]) release();
    },
    close: () =>
      new Promise((resolve) => {
        for (const timer of timers) clearTimeout(timer);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return site;
}

/** Somebody else's order has passed. */
const FOREIGN_PASS = JSON.stringify({
  errcode: 0,
  errmsg: 'SUCCESS',
  data: {
    status: 'SUCCESS',
    traceNo: '45646513218465123',
    result: { tencentCode: '0', tencentMsg: '请求成功', orderNo: 'orderofsomebodyelse', liveRate: '99' },
  },
});

/** `comesLater`: the first screen does without it. What a page's own HTML names is the host's to bring. */
function fileOf(
  pathname: string,
  firstFiles: ReadonlySet<string>,
): { readonly path: string; readonly comesLater: boolean } | undefined {
  if (pathname.startsWith('/vendor/')) {
    return {
      path: join(dist, pathname.slice('/vendor/'.length)),
      comesLater: !pathname.endsWith('/embed.js'),
    };
  }
  if (!pathname.startsWith('/demo/')) return undefined;
  const name = pathname.slice('/demo/'.length) || 'index.html';
  return { path: join(demoFolder, name), comesLater: name.endsWith('.js') && !firstFiles.has(name) };
}

function send(response: ServerResponse, type: string, content: string | Uint8Array): void {
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(content);
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}
