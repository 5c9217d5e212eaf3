import { joinAddress, validateBaseUrl } from '../../src/client/address.js';
import { createRandomId } from '../../src/shared/randomId.js';
import { toSingleLine } from '../../src/shared/toSingleLine.js';
import type { Endpoint } from '../faults.js';
import { valueAt } from './checkReply.js';

export interface SenderOptions {
  readonly baseUrl: string;
  /** Value of the Authorization header. Never printed. */
  readonly token?: string | undefined;
  /** Value of the Cookie header, for a backend with a session. Never printed. */
  readonly cookie?: string | undefined;
  /** More headers by their names. Their values are never printed. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
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
  /** The partner's `errmsg` without anything that was sent, at most 200 characters; empty if there is none. */
  readonly errmsg: string;
}

interface SendOptions {
  /**
   * Whether token, cookie and the host's headers are sent.
   * @default true
   */
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
export function createSender(options: SenderOptions): Sender {
  const { baseUrl, token, cookie, headers, paths, origin, timeoutMs = 60_000 } = options;
  const error = validateBaseUrl(baseUrl);
  if (error || !/^https?:/.test(baseUrl)) throw new RangeError(`--base-url ${error ?? 'must be http(s).'}`);

  const credentials = {
    ...headers,
    ...(token ? { Authorization: token } : {}),
    ...(cookie ? { Cookie: cookie } : {}),
  };

  async function request(endpoint: Endpoint, init: RequestInit, sent: object = {}): Promise<Reply | string> {
    const path = paths?.[endpoint] ?? `/tech/ai/face/${endpoint}`;
    try {
      const response = await fetch(joinAddress(baseUrl, path), {
        ...init,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const body = parse(await response.text());
      const errmsg = conceal(valueAt(body, 'errmsg'), [
        ...Object.values(credentials),
        ...Object.values(sent),
      ]);
      return { status: response.status, headers: response.headers, body, errmsg };
    } catch (error) {
      return error instanceof Error && error.name === 'TimeoutError'
        ? `no reply within ${timeoutMs / 1000} s`
        : 'could not be reached, or answered with a redirect';
    }
  }

  return {
    send: (endpoint, body, { authorized = true, key = createIdempotencyKey() } = {}) =>
      request(
        endpoint,
        {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            ...(authorized ? credentials : {}),
            ...(endpoint === 'faceAdv' ? { 'Idempotency-Key': key } : {}),
          },
          body: JSON.stringify(body),
        },
        body,
      ),
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

/** Shortest value that is concealed, in characters: a name may have two. */
const MIN_CONCEALED = 2;

/** Returns the partner's words without what was sent, which they may repeat. */
function conceal(errmsg: unknown, sent: readonly unknown[]): string {
  if (typeof errmsg !== 'string') return '';
  const values = sent.filter((value) => typeof value === 'string' && value.length >= MIN_CONCEALED);
  const concealed = values.reduce<string>((text, value) => text.split(String(value)).join('***'), errmsg);
  return toSingleLine(concealed).slice(0, 200);
}
