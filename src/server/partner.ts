import { joinAddress } from '../client/address.js';
import { createTokenSource, type GetToken } from '../client/createTokenSource.js';
import { readBody } from '../client/readBody.js';
import { type Reply, readReply } from '../client/readReply.js';
import { readRetryAfter } from '../client/retryAfter.js';
import { withDeadline } from '../shared/deadline.js';
import { FaceVerificationError } from '../shared/errors.js';
import { abortError } from '../shared/wait.js';

export interface PartnerOptions {
  readonly partnerUrl: string;
  readonly getPartnerToken: GetToken;
  readonly fetch?: typeof globalThis.fetch | undefined;
}

interface PartnerLimits {
  /** Timeout of each request in milliseconds, body included. */
  readonly timeoutMs: number;
  /** Maximum size of the reply in bytes. */
  readonly maxBytes: number;
}

/** POSTs a JSON text to the partner and returns the parsed reply. Every failure is a `FaceVerificationError`. */
export type AskPartner = (path: string, body: string, limits: PartnerLimits) => Promise<unknown>;

/**
 * Creates the partner's client. Requests share one token, which is renewed once for all on a 401. A request is repeated
 * for that reason alone. The widget's client needs what a browser has; this one needs `fetch`, which every runtime has.
 */
export function createPartner({ partnerUrl, getPartnerToken, fetch }: PartnerOptions): AskPartner {
  const tokens = createTokenSource(getPartnerToken);

  function send(path: string, body: string, token: string, limits: PartnerLimits): Promise<Reply> {
    const request = async (signal: AbortSignal): Promise<Reply> => {
      try {
        const response = await (fetch ?? globalThis.fetch)(joinAddress(partnerUrl, path), {
          method: 'POST',
          headers: { Authorization: token, 'Content-Type': 'application/json', Accept: 'application/json' },
          body,
          // Workers have no `error`. A redirect's own status is outside 2xx, so that it fails without being followed.
          redirect: 'manual',
          signal,
        });
        return {
          status: response.status,
          text: await readBody(response, limits.maxBytes),
          retryAfterMs: readRetryAfter(response.headers),
        };
      } catch {
        if (signal.aborted) throw abortError();
        // No cause, since it may hold the request and thus the token.
        throw new FaceVerificationError('network_unreachable', `${path} could not be reached.`);
      }
    };
    return withDeadline(limits.timeoutMs, undefined, request, path);
  }

  return async (path, body, limits) => {
    const token = await tokens.get();
    const reply = await send(path, body, token, limits);
    if (reply.status !== 401) return readReply(path, reply);
    return readReply(path, await send(path, body, await tokens.renew(token), limits));
  };
}
