import { FaceVerificationError } from './errors.js';
import { abortError } from './wait.js';

/**
 * Runs `work` with a signal that aborts with `outer` or after `ms`, whichever comes first.
 * @throws FaceVerificationError `request_timed_out` after `ms` milliseconds
 */
export async function withDeadline<T>(
  ms: number,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (outer.aborted) throw abortError();
  const controller = new AbortController();
  const abort = () => controller.abort();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    abort();
  }, ms);
  outer.addEventListener('abort', abort);
  try {
    return await work(controller.signal);
  } catch (error) {
    if (late) throw new FaceVerificationError('request_timed_out', `No reply within ${ms / 1000} s.`);
    throw error;
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', abort);
  }
}
