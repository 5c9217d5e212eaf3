import type { BodyParts } from './bodyParts.js';
import { GatewayError } from './gatewayError.js';

/** Timeout of a body in milliseconds. 400,000 characters take 40 s at 10 kB/s, a poor 2G uplink. */
const BODY_TIMEOUT_MS = 60_000;

/** A body that can be read once. */
export interface BodyReader {
  /**
   * Passes each part to `take` as it arrives, and resolves at the end of the body or of `cancel`. Rejects if the body breaks
   * off, or with what `take` throws.
   */
  read(take: (part: Uint8Array) => void): Promise<void>;
  /** Stops reading. */
  cancel(): void;
}

/** Readers that are cheaper than a body's own stream, by that stream. */
const directReaders = new WeakMap<ReadableStream, BodyReader>();

/** Lets `readRequestBody` read a body from its source while its stream is untouched. */
export function readDirectly(stream: ReadableStream, reader: BodyReader): void {
  directReaders.set(stream, reader);
}

/**
 * Reads the body of a JSON request. A body above the limit is refused as soon as it exceeds it: at its Content-Length, or
 * while it arrives.
 * @throws GatewayError `unsupported_media_type`, `body_too_large`, `request_timed_out`, `invalid_request`
 */
export async function readRequestBody(request: Request, maxBytes: number): Promise<BodyParts> {
  const { headers } = request;
  // A form of another site cannot have this type without a preflight, so it also keeps forgeries of old browsers out.
  if (!/^application\/json\s*(?:;|$)/i.test(headers.get('Content-Type') ?? '')) {
    throw new GatewayError('unsupported_media_type', 'Content-Type must be application/json.');
  }
  const encoding = headers.get('Content-Encoding');
  if (encoding !== null && !/^identity$/i.test(encoding)) {
    throw new GatewayError('unsupported_media_type', 'Content-Encoding is not supported.');
  }
  if (Number(headers.get('Content-Length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  if (request.bodyUsed) {
    throw new GatewayError(
      'unexpected',
      'The body was read before the gateway: mount it before body parsers.',
    );
  }
  return request.body ? readParts(openReader(request.body), maxBytes) : [];
}

async function readParts(reader: BodyReader, maxBytes: number): Promise<BodyParts> {
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    reader.cancel();
  }, BODY_TIMEOUT_MS);
  const parts: Uint8Array[] = [];
  let byteLength = 0;
  try {
    await reader.read((part) => {
      byteLength += part.byteLength;
      if (byteLength > maxBytes) throw tooLarge(maxBytes);
      parts.push(part);
    });
  } catch (error) {
    reader.cancel();
    if (error instanceof GatewayError) throw error;
    throw new GatewayError('invalid_request', 'The body broke off.');
  } finally {
    clearTimeout(timer);
  }
  if (isLate) throw new GatewayError('request_timed_out', 'The body took longer than 60 s.');
  return parts;
}

function openReader(stream: ReadableStream<Uint8Array>): BodyReader {
  const direct = stream.locked ? undefined : directReaders.get(stream);
  if (direct) return direct;
  const reader = stream.getReader();
  return {
    async read(take) {
      for (let part = await reader.read(); !part.done; part = await reader.read()) take(part.value);
    },
    // Not awaited: a stream need not finish canceling.
    cancel: () => void reader.cancel().catch(() => {}),
  };
}

function tooLarge(maxBytes: number): GatewayError {
  return new GatewayError('body_too_large', `The body must not exceed ${maxBytes} bytes.`);
}
