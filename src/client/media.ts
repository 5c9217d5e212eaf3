import type { OutcomeMedia } from '../flow/model.js';
import { isPassing } from './poll.js';
import { untilVisible, wait } from './wait.js';

export type GetFile = '1' | '2' | '3';

/** Base64 as faceAdvResult carries it. */
export interface EncodedMedia {
  readonly photo?: string | undefined;
  readonly video?: string | undefined;
}

/** Files may lag behind the verdict: asked for 3 times, every 2 s (https://cloud.tencent.com/document/product/1007/114181). */
const ATTEMPTS = 3;
const PAUSE_MS = 2000;

/**
 * Asks for photo, video or both until all of it is there, and for the missing one alone the next time. What is not
 * what it claims to be counts as missing.
 */
export async function fetchMedia(
  query: (getFile: GetFile, signal: AbortSignal) => Promise<EncodedMedia>,
  wanted: GetFile,
  signal: AbortSignal,
): Promise<OutcomeMedia> {
  let found: OutcomeMedia = {};
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await wait(PAUSE_MS, signal);
    await untilVisible(signal);
    const missing = stillMissing(wanted, found);
    if (!missing) return found;
    try {
      found = { ...found, ...decode(await query(missing, signal)) };
    } catch (error) {
      if (!isPassing(error)) throw error;
    }
  }
  return found;
}

function stillMissing(wanted: GetFile, found: OutcomeMedia): GetFile | undefined {
  const photo = wanted !== '3' && !found.photo;
  const video = wanted !== '2' && !found.video;
  if (photo && video) return '1';
  if (photo) return '2';
  return video ? '3' : undefined;
}

function decode({ photo, video }: EncodedMedia): OutcomeMedia {
  const photoBytes = photo && bytesOf(photo);
  const photoType = photoBytes && pictureType(photoBytes);
  const videoBytes = video && bytesOf(video);
  return {
    ...(photoBytes && photoType ? { photo: new Blob([photoBytes], { type: photoType }) } : {}),
    ...(videoBytes && isMp4(videoBytes) ? { video: new Blob([videoBytes], { type: 'video/mp4' }) } : {}),
  };
}

/** `undefined` for anything but base64; a `data:` prefix is read over, whatever type it names. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const comma = base64.startsWith('data:') ? base64.indexOf(',') : -1;
    const binary = atob(base64.slice(comma + 1));
    const bytes = new Uint8Array(binary.length);
    for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
    return bytes;
  } catch {
    return undefined;
  }
}

/** By content, as JPEG and PNG begin: an SVG or a page never reaches an <img>. */
function pictureType(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  return startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) ? 'image/png' : undefined;
}

/** ISO 14496-12: the first box of an MP4 is its file type. HEIC and AVIF, which are pictures, begin alike. */
function isMp4(bytes: Uint8Array): boolean {
  const brand = String.fromCharCode(...bytes.subarray(8, 12));
  return (
    startsWith(bytes.subarray(4), [0x66, 0x74, 0x79, 0x70]) && !/^(hei|hev|mif|msf|avif|avis)/.test(brand)
  );
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
