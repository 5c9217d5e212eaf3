import type { PreparedPhoto, SourcePhoto } from '../flow/model.js';
import { withDeadline } from '../shared/deadline.js';
import { FaceVerificationError } from '../shared/errors.js';
import { validateSourcePhoto } from './validateSourcePhoto.js';

/**
 * Uploads the prepared JPEG to the host's file server. Returns the path (`fds`) or link (`uri`) for the partner. Its timeout
 * is 120 s; then `signal` aborts and the attempt fails with `request_timed_out`.
 * @param onProgress receives 0–1; without progress the user sees the elapsed time
 */
export type UploadPhoto = (
  jpeg: Blob,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
) => Promise<SourcePhoto>;

/** Uploads each photo once. */
export interface Uploader {
  (photo: PreparedPhoto, signal: AbortSignal, onProgress: (fraction: number) => void): Promise<SourcePhoto>;
  /** Makes the next request upload the photo again, since the partner refused the uploaded one. */
  forget(photo: PreparedPhoto): void;
}

/** Timeout in milliseconds. 300 kB take 75 s at 4 kB/s, a very poor 2G uplink. */
const UPLOAD_DEADLINE_MS = 120_000;

/** Creates an uploader that caches the location of each photo, so that a retry of faceAdv does not upload it again. */
export function createUploader(upload: UploadPhoto): Uploader {
  const uploaded = new WeakMap<PreparedPhoto, SourcePhoto>();

  async function send(
    photo: PreparedPhoto,
    signal: AbortSignal,
    onProgress: (fraction: number) => void,
  ): Promise<SourcePhoto> {
    const known = uploaded.get(photo);
    if (known) return known;
    const run = (s: AbortSignal) =>
      runUpload(upload, photo.blob, s, (fraction) => {
        if (!s.aborted && fraction >= 0 && fraction <= 1) onProgress(fraction);
      });
    const sourcePhoto = await withDeadline(UPLOAD_DEADLINE_MS, signal, run, 'photo.upload');
    uploaded.set(photo, sourcePhoto);
    return sourcePhoto;
  }
  return Object.assign(send, { forget: (photo: PreparedPhoto) => void uploaded.delete(photo) });
}

async function runUpload(
  upload: UploadPhoto,
  jpeg: Blob,
  signal: AbortSignal,
  report: (fraction: number) => void,
): Promise<SourcePhoto> {
  let uploaded: unknown;
  try {
    uploaded = await upload(jpeg, signal, report);
  } catch (cause) {
    throw new FaceVerificationError('photo_source_failed', 'photo.upload failed; see `cause`.', { cause });
  }
  const error = validateSourcePhoto(uploaded);
  if (error) {
    throw new FaceVerificationError('photo_source_failed', `The return value of photo.upload ${error}`);
  }
  const { origin, data } = uploaded as SourcePhoto; // validated above
  return { origin, data };
}
