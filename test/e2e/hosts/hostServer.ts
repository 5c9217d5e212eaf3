import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createNodeListener } from '../../../mocks/server/createNodeListener.js';

const dist = fileURLToPath(new URL('../../../dist/', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

interface HostPage {
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface HostServer {
  readonly url: string;
  /** Pages by their path; may be changed at any time. */
  readonly pages: Map<string, HostPage>;
  /** While cut, whoever asks the backend has the connection end without an answer. */
  cutBackend(cut: boolean): void;
  /** Answers 503 to every request whose path matches, until it is called again. */
  refuse(paths: RegExp | undefined): void;
  close(): Promise<void>;
}

/**
 * A host's web server with a backend behind it: the mocked partner under `/api`, the fake face SDK's page,
 * the built package under `/vendor`, more folders by their paths, and whatever pages a test needs.
 */
export async function startHostServer(folders: Readonly<Record<string, string>> = {}): Promise<HostServer> {
  const { listen } = createNodeListener({ baseUrl: '/api' });
  const pages = new Map<string, HostPage>();
  const places = Object.entries({ '/vendor/': dist, ...folders });
  let isCut = false;
  let refused: RegExp | undefined;

  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const page = pages.get(path);
    if (isCut && path.startsWith('/api/')) return request.socket.destroy();
    if (page) {
      return response.writeHead(200, { 'content-type': TYPES['.html'], ...page.headers }).end(page.html);
    }
    const place = places.find(([prefix]) => path.startsWith(prefix));
    if (refused?.test(path)) return response.writeHead(503).end();
    if (place) return sendFile(join(place[1], path.slice(place[0].length)));
    if (!(await listen(request, response).catch(() => true))) response.writeHead(404).end();

    async function sendFile(file: string) {
      try {
        const body = await readFile(file);
        const type = TYPES[extname(file)] ?? 'application/octet-stream';
        // A page that is opened again requests its files again, so that a test can refuse them.
        response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
      } catch {
        response.writeHead(404).end();
      }
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    pages,
    cutBackend: (cut) => {
      isCut = cut;
    },
    refuse: (paths) => {
      refused = paths;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
