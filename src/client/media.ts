import type { OutcomeMedia, ResultMedia } from '../flow/model.js';
import { wait } from '../shared/wait.js';
import { isTransient } from './poll.js';

/** Values of the partner's `getFile` (https://cloud.tencent.com/document/product/1007/114181). */
export const getFileCodes: Readonly<Record<ResultMedia, '1' | '2' | '3'>> = {
  both: '1',
  photo: '2',
  video: '3',
};

/** Photo and video as faceAdvResult carries them, in base64. */
export interface EncodedMedia {
  readonly photo?: string | undefined;
  readonly video?: string | undefined;
}

/** Maximum number of queries. Files may lag behind the verdict, so the document asks 3 times, every 2 s (https://cloud.tencent.com/document/product/1007/114181). */
const ATTEMPTS = 3;
/** Pause between two queries in milliseconds. */
const PAUSE_MS = 2000;

/**
 * Queries photo, video or both until all wanted ones are there. A repeated query only asks for the missing one. A file
 * whose content is of another kind counts as missing.
 */
export async function fetchMedia(
  query: (media: ResultMedia, signal: AbortSignal) => Promise<EncodedMedia>,
  wanted: ResultMedia,
  signal: AbortSignal,
): Promise<OutcomeMedia> {
  let found: OutcomeMedia = {};
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await wait(PAUSE_MS, signal);
    const missing = stillMissing(wanted, found);
    if (!missing) return found;
    try {
      found = { ...found, ...decode(await query(missing, signal)) };
    } catch (error) {
      if (!isTransient(error)) throw error;
    }
  }
  return found;
}

function stillMissing(wanted: ResultMedia, found: OutcomeMedia): ResultMedia | undefined {
  const photo = wanted !== 'video' && !found.photo;
  const video = wanted !== 'photo' && !found.video;
  if (photo && video) return 'both';
  if (photo) return 'photo';
  return video ? 'video' : undefined;
}

function decode({ photo, video }: EncodedMedia): OutcomeMedia {
  const picture = photo && blobOf(photo, pictureType);
  const recording = video && blobOf(video, (head) => (isMp4(head) ? 'video/mp4' : undefined));
  return { ...(picture ? { photo: picture } : {}), ...(recording ? { video: recording } : {}) };
}

/** Base64 length of the 12-byte file signature. */
const HEAD_LENGTH = 16;

/**
 * Decodes base64 if its first bytes have the wanted type; otherwise returns `undefined` without decoding the rest. The type
 * in a `data:` prefix is ignored.
 */
function blobOf(base64: string, typeOf: (head: Uint8Array) => string | undefined): Blob | undefined {
  const start = base64.startsWith('data:') ? base64.slice(0, 200).indexOf(',') + 1 : 0;
  try {
    const type = typeOf(bytesOf(base64.slice(start, start + HEAD_LENGTH)));
    return type === undefined ? undefined : new Blob([bytesOf(base64.slice(start))], { type });
  } catch {
    return undefined; // not base64
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

/** Returns the type of a picture by its signature, so that no SVG or HTML reaches an `<img>`. */
function pictureType(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  return startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) ? 'image/png' : undefined;
}

/** Whether bytes begin an MP4: its first box is `ftyp` (ISO 14496-12). HEIC and AVIF begin alike but have other brands. */
function isMp4(bytes: Uint8Array): boolean {
  const brand = String.fromCharCode(...bytes.subarray(8, 12));
  return (
    startsWith(bytes.subarray(4), [0x66, 0x74, 0x79, 0x70]) && !/^(hei|hev|mif|msf|avif|avis)/.test(brand)
  );
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
