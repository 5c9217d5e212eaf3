import { FaceVerificationError } from '../errors.js';
import type { PreparedPhoto, SourcePhoto } from '../flow/model.js';
import { MAX_BASE64_LENGTH } from '../flow/photoLimits.js';
import { withDeadline } from './deadline.js';
import { abortError, orAbort } from './wait.js';

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

/** A path or a link is as long as an address may be (https://www.rfc-editor.org/rfc/rfc9110#section-4.1: 8000). */
const MAX_ADDRESS_LENGTH = 8000;

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
    const source = await withDeadline(UPLOAD_DEADLINE_MS, signal, (s) =>
      runUpload(upload, photo.blob, s, report),
    );
    uploaded.set(photo, source);
    return source;
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
    given = await orAbort(Promise.resolve(upload(jpeg, signal, report)), signal);
  } catch (cause) {
    if (signal.aborted) throw abortError();
    throw new FaceVerificationError('photo_source_failed', 'photo.upload failed; see `cause`.', { cause });
  }
  const mistake = sourcePhotoMistake(given);
  if (mistake)
    throw new FaceVerificationError('photo_source_failed', `photo.upload: what it gave ${mistake}`);
  const { origin, data } = given as SourcePhoto; // checked just now
  return { origin, data };
}

/** What is wrong with a photo that the host names or has, as the end of a sentence; never its content. */
export function sourcePhotoMistake(
  given: unknown,
  maxBase64Length: number = MAX_BASE64_LENGTH,
): string | undefined {
  if (typeof given !== 'object' || given === null) return 'must be { origin, data }.';
  const origin: unknown = Reflect.get(given, 'origin');
  const data: unknown = Reflect.get(given, 'data');
  if (typeof data !== 'string' || data === '') return 'needs data, a string that is not empty.';
  if (origin === 'self') return base64Mistake(data, maxBase64Length);
  if (origin !== 'fds' && origin !== 'uri') return 'needs origin "self", "fds" or "uri".';
  if (data.length > MAX_ADDRESS_LENGTH) return `has data of ${data.length} characters, for a path or a link.`;
  if (origin === 'uri' && !/^https?:\/\/[^\s/]/i.test(data)) return 'needs an http(s) link for origin "uri".';
  return undefined;
}

function base64Mistake(data: string, maxLength: number): string | undefined {
  if (data.startsWith('data:')) return 'must be base64 without the "data:…;base64," prefix.';
  if (data.length >= maxLength)
    return `has ${data.length} characters; base64 must be shorter than ${maxLength}.`;
  if (data.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(data)) {
    return 'must be standard base64 without line breaks.';
  }
  return undefined;
}
