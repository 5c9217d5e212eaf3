import { wait } from '../shared/wait.js';
import { GatewayError, toGatewayError } from './gatewayError.js';
import type { Orders } from './orders.js';
import { errorReply, type PageReply } from './replies.js';

/** Opens an order and returns the reply. It calls `onSend` just before the partner may receive the request. */
type OpenOrder = (onSend: () => void) => Promise<PageReply>;

/**
 * Answers requests with the same idempotency key of a user by the reply to the first one, in every process that shares the
 * store.
 */
export type AnswerOnce = (
  userId: string,
  key: string,
  openOrder: OpenOrder,
) => Promise<{ readonly reply: PageReply; readonly isReplay: boolean }>;

/** Time in milliseconds for which a repeated request waits for the reply to the first one. A page waits for 60 s. */
const REPEAT_TIMEOUT_MS = 50_000;
/** Pause in milliseconds between two looks for that reply. */
const REPEAT_PAUSE_MS = 200;

/**
 * Reads the idempotency key of a request. The widget sends one per photo and attempt, quoted as RFC 9651 has it.
 * @returns `undefined` if there is none
 * @throws GatewayError `invalid_request` if it is longer than 128 characters or has others than visible ASCII
 */
export function readIdempotencyKey(headers: Headers): string | undefined {
  const key = headers.get('Idempotency-Key');
  if (key === null || /^[\x21-\x7e]{1,128}$/.test(key)) return key ?? undefined;
  throw new GatewayError('invalid_request', 'Idempotency-Key must have 1 to 128 visible ASCII characters.');
}

/** Creates the memory of answered keys. */
export function createIdempotency(orders: Orders): AnswerOnce {
  /** Claims the key, or waits for the reply to the request that has it. */
  async function claim(userId: string, key: string): Promise<PageReply | undefined> {
    const end = Date.now() + REPEAT_TIMEOUT_MS;
    while (!(await orders.claimKey(userId, key))) {
      const reply = await orders.findReply(userId, key);
      if (reply !== undefined && reply !== 'pending') return reply;
      if (Date.now() > end) {
        throw new GatewayError('request_in_progress', 'The first request with this key is not answered yet.');
      }
      await wait(REPEAT_PAUSE_MS, new AbortController().signal);
    }
    return undefined;
  }

  async function answerFirst(userId: string, key: string, openOrder: OpenOrder): Promise<PageReply> {
    let isSent = false;
    try {
      const reply = await openOrder(() => {
        isSent = true;
      });
      // The order is stored already. A failure here only costs a repetition its reply.
      await orders.storeReply(userId, key, reply).catch(ignore);
      return reply;
    } catch (error) {
      // An attempt that may have reached the partner keeps its reply, so that no repetition reaches it again.
      const end = isSent
        ? orders.storeReply(userId, key, errorReply(toGatewayError(error)))
        : orders.releaseKey(userId, key);
      await end.catch(ignore);
      throw error;
    }
  }

  return async (userId, key, openOrder) => {
    const known = await claim(userId, key);
    return known
      ? { reply: known, isReplay: true }
      : { reply: await answerFirst(userId, key, openOrder), isReplay: false };
  };
}

/** The store has reported its failure. */
function ignore(): void {}
