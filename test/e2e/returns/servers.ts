import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecureServer } from 'node:https';

/** A request as it came over the wire, with what was answered. */
export interface WireRequest {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly referrer: string | undefined;
  readonly authorization: string | undefined;
  readonly idempotencyKey: string | undefined;
  /** Milliseconds by the server's clock. */
  readonly begunAt: number;
  endedAt: number | undefined;
  reply: string;
}

export type Answer = (
  request: WireRequest,
  incoming: IncomingMessage,
  response: ServerResponse,
) => void | Promise<void>;

export interface Site {
  /** Its origin, such as `http://127.0.0.1:41234`. */
  readonly origin: string;
  /** Every request, oldest first. */
  readonly requests: readonly WireRequest[];
  close(): Promise<void>;
}

/** A site on a free port, which makes it an origin of its own. `certificate`: over https. */
export async function serveSite(answer: Answer, certificate?: string): Promise<Site> {
  const requests: WireRequest[] = [];
  const listener: RequestListener = async (incoming, response) => {
    const url = new URL(incoming.url ?? '/', 'http://localhost');
    const begunAt = performance.now();
    const request: WireRequest = {
      path: url.pathname,
      query: url.searchParams,
      body: await readText(incoming),
      referrer: incoming.headers.referer,
      authorization: incoming.headers.authorization,
      idempotencyKey: incoming.headers['idempotency-key']?.toString(),
      begunAt,
      endedAt: undefined,
      reply: '',
    };
    requests.push(request);
    response.once('close', () => {
      request.endedAt = performance.now();
    });
    await answer(request, incoming, response);
  };
  const server = certificate
    ? createSecureServer({ key: certificate, cert: certificate }, listener)
    : createServer(listener);
  const port = await listen(server);
  return {
    origin: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address) resolve(address.port);
    });
  });
}

async function readText(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part);
  return Buffer.concat(parts).toString();
}

export function send(
  response: ServerResponse,
  status: number,
  type: string,
  content: string | Uint8Array,
): void {
  response.writeHead(status, { 'content-type': type }).end(content);
}
