import { createServer, type ServerResponse } from 'node:http';
import type { MockBackend } from '../backend.js';
import type { HandlerOptions } from '../createMockHandlers.js';
import { createNodeListener } from './createNodeListener.js';

export interface MockServerOptions extends HandlerOptions {
  /** Default: 7007, as in the partner's document. 0 takes any free port. */
  readonly port?: number;
  /** Default: `127.0.0.1`. `0.0.0.0` lets phones in. */
  readonly host?: string;
  /** Told of every request: method, path and status, never a body or a query. */
  readonly onRequest?: (line: string) => void;
}

export interface MockServer {
  /** Such as `http://127.0.0.1:7007`. */
  readonly url: string;
  readonly port: number;
  readonly backend: MockBackend;
  /** Ends open connections too. */
  close(): Promise<void>;
}

/**
 * The mocked partner as a real HTTP server: for phones, for other stacks, for whatever cannot be intercepted.
 * @throws Error of Node where the port cannot be had
 */
export async function startMockServer(options: MockServerOptions = {}): Promise<MockServer> {
  const { port = 7007, host = '127.0.0.1', onRequest = () => {}, ...rest } = options;
  const { backend, listen } = createNodeListener(rest);
  const server = createServer(async (request, response) => {
    response.once('close', () =>
      onRequest(`${request.method} ${request.url?.split('?')[0]} ${response.statusCode}`),
    );
    const isAnswered = await listen(request, response).catch(() => true);
    if (!isAnswered) nothingHere(response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host === '0.0.0.0' ? 'localhost' : host}:${actual}`,
    port: actual,
    backend,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function nothingHere(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ errcode: 404, errmsg: 'There is nothing under this address.' }));
}
