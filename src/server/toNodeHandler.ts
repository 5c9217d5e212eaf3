import { GatewayError, toGatewayError } from './gatewayError.js';
import { logError } from './logError.js';
import { readDirectly } from './readRequestBody.js';
import { errorReply, toResponse } from './replies.js';

/** The part of Node's `IncomingMessage` that `toNodeHandler` uses. Its types need no `@types/node`. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Whether the body has been read to its end, such as by a body parser. */
  readonly readableEnded: boolean;
  /** Whether the whole body has arrived. */
  readonly complete: boolean;
  /** Whether the connection is lost or closed. */
  readonly destroyed: boolean;
  on(event: 'data', listener: (part: Uint8Array) => void): unknown;
  on(event: 'end' | 'close', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  pause(): unknown;
  resume(): unknown;
  destroy(): unknown;
}

/** The part of Node's `ServerResponse` that `toNodeHandler` uses. */
export interface NodeResponse {
  /** Whether a reply has begun, such as that of a host's timeout. */
  readonly headersSent: boolean;
  writeHead(status: number, headers: Record<string, string | string[]>): unknown;
  end(body: Uint8Array): unknown;
}

/** Maximum number of bytes that are read and dropped after an early reply, so that a browser gets to read it. */
const MAX_DRAINED_BYTES = 1_000_000;
/** Maximum time in milliseconds for the same. */
const DRAIN_TIMEOUT_MS = 10_000;

/**
 * Adapts a gateway to Node's `http`, HTTPS and compatible HTTP/2, and to frameworks on top of them. The gateway receives Node's
 * request as its second argument, and passes it to `authorize`. Mount it before body parsers. The handler never rejects: a throw
 * of a host's own function around the gateway is written to the console, and the page gets a 500 with the code `unexpected`.
 * @example
 * createServer(toNodeHandler(gateway)).listen(3000); // http
 * app.use('/api', toNodeHandler(gateway)); // Express
 * app.use((ctx) => ((ctx.respond = false), toNodeHandler(gateway)(ctx.req, ctx.res))); // Koa
 */
export function toNodeHandler<Incoming extends NodeRequest = NodeRequest>(
  gateway: (request: Request, incoming: Incoming) => Promise<Response>,
): (incoming: Incoming, outgoing: NodeResponse) => Promise<void> {
  return async (incoming, outgoing) => {
    let body: Body | undefined;
    try {
      body = openBody(incoming);
      const request = await toRequest(incoming, body);
      await send(outgoing, await gateway(request, incoming));
    } catch (error) {
      if (!(error instanceof GatewayError)) logError(error);
      await send(outgoing, toResponse(errorReply(toGatewayError(error)), {}));
    }
    body?.release();
    if (!incoming.complete) drain(incoming);
  };
}

/** Sends a reply, unless the host has sent one in the meantime. */
async function send(outgoing: NodeResponse, response: Response): Promise<void> {
  const { status, headers } = response;
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (outgoing.headersSent) return;
  const cookies = headers.getSetCookie();
  outgoing.writeHead(status, {
    ...Object.fromEntries(headers),
    ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}),
    // A reply without content has no length (RFC 9110 8.6).
    ...(response.body ? { 'content-length': String(bytes.byteLength) } : {}),
  });
  outgoing.end(bytes);
}

/**
 * Converts a request. Express has its full path in `originalUrl`.
 * @throws GatewayError `invalid_request` if its address or a header is not valid
 */
async function toRequest(incoming: NodeRequest, body: Body): Promise<Request> {
  const { method = 'GET', headers } = incoming;
  const host = headers['host'] ?? headers[':authority'] ?? 'localhost';
  const path = String(Reflect.get(incoming, 'originalUrl') ?? incoming.url);
  const hasBody = method !== 'GET' && method !== 'HEAD';
  try {
    // The address of a proxy's request names a host, which is not to be believed.
    if (!path.startsWith('/')) throw new TypeError(path);
    // TypeScript's DOM types lack `duplex`, which Node requires for a stream.
    const init = {
      method,
      headers: toHeaders(headers),
      ...(hasBody ? { body: body.content, duplex: 'half' } : {}),
    };
    // The gateway reads the path and the headers alone.
    const scheme = 'http:';
    const request = new Request(`${scheme}//${String(host)}${path}`, init);
    // Reading it here lets the gateway say that it was read.
    if (body.isTaken) await request.text();
    return request;
  } catch (cause) {
    throw new GatewayError('invalid_request', 'The address or a header is invalid.', { cause });
  }
}

