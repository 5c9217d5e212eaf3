import type { PreparedPhoto, SourcePhoto } from '../flow/model.js';
import { withDeadline } from '../shared/deadline.js';
import { FaceVerificationError } from '../shared/errors.js';
import { sourcePhotoMistake } from './sourcePhotoMistake.js';

/**
 * Sends the prepared JPEG to the host's file server and tells under which path (`fds`) or link (`uri`) the partner
 * finds it. `onProgress` takes 0–1; without it the person sees the time that passes.
 */
export type UploadPhoto = (
  jpeg: Blob,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
) => Promise<SourcePhoto>;

export interface Uploader {
  (photo: PreparedPhoto, signal: AbortSignal, onProgress: (fraction: number) => void): Promise<SourcePhoto>;
  /** The next request uploads anew: the partner could not use what was there. */
  forget(photo: PreparedPhoto): void;
}

/** 300 kB at 4 kB/s, the worst of 2G, take 75 s. */
const UPLOAD_DEADLINE_MS = 120_000;

/** Uploads each photo once, however often faceAdv is asked for with it. */
export function createUploader(upload: UploadPhoto): Uploader {
  const uploaded = new WeakMap<PreparedPhoto, SourcePhoto>();

  async function send(
    photo: PreparedPhoto,
    signal: AbortSignal,
    onProgress: (fraction: number) => void,
  ): Promise<SourcePhoto> {
    const known = uploaded.get(photo);
    if (known) return known;
    const report = (fraction: number) => {
      if (fraction >= 0 && fraction <= 1) onProgress(fraction);
    };
    const sourcePhoto = await withDeadline(UPLOAD_DEADLINE_MS, signal, (s) =>
      runUpload(upload, photo.blob, s, report),
    );
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
  let given: unknown;
  try {
    given = await upload(jpeg, signal, report);
  } catch (cause) {
    throw new FaceVerificationError('photo_source_failed', 'photo.upload failed; see `cause`.', { cause });
  }
  const mistake = sourcePhotoMistake(given);
  if (mistake)
    throw new FaceVerificationError('photo_source_failed', `photo.upload: what it gave ${mistake}`);
  const { origin, data } = given as SourcePhoto; // checked just now
  return { origin, data };
}
