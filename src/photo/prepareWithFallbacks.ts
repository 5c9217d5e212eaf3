import type { HeicDecoder } from '../flow/model.js';
import { withDeadline } from '../shared/deadline.js';
import { FaceVerificationError, isAbort, isFaceVerificationError } from '../shared/errors.js';
import { lazy } from '../shared/lazy.js';
import { photoError } from './photoError.js';
import { attempt } from './pipeline/attempt.js';
import { canRunPipeline } from './pipeline/canRunPipeline.js';
import type { EncodedPhoto, PhotoOutcome, PhotoPlace, UnreadJob } from './pipeline/model.js';
import { sniff } from './pipeline/sniff.js';
import { runInWorker, WorkerUnavailable } from './worker/runInWorker.js';

/** Loaded without a worker only, which saves most pages 7 kB (gzip). */
const page = lazy(async () => (await import('./prepareOnPage.js')).prepareOnPage, 'prepareOnPage');

/** Timeout of a HEIC decoder in milliseconds. It loads 500 kB, and a slow phone takes some seconds for 12 megapixels. */
const HEIC_DEADLINE_MS = 90_000;

export interface PhotoRun extends UnreadJob {
  readonly onProgress: (fraction: number) => void;
  readonly signal: AbortSignal;
  readonly heic: HeicDecoder | undefined;
}

/**
 * Runs the pipeline at `place` and falls back: worker → page → old decoder. A source that the engine cannot decode goes
 * through the HEIC decoder or an `<img>`.
 * @throws FaceVerificationError the first error, if the fallbacks fail too
 */
export async function prepareWithFallbacks(run: PhotoRun, place: PhotoPlace): Promise<EncodedPhoto> {
  const outcome = await attemptAt(run, canRunPipeline() ? place : 'compatible');
  if ('encoded' in outcome) return outcome.encoded;
  const { bytes } = outcome;
  const error = toError(outcome.error);
  if (!bytes || (error.code !== 'photo_damaged' && error.code !== 'photo_format_unsupported')) throw error;
  const retry = { ...run, source: bytes };
  if (run.heic && !run.decoded && sniff(bytes) === 'image/heic') {
    const decoded = await createImageBitmap(await decodeHeic(run.heic, bytes, run.signal));
    return prepareWithFallbacks({ ...retry, decoded }, place);
  }
  if (place === 'compatible') throw error;
  // An <img> decodes some files that createImageBitmap refuses (hand-made EXIF in Firefox, measured). It also paints what it
  // has of an incomplete one, so that the structure has to show that nothing is missing.
  const second = await attemptOnPage({ ...retry, isRefused: true }, 'compatible').catch((reason: unknown) => {
    throw isAbort(reason) ? reason : error;
  });
  if ('error' in second) throw error;
  return second.encoded;
}

/**
 * @throws FaceVerificationError the decoder's own, or `photo_format_unsupported` if it fails otherwise or takes too long
 */
async function decodeHeic(
  heic: HeicDecoder,
  bytes: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Promise<ImageData> {
  try {
    return await withDeadline(HEIC_DEADLINE_MS, signal, (s) => heic(bytes, s), 'photo.heic');
  } catch (error) {
    if (isAbort(error) || (isFaceVerificationError(error) && error.code !== 'request_timed_out')) throw error;
    throw photoError('photo_format_unsupported', 'photo.heic could not decode the photo.');
  }
}

async function attemptAt(run: PhotoRun, place: PhotoPlace): Promise<PhotoOutcome> {
  if (place !== 'worker') return attemptOnPage(run, place);
  const { source, maxBase64Length, decoded, signal, onProgress } = run;
  try {
    return await runInWorker({ source, maxBase64Length, decoded }, { signal, onProgress });
  } catch (error) {
    if (error instanceof WorkerUnavailable) return attemptOnPage(run, 'main');
    throw error;
  }
}

function attemptOnPage(run: PhotoRun, place: 'main' | 'compatible'): Promise<PhotoOutcome> {
  const { source, maxBase64Length, decoded, isRefused, signal, onProgress } = run;
  return attempt({ source, maxBase64Length, decoded, isRefused }, onProgress, async (job) => {
    const prepareOnPage = await page.load();
    return prepareOnPage(job, { place, onProgress, signal });
  });
}

/** Returns the error of an outcome. It is a plain object if the outcome came from a worker. */
function toError(error: Pick<FaceVerificationError, 'code' | 'message'>): FaceVerificationError {
  if (isFaceVerificationError(error)) return error;
  const { code, message } = error;
  // The message of the worker's error has the address of the docs already.
  return Object.assign(new FaceVerificationError(code, ''), { message });
}
