import { joinAddress } from '../client/address.js';
import { createTokenSource, type GetToken } from '../client/createTokenSource.js';
import { type Reply, readReply } from '../client/readReply.js';
import { withDeadline } from '../shared/deadline.js';
import { FaceVerificationError } from '../shared/errors.js';
import { abortError } from '../shared/wait.js';
import type { BodyParts } from './bodyParts.js';
import { sendByFetch } from './sendByFetch.js';
import { sendByNode } from './sendByNode.js';

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

/** POSTs JSON to the partner and returns the parsed reply. Every failure is a `FaceVerificationError`. */
export type AskPartner = (path: string, body: BodyParts, limits: PartnerLimits) => Promise<unknown>;

/**
 * Creates the partner's client. Requests share one token, which is renewed once for all on a 401. A request is repeated
 * for that reason alone. The widget's client needs what a browser has; this one needs `fetch`, which every runtime has.
 */
export function createPartner({ partnerUrl, getPartnerToken, fetch }: PartnerOptions): AskPartner {
  const tokens = createTokenSource(getPartnerToken);
  const post = fetch
    ? sendByFetch(fetch)
    : (sendByNode() ?? sendByFetch((...args) => globalThis.fetch(...args)));

  function send(path: string, body: BodyParts, token: string, { timeoutMs, maxBytes }: PartnerLimits) {
    const request = async (signal: AbortSignal): Promise<Reply> => {
      try {
        return await post({
          url: joinAddress(partnerUrl, path),
          headers: { Authorization: token, 'Content-Type': 'application/json', Accept: 'application/json' },
          body,
          signal,
          maxBytes,
        });
      } catch {
        if (signal.aborted) throw abortError();
        // No cause, since it may hold the request and thus the token.
        throw new FaceVerificationError('network_unreachable', `${path} could not be reached.`);
      }
    };
    return withDeadline(timeoutMs, undefined, request, path);
  }

  return async (path, body, limits) => {
    const token = await tokens.get();
    const reply = await send(path, body, token, limits);
    if (reply.status !== 401) return readReply(path, reply);
    return readReply(path, await send(path, body, await tokens.renew(token), limits));
  };
}
