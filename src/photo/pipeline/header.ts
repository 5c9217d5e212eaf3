import { hasAllScans, hasEndOfImage, type JpegHeader, readJpegHeader } from '../jpeg/header.js';
import { isSideways, type Orientation } from '../jpeg/orientation.js';
import { MAX_ASPECT_RATIO, MAX_JPEG_MEGAPIXELS, MAX_OTHER_MEGAPIXELS, MIN_SIDE } from '../limits.js';
import { photoError } from '../photoError.js';
import { startsWith } from '../startsWith.js';
import type { PhotoType } from './sniff.js';

/** Facts of a source, read without decoding it. */
export interface PhotoHeader {
  readonly type: PhotoType;
  /** Size in pixels as stored. */
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  /** Whether the file has the end that its format asks for. If not, the decoded pixels are checked. */
  readonly complete: boolean;
  readonly jpeg?: JpegHeader | undefined;
}

/**
 * Reads the header of a source.
 * @throws FaceVerificationError `photo_damaged` if the header cannot be read
 */
export function readHeader(bytes: Uint8Array, type: PhotoType): PhotoHeader {
  if (type === 'image/jpeg') return readJpeg(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return { type, orientation: 1, ...readOther(bytes, view, type) };
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw photoError('photo_damaged', `The header of the ${type} is cut off.`);
  }
}

/**
 * Rejects sizes and shapes that no photo of a person has, before anything is decoded.
 * @throws FaceVerificationError `photo_too_large`, `photo_too_small`, `photo_bad_shape` or `photo_damaged`
 */
export function checkDimensions({
  type,
  width,
  height,
}: Pick<PhotoHeader, 'type' | 'width' | 'height'>): void {
  const size = `${width}×${height}`;
  if (width < 1 || height < 1) throw photoError('photo_damaged', `The header says ${size} pixels.`);
  const maxMegapixels = type === 'image/jpeg' ? MAX_JPEG_MEGAPIXELS : MAX_OTHER_MEGAPIXELS;
  if (width * height > maxMegapixels * 1e6) {
    throw photoError('photo_too_large', `${size} pixels; at most ${maxMegapixels} megapixels are decoded.`);
  }
  if (Math.max(width, height) > MAX_ASPECT_RATIO * Math.min(width, height)) {
    throw photoError('photo_bad_shape', `${size} pixels are not the shape of a photo of a person.`);
  }
  if (Math.min(width, height) < MIN_SIDE) {
    throw photoError('photo_too_small', `${size} pixels; each side needs at least ${MIN_SIDE}.`);
  }
}

/** Returns the size in pixels after turning upright. */
export function uprightSize(header: Pick<PhotoHeader, 'width' | 'height' | 'orientation'>): {
  readonly width: number;
  readonly height: number;
} {
  const { width, height, orientation } = header;
  return isSideways(orientation) ? { width: height, height: width } : { width, height };
}

function readJpeg(bytes: Uint8Array): PhotoHeader {
  const jpeg = readJpegHeader(bytes);
  const { width, height, orientation } = jpeg;
  const complete = hasEndOfImage(bytes);
  if (!complete && jpeg.progressive && !hasAllScans(bytes)) {
    throw photoError('photo_damaged', 'The progressive JPEG is cut off before its last scans.');
  }
  return { type: 'image/jpeg', width, height, orientation, complete, jpeg };
}

function readOther(
  bytes: Uint8Array,
  view: DataView,
  type: Exclude<PhotoType, 'image/jpeg'>,
): { readonly width: number; readonly height: number; readonly complete: boolean } {
  switch (type) {
    case 'image/png': {
      // PNG, 11.2.2: IHDR comes first; 11.2.5: IEND comes last, with an empty body and a fixed checksum.
      const end = bytes.lastIndexOf(0x49);
      return {
        width: view.getUint32(16),
        height: view.getUint32(20),
        complete: startsWith(bytes, 'IEND', end),
      };
    }
    case 'image/gif':
      return {
        width: view.getUint16(6, true),
        height: view.getUint16(8, true),
        complete: bytes.lastIndexOf(0x3b) > 13,
      };
    case 'image/webp':
      return { ...readWebp(bytes, view), complete: view.getUint32(4, true) + 8 <= bytes.length };
    case 'image/avif':
    case 'image/heic':
      return { ...largestExtent(bytes, view), complete: true };
  }
}

/** Reads the size of a lossy, lossless or extended WebP (RFC 9649, sections 2.5 to 2.7). */
function readWebp(bytes: Uint8Array, view: DataView): { readonly width: number; readonly height: number } {
  if (startsWith(bytes, 'VP8X', 12)) {
    const uint24 = (at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 65536;
    return { width: uint24(24) + 1, height: uint24(27) + 1 };
  }
  if (startsWith(bytes, 'VP8L', 12)) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

/**
 * Returns the largest image spatial extent (ISO/IEC 23008-12, 6.5.3). An image of tiles has one extent for the tiles and a
 * larger one for the whole.
 */
function largestExtent(
  bytes: Uint8Array,
  view: DataView,
): { readonly width: number; readonly height: number } {
  let width = 0;
  let height = 0;
  for (let at = bytes.indexOf(0x69); at !== -1 && at + 16 <= bytes.length; at = bytes.indexOf(0x69, at + 1)) {
    if (at > 1_000_000) break;
    if (!startsWith(bytes, 'ispe', at) || view.getUint32(at - 4) !== 20) continue;
    if (view.getUint32(at + 8) * view.getUint32(at + 12) <= width * height) continue;
    width = view.getUint32(at + 8);
    height = view.getUint32(at + 12);
  }
  return { width, height };
}
