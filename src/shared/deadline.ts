import { FaceVerificationError } from './errors.js';
import { abortError, raceAbort } from './wait.js';

/**
 * Runs `work` with a signal that aborts with `outer` or after a timeout, whichever comes first. It rejects at that time,
 * even if the work ignores its signal.
 * @param ms timeout in milliseconds
 * @param outer `undefined` if only the timeout can end the work
 * @param name name of what has to reply, for the error's message
 * @throws FaceVerificationError `request_timed_out` after the timeout
 * @throws DOMException `AbortError` when `outer` aborts
 */
export async function withDeadline<T>(
  ms: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => T | Promise<T>,
  name?: string,
): Promise<T> {
  if (outer?.aborted) throw abortError();
  const controller = new AbortController();
  const { signal } = controller;
  const abort = () => controller.abort();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    abort();
  }, ms);
  outer?.addEventListener('abort', abort);
  try {
    return await raceAbort(work(signal), signal);
  } catch (error) {
    if (isLate) {
      const of = name ? ` of ${name}` : '';
      throw new FaceVerificationError('request_timed_out', `No reply${of} within ${ms / 1000} s.`);
    }
    throw error;
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', abort);
  }
}
