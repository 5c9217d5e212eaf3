import { type FaceVerificationError, isFaceVerificationError } from '../errors.js';
import type { Outcome } from '../flow/model.js';
import { untilVisible, wait } from './wait.js';

/**
 * Waits before each question, in milliseconds. The result may lag 1–2 s behind the SDK's return and is asked
 * for every 2 s (https://cloud.tencent.com/document/product/1007/114181), then more rarely: 27 s in all, which
 * is as long as a person looks at a waiting page. A normal verification takes one or two questions.
 */
const PATIENT: readonly number[] = [0, 2000, 2000, 3000, 5000, 5000, 10_000];

/** When the SDK itself said that the person did not finish: the documented three questions, 2 s apart. */
const IMPATIENT: readonly number[] = [0, 2000, 2000];

/** After so many failures in a row the person is told. */
const MAX_FAILURES = 3;

/**
 * Asks until there is a verdict; `undefined` when patience is over. Pauses while the page is hidden and asks
 * at once when it is shown. Survives passing failures, since asking changes nothing.
 */
export async function pollOutcome(
  query: (signal: AbortSignal) => Promise<Outcome | undefined>,
  { signal, patient }: { signal: AbortSignal; patient: boolean },
): Promise<Outcome | undefined> {
  let failures = 0;
  let lastError: unknown;
  for (const delay of patient ? PATIENT : IMPATIENT) {
    await wait(delay, signal);
    await untilVisible(signal);
    try {
      const outcome = await query(signal);
      if (outcome) return outcome;
      failures = 0;
    } catch (error) {
      failures += 1;
      if (failures >= MAX_FAILURES || !isPassing(error)) throw error;
      lastError = error;
    }
  }
  if (failures > 0) throw lastError;
  return undefined;
}

function isPassing(error: unknown): error is FaceVerificationError {
  if (!isFaceVerificationError(error)) return false;
  if (error.code === 'network_unreachable' || error.code === 'request_timed_out') return true;
  const status = error.details.httpStatus ?? 0;
  return error.code === 'http_error' && (status >= 500 || status === 408 || status === 429);
}
