import { GatewayError } from './gatewayError.js';

/** Timeout of a body in milliseconds. 400,000 characters take 40 s at 10 kB/s, a poor 2G uplink. */
const BODY_TIMEOUT_MS = 60_000;

/**
 * Reads a request's JSON body. A body above the limit is refused as soon as it exceeds it: at its Content-Length, or while
 * it arrives.
 * @throws GatewayError `unsupported_media_type`, `body_too_large`, `request_timed_out`, `invalid_request`
 */
export async function readJsonBody(request: Request, maxBytes: number): Promise<unknown> {
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
  return parse(await readBytes(request, maxBytes));
}

async function readBytes({ body }: Request, maxBytes: number): Promise<readonly Uint8Array[]> {
  if (!body) return [];
  const reader = body.getReader();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    cancel();
  }, BODY_TIMEOUT_MS);
  // Not awaited: a stream need not finish canceling.
  const cancel = () => void reader.cancel().catch(() => {});
  const parts: Uint8Array[] = [];
  let byteLength = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      byteLength += part.value.byteLength;
      if (byteLength > maxBytes) throw tooLarge(maxBytes);
      parts.push(part.value);
    }
  } catch (error) {
    cancel();
    if (error instanceof GatewayError) throw error;
    throw new GatewayError('invalid_request', 'The body broke off.');
  } finally {
    clearTimeout(timer);
  }
  if (isLate) throw new GatewayError('request_timed_out', 'The body took longer than 60 s.');
  return parts;
}

function parse(parts: readonly Uint8Array[]): unknown {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    const text = parts.map((part) => decoder.decode(part, { stream: true })).join('') + decoder.decode();
    return JSON.parse(text);
  } catch {
    // Without the parser's message, which quotes the body.
    throw new GatewayError('invalid_request', 'The body must be JSON in UTF-8.');
  }
}

function tooLarge(maxBytes: number): GatewayError {
  return new GatewayError('body_too_large', `The body must not exceed ${maxBytes} bytes.`);
}
