import type { Outcome } from '../flow/model.js';
import { type FaceVerificationError, isFaceVerificationError } from '../shared/errors.js';
import { waitOrVisible, watchHidden } from '../shared/wait.js';
import { isLongWait } from './rateLimit.js';

/**
 * Delays before each query in milliseconds, 27 s in all. The result may lag 1–2 s behind the SDK's return and is queried
 * every 2 s (https://cloud.tencent.com/document/product/1007/114181), then less often. A normal verification takes one or
 * two queries.
 */
const PATIENT: readonly number[] = [0, 2000, 2000, 3000, 5000, 5000, 10_000];

/** Delays in milliseconds if the SDK returned an error: the documented three queries, 2 s apart. */
const IMPATIENT: readonly number[] = [0, 2000, 2000];

/** Maximum number of consecutive failures. */
const MAX_FAILURES = 3;

/** Queries the result once, within the rate limit of the client. Returns `undefined` if there is no verdict yet. */
export type Query = (signal: AbortSignal) => Promise<Outcome | undefined>;

/**
 * Polls until there is a verdict, one query at a time. Pauses while the page is hidden and queries soon when it becomes
 * visible. Such a query does not use up an attempt. Transient failures do not end the polling.
 * @returns `undefined` if there is no verdict after the last attempt
 * @throws FaceVerificationError after three consecutive failures, and at once after one that is not transient or has a
 * Retry-After of more than 30 s
 */
export async function pollOutcome(
  query: Query,
  { signal, patient }: { signal: AbortSignal; patient: boolean },
): Promise<Outcome | undefined> {
  let failures = 0;
  let lastError: unknown;
  let interrupted = false;
  const delays = patient ? PATIENT : IMPATIENT;
  for (let attempts = 0; attempts < delays.length; ) {
    const delay = interrupted ? 0 : jittered(delays[attempts] ?? 0);
    const end = await waitOrVisible(delay, signal);
    if (end === 'over' && !interrupted) attempts += 1;
    const hidden = watchHidden();
    try {
      const outcome = await query(signal);
      if (outcome) return outcome;
      failures = 0;
    } catch (error) {
      // iOS cancels the requests of a page in the background, and may report it only when the page is visible again
      // (https://github.com/hotwired/stimulus/issues/782).
      if (!hidden.seen()) failures += 1;
      if (failures >= MAX_FAILURES || !isTransient(error) || isLongWait(error)) throw error;
      lastError = error;
    } finally {
      interrupted = hidden.seen();
      hidden.stop();
    }
  }
  if (failures > 0) throw lastError;
  return undefined;
}

/** Interval in milliseconds. Slower than after a return, since the user still has to scan the code. */
const BACKGROUND_INTERVAL_MS = 3000;

/** Longest interval in milliseconds while the backend fails. */
const MAX_BACKGROUND_INTERVAL_MS = 30_000;

/**
 * Polls until there is a verdict of any kind. Pauses while the page is hidden and queries soon when it becomes visible. The
 * interval doubles with each transient failure, up to 30 s, and is 3 s again after a reply.
 * @throws FaceVerificationError after a failure that is not transient
 */
export async function waitForVerdict(query: Query, signal: AbortSignal): Promise<void> {
  let intervalMs = BACKGROUND_INTERVAL_MS;
  for (;;) {
    await waitOrVisible(jittered(intervalMs), signal);
    try {
      if (await query(signal)) return;
      intervalMs = BACKGROUND_INTERVAL_MS;
    } catch (error) {
      if (!isTransient(error)) throw error;
      intervalMs = Math.min(2 * intervalMs, MAX_BACKGROUND_INTERVAL_MS);
    }
  }
}

/** Varies a delay by up to 10 %, so that phones that failed together do not retry together. */
function jittered(ms: number): number {
  return ms * (0.9 + 0.2 * Math.random());
}

/** Returns whether an error may go away by itself, so that a retry can help. */
export function isTransient(error: unknown): error is FaceVerificationError {
  if (!isFaceVerificationError(error)) return false;
  if (error.code === 'network_unreachable' || error.code === 'request_timed_out') return true;
  // A token that did not come in time is requested again. One that the host refuses is not.
  if (error.code === 'token_unavailable') return isTransient(error.cause);
  const status = error.details.httpStatus ?? 0;
  return error.code === 'http_error' && (status >= 500 || status === 408 || status === 429);
}
