import { isFaceVerificationError } from '../../shared/errors.js';
import type { EncodedPhoto, PhotoJob, PhotoOutcome, UnreadJob } from './model.js';
import { readFile } from './readFile.js';

/** Reads the source and runs the pipeline on it. Rejects with whatever is not a `FaceVerificationError`. */
export async function attempt(
  { source, ...rest }: UnreadJob,
  onProgress: (fraction: number) => void,
  run: (job: PhotoJob) => Promise<EncodedPhoto>,
): Promise<PhotoOutcome> {
  let bytes: Uint8Array<ArrayBuffer> | undefined;
  try {
    bytes = source instanceof Blob ? await readFile(source) : source;
    onProgress(0.05);
    return { encoded: await run({ ...rest, bytes }) };
  } catch (error) {
    if (isFaceVerificationError(error)) return { error, bytes };
    throw error;
  }
}
