import { joinAddress, validateBaseUrl } from '../../src/client/address.js';
import { createRandomId } from '../../src/shared/randomId.js';
import type { Endpoint } from '../faults.js';

export interface SenderOptions {
  readonly baseUrl: string;
  /** Value of the Authorization header. Never printed. */
  readonly token: string;
  readonly paths?: { readonly [Name in Endpoint]?: string | undefined } | undefined;
  /**
   * Origin of the host's page, for the question whether CORS allows its requests.
   * @default the origin of `baseUrl`
   */
  readonly origin?: string | undefined;
  /**
   * Timeout of each request in milliseconds.
   * @default 60_000
   */
  readonly timeoutMs?: number | undefined;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; `undefined` if the body is none. */
  readonly body: unknown;
}

interface SendOptions {
  /** @default true */
  readonly authorized?: boolean;
  /**
   * Idempotency-Key of a faceAdv.
   * @default a new one
   */
  readonly key?: string;
}

/** Sends a request of the widget. Resolves to the reply, or to a message if there is none. */
export type Send = (endpoint: Endpoint, body: object, options?: SendOptions) => Promise<Reply | string>;

interface Sender {
  readonly send: Send;
  /** Sends the question that browsers ask before a faceAdv to another origin. */
  readonly preflight: () => Promise<Reply | string>;
}

/**
 * Creates the functions that send requests as the widget does.
 * @throws RangeError if the base URL is not valid
 */
export function createSender({ baseUrl, token, paths, origin, timeoutMs = 60_000 }: SenderOptions): Sender {
  const error = validateBaseUrl(baseUrl);
  if (error || !/^https?:/.test(baseUrl)) throw new RangeError(`--base-url ${error ?? 'must be http(s).'}`);

  async function request(endpoint: Endpoint, init: RequestInit): Promise<Reply | string> {
    const path = paths?.[endpoint] ?? `/tech/ai/face/${endpoint}`;
    try {
      const response = await fetch(joinAddress(baseUrl, path), {
        ...init,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: parse(text) };
    } catch (error) {
      return error instanceof Error && error.name === 'TimeoutError'
        ? `no reply within ${timeoutMs / 1000} s`
        : 'could not be reached, or answered with a redirect';
    }
  }

  return {
    send: (endpoint, body, { authorized = true, key = createIdempotencyKey() } = {}) =>
      request(endpoint, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...(authorized ? { Authorization: token } : {}),
          ...(endpoint === 'faceAdv' ? { 'Idempotency-Key': key } : {}),
        },
        body: JSON.stringify(body),
      }),
    preflight: () =>
      request('faceAdv', {
        method: 'OPTIONS',
        headers: {
          Origin: origin ?? new URL(baseUrl).origin,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'authorization,content-type,idempotency-key',
        },
      }),
  };
}

/** Creates a key in the widget's form. */
export function createIdempotencyKey(): string {
  return `"${createRandomId()}"`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
