import type { Outcome } from '../flow/model.js';
import { type FaceVerificationError, isFaceVerificationError } from '../shared/errors.js';
import { waitOrVisible, watchHidden } from '../shared/wait.js';

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

/** A backend that asks for more patience than this is told to the person instead. */
const MAX_RETRY_AFTER_MS = 30_000;

/** One question for the result; `undefined` means no verdict yet. */
export type Query = (signal: AbortSignal) => Promise<Outcome | undefined>;

/**
 * Asks until there is a verdict; `undefined` when patience is over. Pauses while the page is hidden and asks
 * at once when it is shown, though not before a backend's Retry-After; such a question costs no patience, so that
 * nobody is given up on for having looked elsewhere. One question at a time. Survives passing failures, since
 * asking changes nothing.
 */
export async function pollOutcome(
  query: Query,
  { signal, patient }: { signal: AbortSignal; patient: boolean },
): Promise<Outcome | undefined> {
  let failures = 0;
  let lastError: unknown;
  let askedToWait = 0;
  let interrupted = false;
  const delays = patient ? PATIENT : IMPATIENT;
  for (let asked = 0; asked < delays.length; ) {
    const delay = interrupted ? 0 : jittered(delays[asked] ?? 0);
    const end = await waitOrVisible(delay, askedToWait, signal);
    if (end === 'over' && !interrupted) asked += 1;
    askedToWait = 0;
    const hidden = watchHidden();
    try {
      const outcome = await query(signal);
      if (outcome) return outcome;
      failures = 0;
    } catch (error) {
      // iOS cuts the requests of a page in the background, and may say so only when it is shown again
      // (https://github.com/hotwired/stimulus/issues/782).
      if (!hidden.seen()) failures += 1;
      if (failures >= MAX_FAILURES || !isTransient(error)) throw error;
      askedToWait = error.details.retryAfterMs ?? 0;
      if (askedToWait > MAX_RETRY_AFTER_MS) throw error;
      lastError = error;
    } finally {
      interrupted = hidden.seen();
      hidden.stop();
    }
  }
  if (failures > 0) throw lastError;
  return undefined;
}

/** Slower than after a return: somebody is still reaching for their phone. */
const BACKGROUND_INTERVAL_MS = 3000;

/**
 * Asks until there is a verdict, whatever it is. Pauses while the page is hidden, asks at once when it is shown,
 * survives passing failures.
 */
export async function waitForVerdict(query: Query, signal: AbortSignal): Promise<void> {
  for (;;) {
    await waitOrVisible(BACKGROUND_INTERVAL_MS, 0, signal);
    try {
      if (await query(signal)) return;
    } catch (error) {
      if (!isTransient(error)) throw error;
    }
  }
}

/** Within a tenth of `ms`, so that many phones that failed together do not come back together. */
function jittered(ms: number): number {
  return ms * (0.9 + 0.2 * Math.random());
}

/** Whether asking again may help. */
export function isTransient(error: unknown): error is FaceVerificationError {
  if (!isFaceVerificationError(error)) return false;
  if (error.code === 'network_unreachable' || error.code === 'request_timed_out') return true;
  const status = error.details.httpStatus ?? 0;
  return error.code === 'http_error' && (status >= 500 || status === 408 || status === 429);
}
