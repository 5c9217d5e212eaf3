import { hasAllScans, hasEndOfImage, type JpegHeader, readJpegHeader } from '../jpeg/header.js';
import { isSideways, type Orientation } from '../jpeg/orientation.js';
import { LEAST_SIDE, MAX_ASPECT_RATIO, MAX_JPEG_MEGAPIXELS, MAX_OTHER_MEGAPIXELS } from '../limits.js';
import { photoError } from '../photoError.js';
import { type PhotoType, startsWith } from './sniff.js';

/** What the file says about its picture, read without decoding it. */
export interface PhotoHeader {
  readonly type: PhotoType;
  /** Pixels as stored. */
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  /** Whether the file has the end that its format asks for; `false` is a reason to look, not to refuse. */
  readonly complete: boolean;
  readonly jpeg?: JpegHeader;
}

/** @throws FaceVerificationError `photo_damaged` where the header cannot be read */
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
 * Refuses what no photo of a person is, before a byte of it is decoded.
 * @throws FaceVerificationError `photo_too_large`, `photo_too_small`, `photo_bad_shape` or `photo_damaged`
 */
export function checkDimensions({
  type,
  width,
  height,
}: Pick<PhotoHeader, 'type' | 'width' | 'height'>): void {
  const size = `${width}×${height}`;
  if (width < 1 || height < 1) throw photoError('photo_damaged', `The header says ${size} pixels.`);
  const most = type === 'image/jpeg' ? MAX_JPEG_MEGAPIXELS : MAX_OTHER_MEGAPIXELS;
  if (width * height > most * 1e6) {
    throw photoError('photo_too_large', `${size} pixels; at most ${most} megapixels are decoded.`);
  }
  if (Math.max(width, height) > MAX_ASPECT_RATIO * Math.min(width, height)) {
    throw photoError('photo_bad_shape', `${size} pixels are not the shape of a photo of a person.`);
  }
  if (Math.min(width, height) < LEAST_SIDE) {
    throw photoError('photo_too_small', `${size} pixels; each side needs at least ${LEAST_SIDE}.`);
  }
}

/** Pixels of the upright picture. */
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

/** RFC 9649, sections 2.5 to 2.7: lossy, lossless and extended files keep their size in different places. */
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
 * ISO/IEC 23008-12, 6.5.3: image spatial extents. A picture made of tiles has one for the tiles and one for the
 * whole; the whole is the largest.
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
