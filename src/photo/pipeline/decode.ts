import { MAX_JPEG_MEGAPIXELS } from '../limits.js';
import { photoError } from '../photoError.js';
import type { PhotoHeader } from './header.js';

/** Decoded pixels as stored (not yet upright), possibly smaller than the source. */
export interface DecodedImage {
  readonly image: CanvasImageSource;
  readonly width: number;
  readonly height: number;
  /**
   * Size of the part that holds the image, from the top left. A JPEG of 2173 rows decoded at 7/8 has 1902 rows, of which
   * the image fills 1901.375. Drawn as 1902 it would shift by half a pixel, which costs 5 points of SSIMULACRA2
   * (measured).
   */
  readonly filled?: { readonly width: number; readonly height: number } | undefined;
  /** Frees the pixels. */
  readonly close: () => void;
}

/**
 * Decodes pixels as stored.
 * @param side wanted long side in pixels; the result may be smaller than the source, but not smaller than this
 */
export type DecodePhoto = (
  bytes: Uint8Array<ArrayBuffer>,
  header: PhotoHeader,
  side: number,
) => Promise<DecodedImage>;

/**
 * Hides or shows Exif and XMP in our copy of the source, by one bit of each name, so that no engine turns the pixels. Engines
 * differ: Chromium before 81 and iOS before 13.4 do not turn, iOS 15 turns and crops, ImageDecoder does not report it, and
 * they do not agree on an orientation that is stored in a second Exif, as a LONG, or in a WebP.
 */
export function toggleMetadata(bytes: Uint8Array, { metadataAt }: Pick<PhotoHeader, 'metadataAt'>): void {
  for (const at of metadataAt) bytes[at] = (bytes[at] ?? 0) ^ 0x20;
}

/** Whether the engine can decode this JPEG at a fraction of its size, in half the time and a quarter of the memory. */
function canDecodeScaled({ jpeg }: PhotoHeader): boolean {
  return jpeg !== undefined && jpeg.components !== 4 && typeof ImageDecoder === 'function';
}

/**
 * Whether a JPEG of any size needs little memory to decode. A decoder holds all coefficients of several scans, 3 bytes a
 * pixel.
 */
export function decodesInLittleMemory(header: PhotoHeader): boolean {
  return canDecodeScaled(header) && header.jpeg?.multiScan === false;
}

/**
 * Decodes with ImageDecoder if a fraction of the size is enough, else with createImageBitmap. At whole size ImageDecoder
 * returns colors at half their resolution, whose conversion takes longer than createImageBitmap (measured, Chromium 156).
 */
export const decodePhoto: DecodePhoto = async (bytes, header, side) => {
  const eighths = eighthsFor(header, side);
  if (eighths < 8 && canDecodeScaled(header)) {
    try {
      return await decodeScaled(bytes, header, eighths);
    } catch (cause) {
      // createImageBitmap also decodes files that ImageDecoder does not support, but whole.
      if (header.decodedPixels > MAX_JPEG_MEGAPIXELS * 1e6)
        throw photoError('photo_damaged', 'The JPEG cannot be decoded.', cause);
    }
  }
  return decodeBitmap(bytes, header);
};

/**
 * Returns the fraction at which to decode, in eighths, the only steps of a JPEG decoder. The rest is drawn bilinearly. That
 * is good at factors up to 1.09, and from 1.4 on, where each pixel is a mean of several. Between them it leaves sharp and
 * soft stripes, which cost 2–5 points of SSIMULACRA2 (measured at 1.12 to 1.33).
 */
function eighthsFor({ width, height }: PhotoHeader, side: number): number {
  for (let eighths = 1; eighths < 8; eighths += 1) {
    const factor = (Math.max(width, height) * eighths) / 8 / side;
    if (factor >= 1.4 || (factor >= 1 && factor <= 1.09)) return eighths;
  }
  return 8;
}

async function decodeScaled(
  bytes: Uint8Array<ArrayBuffer>,
  { width, height, type }: PhotoHeader,
  eighths: number,
): Promise<DecodedImage> {
  const decoder = new ImageDecoder({
    data: bytes,
    type,
    desiredWidth: Math.ceil((width * eighths) / 8),
    desiredHeight: Math.ceil((height * eighths) / 8),
  });
  try {
    const { image } = await decoder.decode({ frameIndex: 0, completeFramesOnly: true });
    const size = { width: image.displayWidth, height: image.displayHeight };
    const scale = Math.max(size.width / width, size.height / height);
    // The fraction that the decoder chose may differ from the desired one.
    const chosen = Math.round(scale * 8) / 8;
    const filled = { width: width * chosen, height: height * chosen };
    const isExact = Math.ceil(filled.width) === size.width && Math.ceil(filled.height) === size.height;
    const bitmap = await bitmapOf(image);
    return { image: bitmap, ...size, filled: isExact ? filled : undefined, close: () => bitmap.close() };
  } finally {
    decoder.close();
  }
}

/** Copies a frame into a bitmap. A frame is converted each time it is drawn; a bitmap halves the drawing time (measured). */
async function bitmapOf(frame: VideoFrame): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(frame);
  } finally {
    frame.close();
  }
}

async function decodeBitmap(bytes: Uint8Array<ArrayBuffer>, { type }: PhotoHeader): Promise<DecodedImage> {
  try {
    const bitmap = await createImageBitmap(new Blob([bytes], { type }));
    return { image: bitmap, width: bitmap.width, height: bitmap.height, close: () => bitmap.close() };
  } catch (cause) {
    if (type === 'image/heic' || type === 'image/avif') {
      throw photoError('photo_format_unsupported', `This engine does not decode ${type}.`, cause);
    }
    throw photoError('photo_damaged', `The ${type} cannot be decoded.`, cause);
  }
}
