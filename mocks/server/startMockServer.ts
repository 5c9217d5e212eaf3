import { createServer, type ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import type { MockBackend } from '../backend.js';
import type { MockHandlerOptions } from '../createMockHandlers.js';
import { createNodeListener } from './createNodeListener.js';

export interface MockServerOptions extends MockHandlerOptions {
  /**
   * Port to listen on; 0 takes any free port.
   * @default 7007, as in the partner's document
   */
  readonly port?: number | undefined;
  /**
   * Address to listen on; `0.0.0.0` lets phones connect.
   * @default '127.0.0.1'
   */
  readonly host?: string | undefined;
  /**
   * Names that requests may have in their Host header, besides `host`, localhost and IP addresses. A page of another name
   * gets a 403, since a stranger's name may lead to this machine (DNS rebinding).
   * @default []
   */
  readonly allowedHosts?: readonly string[] | undefined;
  /** Receives the method, path and status of every request, never a body or a query. */
  readonly onRequest?: ((line: string) => void) | undefined;
}

export interface MockServer {
  /** Base URL, such as `http://127.0.0.1:7007`. */
  readonly url: string;
  readonly port: number;
  readonly backend: MockBackend;
  /** Stops the server and closes open connections. */
  close(): Promise<void>;
}

/**
 * Starts the mocked partner as a real HTTP server, for phones, other stacks and clients that cannot be intercepted.
 * @throws Node's error if the port is taken or forbidden
 */
export async function startMockServer(options: MockServerOptions = {}): Promise<MockServer> {
  const { port = 7007, host = '127.0.0.1', allowedHosts = [], onRequest = () => {}, ...rest } = options;
  const names = [host, ...allowedHosts].map((name) => name.toLowerCase());
  const { backend, listen } = createNodeListener(rest);
  const server = createServer(async (request, response) => {
    response.once('close', () =>
      onRequest(`${request.method} ${request.url?.split('?')[0]} ${response.statusCode}`),
    );
    if (!isAllowedHost(request.headers.host, names)) {
      request.resume();
      return sendError(response, 403, FORBIDDEN_HOST);
    }
    const isAnswered = await listen(request, response).catch(() => true);
    if (!isAnswered) sendError(response, 404, 'There is nothing under this address.');
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

const FORBIDDEN_HOST =
  'The mock server does not answer this host name. Name it by --allowed-host, or by allowedHosts of startMockServer.';

/** Returns whether a Host header is localhost, an IP address or one of `names`. Rebinding always needs a name. */
function isAllowedHost(header: string | undefined, names: readonly string[]): boolean {
  if (header === undefined) return true; // HTTP/1.0, which no browser speaks
  const name = header
    .replace(/:\d*$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
  return /^(?:.+\.)?localhost$/.test(name) || isIP(name) !== 0 || names.includes(name);
}

function sendError(response: ServerResponse, status: number, errmsg: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ errcode: status, errmsg }));
}
