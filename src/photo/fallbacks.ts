import type { PhotoPath } from '../flow/model.js';
import { type FaceVerificationError, isAbort, isFaceVerificationError } from '../shared/errors.js';
import { whenNeeded } from '../shared/lazy.js';
import type { HeicDecoder } from './heic/heicDecoder.js';
import { canPrepareHere } from './pipeline/capabilities.js';
import type { PhotoJob, PreparedPixels } from './pipeline/pipeline.js';
import { readOnce } from './pipeline/readFile.js';
import { sniff } from './pipeline/sniff.js';
import { runInWorker, WorkerUnavailable } from './worker/runInWorker.js';

/** Most pages never need it, since their worker has it all: 7 kB less to load (gzip). */
const here = whenNeeded(() => import('./prepareOnPage.js'));

/** Where the work is done; `stripped` is what comes of it, not a place. */
export type PhotoPlace = Exclude<PhotoPath, 'stripped'>;

export interface PhotoRun extends Omit<PhotoJob, 'bytes'> {
  /** Read where the work is done; its bytes where it has been read before. */
  readonly source: Blob | Uint8Array<ArrayBuffer>;
  readonly onProgress: (fraction: number) => void;
  readonly signal: AbortSignal | undefined;
  readonly heic: HeicDecoder | undefined;
}

interface Done {
  readonly pixels: PreparedPixels;
  readonly place: PhotoPlace;
}

/** Done, or what is needed to try another way: a worker takes the bytes and gives them back. */
type Attempt = Done | { readonly error: FaceVerificationError; readonly bytes?: Uint8Array<ArrayBuffer> };

/**
 * Worker, else main thread, else as old engines can; a file that this engine refuses goes through an `<img>` and,
 * if it is HEIC, through the given decoder.
 */
export async function prepareSomewhere(run: PhotoRun, place: PhotoPlace): Promise<Done> {
  const attempt = await attemptAt(run, canPrepareHere() ? place : 'compatible');
  if (!('error' in attempt)) return attempt;
  const { error, bytes } = attempt;
  if (!bytes || (error.code !== 'photo_damaged' && error.code !== 'photo_format_unsupported')) throw error;
  const again = { ...run, source: bytes };
  if (run.heic && !run.decoded && sniff(bytes) === 'image/heic')
    return prepareHeic(again, bytes, run.heic, place);
  if (place === 'compatible') throw error;
  // An <img> decodes some files that createImageBitmap refuses (hand-made EXIF in Firefox, measured).
  return prepareHere(again, bytes, 'compatible').catch((reason: unknown) => {
    throw isAbort(reason) ? reason : error;
  });
}

async function attemptAt(run: PhotoRun, place: PhotoPlace): Promise<Attempt> {
  const { source, maxBase64Length, decoded, signal, onProgress } = run;
  if (place !== 'worker') return attemptHere(run, place);
  try {
    const job = { source, maxBase64Length, ...(decoded && { decoded }) };
    const outcome = await runInWorker(job, { ...(signal && { signal }), onProgress });
    return 'error' in outcome ? outcome : { pixels: outcome.result, place };
  } catch (error) {
    if (error instanceof WorkerUnavailable) return attemptHere(run, 'main');
    throw error;
  }
}

async function attemptHere(run: PhotoRun, place: 'main' | 'compatible'): Promise<Attempt> {
  const bytes = run.source instanceof Blob ? await readOnce(run.source) : run.source;
  run.onProgress(0.05);
  try {
    return await prepareHere(run, bytes, place);
  } catch (error) {
    if (isFaceVerificationError(error)) return { error, bytes };
    throw error;
  }
}

async function prepareHere(
  { maxBase64Length, decoded, onProgress, signal }: PhotoRun,
  bytes: Uint8Array<ArrayBuffer>,
  place: 'main' | 'compatible',
): Promise<Done> {
  const job = { bytes, maxBase64Length, ...(decoded && { decoded }) };
  const { prepareHere: prepare } = await here();
  return { pixels: await prepare(job, place, { onProgress, signal }), place };
}

async function prepareHeic(
  run: PhotoRun,
  bytes: Uint8Array<ArrayBuffer>,
  heic: HeicDecoder,
  place: PhotoPlace,
): Promise<Done> {
  const decoded = await createImageBitmap(await heic(bytes, run.signal));
  return prepareSomewhere({ ...run, decoded }, place);
}