function toHeaders(headers: NodeRequest['headers']): [string, string][] {
  const converted: [string, string][] = [];
  for (const [name, value] of Object.entries(headers)) {
    // HTTP/2 has its own fields, which begin with a colon.
    if (value === undefined || name.startsWith(':')) continue;
    for (const one of typeof value === 'string' ? [value] : value) converted.push([name, one]);
  }
  return converted;
}

/** The body of a request: as it arrives, or as a body parser has left it. */
interface Body {
  readonly content: BodyInit;
  /** Whether a parser took the body and left nothing. */
  readonly isTaken: boolean;
  /** Stops reading into `content`. */
  release(): void;
}

function openBody(incoming: NodeRequest): Body {
  if (!incoming.readableEnded) return { ...toStream(incoming), isTaken: false };
  const parsed = 'body' in incoming ? incoming.body : undefined;
  const isRaw = typeof parsed === 'string' || parsed instanceof Uint8Array;
  // TypeScript does not know that the bytes of a request are not shared.
  const content = isRaw ? (parsed as string | Uint8Array<ArrayBuffer>) : JSON.stringify(parsed ?? '');
  return { content, isTaken: parsed === undefined, release: () => {} };
}

interface BodyListeners {
  part(part: Uint8Array): void;
  end(): void;
  /** Called if the connection is lost or `part` throws. */
  fail(error: unknown): void;
}

/**
 * Creates a stream of the body, and a reader that passes the stream by: a stream costs as much per part as the network does.
 * Nothing is read before one of them is used.
 */
function toStream(incoming: NodeRequest): Pick<Body, 'content' | 'release'> {
  let release = () => {};
  const listen = (listeners: BodyListeners) => {
    release = listenTo(incoming, listeners);
  };
  let isOpen = false;
  const content = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (isOpen) return void incoming.resume();
        isOpen = true;
        listen({
          part(part) {
            controller.enqueue(part);
            if ((controller.desiredSize ?? 0) <= 0) incoming.pause();
          },
          end: () => controller.close(),
          fail: (error) => controller.error(error),
        });
      },
      cancel: () => release(),
    },
    { highWaterMark: 0 },
  );
  readDirectly(content, {
    read: (take) =>
      new Promise((resolve, reject) => {
        listen({ part: take, end: resolve, fail: reject });
        const stop = release;
        release = () => {
          stop();
          resolve();
        };
      }),
    cancel: () => release(),
  });
  return { content, release: () => release() };
}

/** Passes the parts of a body on until its end. The returned function stops that. */
function listenTo(incoming: NodeRequest, { part, end, fail }: BodyListeners): () => void {
  let isOver = false;
  const finish = (notify: () => void) => {
    if (isOver) return;
    isOver = true;
    incoming.pause();
    notify();
  };
  const breakOff = () => finish(() => fail(new Error('The request broke off.')));
  incoming.on('data', (bytes) => {
    if (isOver) return;
    try {
      part(bytes);
    } catch (error) {
      finish(() => fail(error));
    }
  });
  incoming.on('end', () => finish(end));
  incoming.on('error', breakOff);
  incoming.on('close', breakOff);
  // Such a request emits nothing more.
  if (incoming.destroyed) breakOff();
  return () => finish(() => {});
}

/** Reads and drops the rest of a body, and closes the connection if there is too much of it. */
function drain(incoming: NodeRequest): void {
  let byteLength = 0;
  const timer = setTimeout(() => incoming.destroy(), DRAIN_TIMEOUT_MS);
  const stop = () => clearTimeout(timer);
  incoming.on('end', stop);
  incoming.on('close', stop);
  incoming.on('data', (part) => {
    byteLength += part.byteLength;
    if (byteLength > MAX_DRAINED_BYTES) incoming.destroy();
  });
  incoming.resume();
}
