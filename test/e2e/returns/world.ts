import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getCertificate } from '@vitejs/plugin-basic-ssl';
import react from '@vitejs/plugin-react';
import { getResponse, type RequestHandler } from 'msw';
import { build } from 'vite';
import { createMockBackend, type MockBackend } from '../../../mocks/backend.js';
import { createMockHandlers } from '../../../mocks/createMockHandlers.js';
import type { MockSettings } from '../../../mocks/scenarios.js';
import { playFacePage } from './facePage.js';
import { type Answer, type Site, send, serveSite, type WireRequest } from './servers.js';

export interface WorldSettings extends MockSettings {
  /** As the widget's option. */
  readonly ticketTtlMs?: number;
  /** Passed to the widget as `resume.maxAgeMs`. */
  readonly orderLifeMs?: number;
  /** How long the host's backend takes to name the login address, in milliseconds, the first time. */
  readonly loginAddressTakesMs?: number;
  /** The end of each reply comes this long after its JSON, in milliseconds, as behind some gateways. */
  readonly endTakesMs?: number;
}

/** What the page was told by the widget and told its server. */
interface Told {
  readonly what: string;
  readonly detail: unknown;
}

/** A host, its backend and the face SDK's site: two origins that no other story knows. */
export interface World {
  readonly host: Site;
  readonly face: Site;
  readonly backend: MockBackend;
  readonly told: readonly Told[];
  /** The requests of one endpoint, oldest first. */
  asked(endpoint: 'faceAdv' | 'faceAdvResult'): readonly WireRequest[];
  /** The order numbers that faceAdv gave out, oldest first. */
  orders(): readonly string[];
  close(): Promise<void>;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const cache = join(here, '../../../node_modules/.cache/returns');
const site = join(cache, 'site');

/** Once, before the first world. */
export async function buildHostPage(): Promise<void> {
  await build({
    configFile: false,
    root: join(here, 'page'),
    plugins: [react()],
    logLevel: 'error',
    build: { outDir: site, emptyOutDir: true, target: 'es2022', minify: false },
  });
}

export async function createWorld(settings: WorldSettings = {}): Promise<World> {
  const backend = createMockBackend();
  const told: Told[] = [];
  const face = await serveSite(playFacePage(backend), await getCertificate(join(cache, 'certificate')));
  const handlers = createMockHandlers({
    ...settings,
    backend,
    onNote: (note) => told.push({ what: 'note', detail: note }),
  });
  const host = await serveSite(playHost({ settings, handlers, told, faceUrl: face.origin }));
  const asked: World['asked'] = (endpoint) =>
    host.requests.filter(({ path }) => path.endsWith(`/${endpoint}`));
  return {
    host,
    face,
    backend,
    told,
    asked,
    orders: () => asked('faceAdv').map(({ reply }) => String(JSON.parse(reply).data.result.orderNo)),
    close: async () => void (await Promise.all([host.close(), face.close()])),
  };
}

interface HostPlay {
  readonly settings: WorldSettings;
  readonly handlers: RequestHandler[];
  readonly told: Told[];
  readonly faceUrl: string;
}

function playHost({ settings, handlers, told, faceUrl }: HostPlay): Answer {
  let addressAsked = false;
  return async (request, incoming, response) => {
    const { path, body } = request;
    if (path === '/told') {
      told.push(JSON.parse(body));
      response.writeHead(204).end();
    } else if (path === '/settings') {
      const { ticketTtlMs, orderLifeMs } = settings;
      send(response, 200, 'application/json', JSON.stringify({ faceUrl, ticketTtlMs, orderLifeMs }));
    } else if (path === '/login-address') {
      const delay = addressAsked ? 0 : (settings.loginAddressTakesMs ?? 0);
      addressAsked = true;
      setTimeout(() => send(response, 200, 'text/plain', `${faceUrl}/api/web/login`), delay);
    } else if (path.startsWith('/tech/')) {
      const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
        name,
        String(value),
      ]);
      const url = `http://127.0.0.1${path}`;
      const reply = await getResponse(handlers, new Request(url, { method: 'POST', headers, body }));
      request.reply = (await reply?.text()) ?? '';
      const end = () => response.end('\n');
      response.writeHead(reply?.status ?? 404, { 'content-type': 'application/json' }).write(request.reply);
      if (settings.endTakesMs) setTimeout(end, settings.endTakesMs);
      else end();
    } else {
      await sendFile(response, path);
    }
  };
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

async function sendFile(response: Parameters<Answer>[2], path: string): Promise<void> {
  const name = path === '/' ? '/index.html' : path;
  try {
    send(response, 200, types[extname(name)] ?? 'application/octet-stream', await readFile(join(site, name)));
  } catch {
    send(response, 404, 'text/plain', 'nothing here');
  }
}
