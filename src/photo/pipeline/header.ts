import { readBmp } from '../formats/bmp.js';
import { readGif } from '../formats/gif.js';
import { readIsoMedia } from '../formats/isoMedia.js';
import { readPng } from '../formats/png.js';
import { MISSING_TOLERANCE, type Structure, type Wholeness, wholeIf } from '../formats/structure.js';
import { readWebp } from '../formats/webp.js';
import { countScans, hasEndOfImage, type JpegHeader, readJpegHeader } from '../jpeg/header.js';
import { isSideways, type Orientation } from '../jpeg/orientation.js';
import { missingShare } from '../jpeg/readScans.js';
import {
  MAX_ASPECT_RATIO,
  MAX_JPEG_MEGAPIXELS,
  MAX_OTHER_MEGAPIXELS,
  MAX_SCALED_JPEG_MEGAPIXELS,
  MAX_SCAN_MEGAPIXELS,
  MIN_SIDE,
} from '../limits.js';
import { photoError } from '../photoError.js';
import type { PhotoType } from './sniff.js';

/** Facts of a source, read without decoding it. */
export interface PhotoHeader {
  readonly type: PhotoType;
  /** Size in pixels as stored. */
  readonly width: number;
  readonly height: number;
  /** Number of pixels that a decoder computes; at least width × height. */
  readonly decodedPixels: number;
  readonly orientation: Orientation;
  /** Offsets of the names of metadata that may turn the picture. */
  readonly metadataAt: readonly number[];
  /** Reads the compressed data as far as that is possible without decoding it. */
  readonly wholeness: () => Wholeness;
  readonly jpeg?: (JpegHeader & { readonly hasEnd: boolean }) | undefined;
}

/**
 * Reads the header of a source.
 * @throws FaceVerificationError `photo_damaged` if the header cannot be read
 */
export function readHeader(bytes: Uint8Array, type: PhotoType): PhotoHeader {
  if (type === 'image/jpeg') return readJpeg(bytes);
  try {
    const structure = READERS[type](bytes);
    const { width, height, decodedPixels = 0, orientation = 1, metadataAt = [], wholeness } = structure;
    return {
      type,
      width,
      height,
      decodedPixels: Math.max(decodedPixels, width * height),
      orientation,
      metadataAt,
      wholeness,
    };
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw photoError('photo_damaged', `The header of the ${type} is cut off.`);
  }
}

const READERS: Readonly<Record<Exclude<PhotoType, 'image/jpeg'>, (bytes: Uint8Array) => Structure>> = {
  'image/png': readPng,
  'image/gif': readGif,
  'image/webp': readWebp,
  'image/avif': readIsoMedia,
  'image/heic': readIsoMedia,
  'image/bmp': readBmp,
};

/**
 * Rejects sizes and shapes that no photo of a person has, before anything is decoded.
 * @param canScale whether the engine decodes this photo at a fraction of its size
 * @throws FaceVerificationError `photo_too_large`, `photo_too_small`, `photo_bad_shape` or `photo_damaged`
 */
export function checkDimensions(
  { type, width, height, decodedPixels }: Pick<PhotoHeader, 'type' | 'width' | 'height' | 'decodedPixels'>,
  canScale: boolean,
): void {
  const size = `${width}×${height}`;
  if (width < 1 || height < 1) throw photoError('photo_damaged', `The header says ${size} pixels.`);
  const maxMegapixels =
    type !== 'image/jpeg'
      ? MAX_OTHER_MEGAPIXELS
      : canScale
        ? MAX_SCALED_JPEG_MEGAPIXELS
        : MAX_JPEG_MEGAPIXELS;
  if (decodedPixels > maxMegapixels * 1e6) {
    throw photoError(
      'photo_too_large',
      `${decodedPixels} pixels; at most ${maxMegapixels} megapixels are decoded.`,
    );
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
  const { width, height, orientation, metadataAt } = jpeg;
  const decodedPixels = width * height;
  if (jpeg.multiScan) checkScans(bytes, decodedPixels);
  const hasEnd = hasEndOfImage(bytes);
  const wholeness = (): Wholeness => {
    // Without an end, zeros at the end of the file are space that was reserved. They would be read as flat blocks.
    const missing = missingShare(hasEnd ? bytes : withoutZeroTail(bytes));
    return missing === undefined ? 'unknown' : wholeIf(missing <= MISSING_TOLERANCE);
  };
  return {
    type: 'image/jpeg',
    width,
    height,
    decodedPixels,
    orientation,
    metadataAt,
    wholeness,
    jpeg: { ...jpeg, hasEnd },
  };
}

function withoutZeroTail(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, end);
}

/** Rejects a JPEG of many scans, since each costs a pass over the whole image, however few bytes it has. */
function checkScans(bytes: Uint8Array, pixels: number): void {
  const scans = countScans(bytes);
  if (scans * pixels > MAX_SCAN_MEGAPIXELS * 1e6)
    throw photoError('photo_too_large', `${scans} scans of ${pixels} pixels take too long to decode.`);
}
