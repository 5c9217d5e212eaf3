import { readBody } from '../client/readBody.js';
import type { Reply } from '../client/readReply.js';
import { readRetryAfter } from '../client/retryAfter.js';
import { type BodyParts, joinParts } from './bodyParts.js';

/** A POST to the partner. */
interface PartnerPost {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: BodyParts;
  readonly signal: AbortSignal;
  /** Maximum size of the reply in bytes. The text of a longer one is `undefined`. */
  readonly maxBytes: number;
}

/** Sends a request and reads its reply. Redirects are not followed. Rejects if there is no whole reply. */
export type SendPost = (post: PartnerPost) => Promise<Reply>;

/** Creates the client of runtimes that have `fetch` alone, and of hosts that pass their own. */
export function sendByFetch(fetch: typeof globalThis.fetch): SendPost {
  return async ({ url, headers, body, signal, maxBytes }) => {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: joinParts(body),
      // Workers have no `error`. A redirect's own status is outside 2xx, so that it fails without being followed.
      redirect: 'manual',
      signal,
    });
    return {
      status: response.status,
      text: await readBody(response, maxBytes),
      retryAfterMs: readRetryAfter(response.headers),
    };
  };
}
