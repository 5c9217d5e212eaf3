import ky from 'ky';
import { withDeadline } from '../shared/deadline.js';
import { FaceVerificationError } from '../shared/errors.js';
import { stringifyJson } from '../shared/stringifyJson.js';
import { abortError, raceAbort } from '../shared/wait.js';
import { joinAddress } from './address.js';
import type { ApiOptions } from './apiOptions.js';
import { createTokenSource } from './createTokenSource.js';
import { openConnection } from './openConnection.js';
import { readBody } from './readBody.js';
import { type Reply, readReply } from './readReply.js';
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

export interface Http {
  /** POSTs JSON and returns the parsed reply. */
  post(path: string, json: object, options: PostOptions): Promise<unknown>;
  /** Does ahead what the first request waits for: asks for the token and opens the connection. Never fails. */
  getReady(): Promise<void>;
}

/**
 * Creates the requests to the backend. Every failure is a `FaceVerificationError`. They settle even if `api.fetch` or
 * `api.getToken` never does.
 */
export function createHttp(api: ApiOptions): Http {
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
    // ky clones a request for its retries, which are never made here. A hook that answers comes before that, so that
    // no photo is copied.
    hooks: { beforeRequest: [(request) => (api.fetch ?? fetch)(request)] },
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

  return {
    async post(path, json, options) {
      const { signal } = options;
      if (signal.aborted) throw abortError();
      const first = token && (await raceAbort(token.get(), signal));
      let reply = await send(path, json, first, options);
      if (reply.status === 401 && token && first !== undefined) {
        reply = await send(path, json, await raceAbort(token.renew(first), signal), options);
      }
      return readReply(path, reply);
    },
    async getReady() {
      openConnection(api);
      // A failure is not kept: the request asks again, and reports it.
      await token?.get().catch(() => undefined);
    },
  };
}
