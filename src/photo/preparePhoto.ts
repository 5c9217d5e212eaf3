import { type FaceVerificationError, isAbort, isFaceVerificationError } from '../errors.js';
import type { PhotoPath, PreparedPhoto } from '../flow/model.js';
import { canPrepareHere } from './capabilities.js';
import { type Connection, chooseBudget } from './chooseBudget.js';
import { decodePhoto } from './decodePhoto.js';
import { MAX_BYTES } from './limits.js';
import { abortError, photoError } from './photoError.js';
import { type PreparedPixels, preparePixels } from './preparePixels.js';
import { runInWorker, WorkerUnavailable } from './runInWorker.js';
import { sniff } from './sniff.js';
import { readBlob } from './surface.js';

export { warmUpPhotoWorker } from './runInWorker.js';

/** Where the work is done; `stripped` is what comes of it, not a place. */
export type PhotoPlace = Exclude<PhotoPath, 'stripped'>;

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
  /** Where to begin; default the best that the engine has. What fails to start moves on to the next. */
  readonly place?: PhotoPlace;
}

/**
 * Turns a taken or picked photo into an upright JPEG without metadata whose base64 is strictly shorter than the
 * limit. The file is read once and at once, since cloud files on Android go away (`NotReadableError`).
 * @throws FaceVerificationError with a `photo_…` code, or `invalid_options`; `AbortError` once aborted
 */
export async function preparePhoto(source: Blob, options: PreparePhotoOptions = {}): Promise<PreparedPhoto> {
  const { signal } = options;
  const budget = chooseBudget(options.maxBase64Length, options.connection);
  throwIfAborted(signal);
  const onProgress = forwardOnly(options.onProgress);
  const bytes = await untilAborted(readOnce(source), signal);
  // Before a worker is asked: most mistakes of a person end here.
  sniff(bytes);
  onProgress(0.05);
  const run: Run = { bytes, maxBase64Length: budget.maxBase64Length, onProgress, signal };
  const { pixels, place } = await untilAborted(prepareSomewhere(run, options.place ?? 'worker'), signal);
  onProgress(1);
  const { jpeg, stripped, ...rest } = pixels;
  return {
    ...rest,
    blob: new Blob([jpeg], { type: 'image/jpeg' }),
    path: stripped ? 'stripped' : place,
    budget,
  };
}

interface Run {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly maxBase64Length: number;
  readonly onProgress: (fraction: number) => void;
  readonly signal: AbortSignal | undefined;
}

interface Done {
  readonly pixels: PreparedPixels;
  readonly place: PhotoPlace;
}

async function prepareSomewhere(run: Run, place: PhotoPlace): Promise<Done> {
  if (place === 'compatible' || !canPrepareHere()) return prepareHere(run, 'compatible');
  const attempt = await (place === 'worker' ? attemptInWorker(run) : attemptHere(run));
  if (!('error' in attempt)) return attempt;
  const { error, bytes } = attempt;
  if (error.code !== 'photo_damaged' && error.code !== 'photo_format_unsupported') throw error;
  // An <img> decodes some files that createImageBitmap refuses (hand-made EXIF in Firefox, measured).
  return prepareHere({ ...run, bytes }, 'compatible').catch((again: unknown) => {
    throw isAbort(again) ? again : error;
  });
}

/** Done, or what is needed to try another way. */
type Attempt = Done | { readonly error: FaceVerificationError; readonly bytes: Uint8Array<ArrayBuffer> };

async function attemptInWorker(run: Run): Promise<Attempt> {
  const { signal, bytes, maxBase64Length, onProgress } = run;
  try {
    const outcome = await runInWorker({ bytes, maxBase64Length }, { ...(signal && { signal }), onProgress });
    return 'error' in outcome ? outcome : { pixels: outcome.result, place: 'worker' };
  } catch (error) {
    if (error instanceof WorkerUnavailable) return attemptHere(run);
    throw error;
  }
}

async function attemptHere(run: Run): Promise<Attempt> {
  try {
    return await prepareHere(run, 'main');
  } catch (error) {
    if (isFaceVerificationError(error)) return { error, bytes: run.bytes };
    throw error;
  }
}

async function prepareHere(run: Run, place: 'main' | 'compatible'): Promise<Done> {
  const { bytes, maxBase64Length, onProgress, signal } = run;
  const decode = place === 'main' ? decodePhoto : (await import('./decodeCompatible.js')).decodeCompatible;
  const pause = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve));
    throwIfAborted(signal);
  };
  return { pixels: await preparePixels({ bytes, maxBase64Length }, { decode, onProgress, pause }), place };
}

async function readOnce(source: Blob): Promise<Uint8Array<ArrayBuffer>> {
  if (source.size > MAX_BYTES) {
    throw photoError('photo_too_large', `The file has ${source.size} bytes; at most ${MAX_BYTES} are read.`);
  }
  try {
    return new Uint8Array(await readBlob(source));
  } catch (cause) {
    throw photoError('photo_unreadable', 'The file could not be read; it may not be on this device.', cause);
  }
}

function forwardOnly(onProgress: ((fraction: number) => void) | undefined): (fraction: number) => void {
  let furthest = 0;
  return (fraction) => {
    if (fraction <= furthest) return;
    furthest = fraction;
    onProgress?.(fraction);
  };
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortError();
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
