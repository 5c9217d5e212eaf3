import ky from 'ky';
import { withDeadline } from '../shared/deadline.js';
import { FaceVerificationError, type FaceVerificationErrorCode } from '../shared/errors.js';
import { stringifyJson } from '../shared/stringifyJson.js';
import { abortError, raceAbort } from '../shared/wait.js';
import { joinAddress } from './address.js';
import type { ApiOptions } from './apiOptions.js';
import { createTokenSource } from './createTokenSource.js';
import { parseJson } from './parseJson.js';
import { readBody } from './readBody.js';
import { extraHeaders } from './requestHeaders.js';
import { resolveAddress } from './resolveAddress.js';
import { readRetryAfter } from './retryAfter.js';

export interface PostOptions {
  readonly signal: AbortSignal;
  /** Headers besides Authorization and the host's own. A repetition with a new token has the same. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Timeout of each request in milliseconds, body included. The wait for a token has its own. */
  readonly timeoutMs: number;
  /** Maximum size of the reply in bytes. A longer one is `malformed_response`. */
  readonly maxBytes: number;
}

export type Post = (path: string, json: object, options: PostOptions) => Promise<unknown>;

interface Reply {
  readonly status: number;
  /** Body of the reply; `undefined` if it is too long. */
  readonly text: string | undefined;
  readonly retryAfterMs: number | undefined;
}

/**
 * Creates a function that POSTs JSON and returns the parsed reply. Every failure is a `FaceVerificationError`. It settles
 * even if `api.fetch` or `api.getToken` never does.
 */
export function createHttp(api: ApiOptions): Post {
  const token = api.getToken && createTokenSource(api.getToken);
  const http = ky.create({
    retry: 0,
    // ky's own timeout needs AbortSignal.any (Chrome 116, iOS 17.4) to abort a request.
    timeout: false,
    throwHttpErrors: false,
    stringifyJson,
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    credentials: api.credentials ?? 'same-origin',
    ...(api.fetch ? { fetch: api.fetch } : {}),
  });

  async function send(
    path: string,
    json: object,
    authorization: string | undefined,
    { signal: outer, headers: own, timeoutMs, maxBytes }: PostOptions,
  ): Promise<Reply> {
    const headers = {
      ...extraHeaders(api.headers),
      ...own,
      ...(authorization === undefined ? {} : { Authorization: authorization }),
    };
    const address = resolveAddress(joinAddress(api.baseUrl, path));
    const request = async (signal: AbortSignal): Promise<Reply> => {
      try {
        const response = await http.post(address, { json, headers, signal });
        const { status } = response;
        return {
          status,
          text: await readBody(response, maxBytes),
          retryAfterMs: readRetryAfter(response.headers),
        };
      } catch {
        if (signal.aborted) throw abortError();
        // No cause: ky's error holds the request and thus the token, and browsers only say "Failed to fetch".
        throw new FaceVerificationError('network_unreachable', `${address} could not be reached.`);
      }
    };
    return withDeadline(timeoutMs, outer, request, path);
  }

  return async (path, json, options) => {
    const { signal } = options;
    if (signal.aborted) throw abortError();
    const first = token && (await raceAbort(token.get(), signal));
    let reply = await send(path, json, first, options);
    if (reply.status === 401 && token && first !== undefined) {
      reply = await send(path, json, await raceAbort(token.renew(first), signal), options);
    }
    return readReply(path, reply);
  };
}

/** Parses a reply. The HTTP status takes precedence over the body. */
function readReply(path: string, { status, text, retryAfterMs }: Reply): unknown {
  const isOk = status >= 200 && status <= 299;
  const details = {
    httpStatus: status,
    retryAfterMs,
    traceNo: isOk ? undefined : traceOf(text),
  };
  const fail = (code: FaceVerificationErrorCode, what: string) =>
    new FaceVerificationError(code, `${path} answered ${what}.`, { details });
  if (status === 401) throw fail('unauthorized', '401, to a fresh token too if there was one');
  if (!isOk) throw fail('http_error', `HTTP ${status}`);
  if (text === undefined) throw fail('malformed_response', 'more than can be read');
  try {
    return parseJson(text);
  } catch {
    throw fail('malformed_response', 'something other than JSON');
  }
}

/** Returns the traceNo of a failed reply, if there is one. Support asks for it. */
function traceOf(text: string | undefined): string | undefined {
  try {
    const traceNo: unknown = Reflect.get(
      Object(Reflect.get(Object(parseJson(text ?? '')), 'data')),
      'traceNo',
    );
    return typeof traceNo === 'string' ? traceNo.slice(0, 200) : undefined;
  } catch {
    return undefined;
  }
}
