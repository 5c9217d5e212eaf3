import { type FaceVerificationError, isFaceVerificationError } from '../shared/errors.js';
import { raceAbort, untilVisible } from '../shared/wait.js';

/** Shortest time between the starts of two questions in milliseconds. */
const INTERVAL_MS = 1000;

/** Longest Retry-After in milliseconds that a question waits for. A longer one is an error for the user. */
const MAX_RETRY_AFTER_MS = 30_000;

/** Longest delay of a timer in milliseconds. A longer one would fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * Asks the backend when the limit allows it.
 * @throws DOMException `AbortError` as soon as `signal` aborts before the question
 * @throws FaceVerificationError the last error, without a question, while its long Retry-After lasts
 */
export type AskInTurn = <Answer>(question: () => Promise<Answer>, signal: AbortSignal) => Promise<Answer>;

/**
 * Creates the limit that all questions about results share: at most one a second, none before a Retry-After has passed, and
 * none while the page is hidden. It counts with timers, so that a clock that jumps changes nothing.
 */
export function createRateLimit(): AskInTurn {
  /** Resolves when the next question may be asked. */
  let closed: Promise<unknown> | undefined;
  /** Error whose Retry-After is too long to wait for. */
  let refusal: FaceVerificationError | undefined;

  function close(ms: number): void {
    const opened = Promise.all([closed, sleep(ms)]).then(() => {
      if (closed === opened) closed = undefined;
    });
    closed = opened;
  }

  function holdAfter(error: FaceVerificationError): void {
    const ms = error.details.retryAfterMs ?? 0;
    if (!isLongWait(error)) {
      if (ms > 0) close(ms);
      return;
    }
    refusal = error;
    void sleep(ms).then(() => {
      if (refusal === error) refusal = undefined;
    });
  }

  /** Waits for a turn and takes it. Nothing is awaited in between, so that two callers never get the same turn. */
  async function takeTurn(signal: AbortSignal): Promise<void> {
    for (;;) {
      await untilVisible(signal);
      if (refusal) throw refusal;
      if (!closed) break;
      await raceAbort(closed, signal);
    }
    close(INTERVAL_MS);
  }

  return async (question, signal) => {
    await takeTurn(signal);
    try {
      return await question();
    } catch (error) {
      if (isFaceVerificationError(error)) holdAfter(error);
      throw error;
    }
  };
}

/** Returns whether an error asks to wait longer than a user does. */
export function isLongWait({ details }: FaceVerificationError): boolean {
  return (details.retryAfterMs ?? 0) > MAX_RETRY_AFTER_MS;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.min(ms, MAX_TIMER_MS)));
}
