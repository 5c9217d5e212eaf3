import type { PreparedPhoto } from '../flow/model.js';
import { type Connection, chooseBudget } from './budget.js';
import { type PhotoPlace, prepareSomewhere } from './fallbacks.js';
import type { HeicDecoder } from './heic/heicDecoder.js';
import { abortError, throwIfAborted } from './photoError.js';

export type { PhotoPlace } from './fallbacks.js';
export { warmUpPhotoWorker } from './worker/runInWorker.js';

export interface PreparePhotoOptions {
  /** Aborting rejects at once with an `AbortError` and frees everything. */
  readonly signal?: AbortSignal;
  /** 0–1, never going back. */
  readonly onProgress?: (fraction: number) => void;
  /** The result's base64 is strictly shorter. Default 400,000 characters; at least 20,000. */
  readonly maxBase64Length?: number;
  /**
   * What is known of the connection, which may lower the limit, never below 133,336 characters (100 kB). Default
   * what the browser tells; `ignore` keeps the limit.
   */
  readonly connection?: Connection | 'ignore';
  /** For HEIC where the engine cannot decode it: `heicDecoder()` of the `./heic` entry. */
  readonly heic?: HeicDecoder;
  /** Where to begin; default the best that the engine has. What fails to start moves on to the next. */
  readonly place?: PhotoPlace;
}

/**
 * Turns a taken or picked photo into an upright JPEG without metadata whose base64 is strictly shorter than the
 * limit. The file is read once and at once, since cloud files on Android go away (`NotReadableError`).
 * @throws FaceVerificationError with a `photo_…` code, `invalid_options`, or `network_unreachable` where the stages for the
 * page itself are needed and do not come; `AbortError` once aborted
 */
export async function preparePhoto(source: Blob, options: PreparePhotoOptions = {}): Promise<PreparedPhoto> {
  const { signal } = options;
  const budget = chooseBudget(options.maxBase64Length, options.connection);
  throwIfAborted(signal);
  const onProgress = forwardOnly(options.onProgress);
  const { maxBase64Length } = budget;
  const work = prepareSomewhere(
    { source, maxBase64Length, onProgress, signal, heic: options.heic },
    options.place ?? 'worker',
  );
  const { pixels, place } = await untilAborted(work, signal);
  onProgress(1);
  const { jpeg, stripped, ...rest } = pixels;
  return {
    ...rest,
    blob: new Blob([jpeg], { type: 'image/jpeg' }),
    path: stripped ? 'stripped' : place,
    budget,
  };
}

function forwardOnly(onProgress: ((fraction: number) => void) | undefined): (fraction: number) => void {
  let furthest = 0;
  return (fraction) => {
    if (fraction <= furthest) return;
    furthest = fraction;
    onProgress?.(fraction);
  };
}

/** Rejects as soon as the signal aborts, whatever the work is doing. */
function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(abortError());
    signal.addEventListener('abort', abort);
    if (signal.aborted) abort();
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
