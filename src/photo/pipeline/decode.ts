import type { Orientation } from '../jpeg/orientation.js';
import { photoError } from '../photoError.js';
import type { PhotoHeader } from './header.js';

/** A decoded picture as it is stored (not yet upright), maybe smaller than the file's. */
export interface Decoded {
  readonly image: CanvasImageSource;
  readonly width: number;
  readonly height: number;
  /**
   * The part of it, from the top left, that the picture fills. A JPEG decoded to 7/8 of 2173 rows has 1902, of
   * which the picture fills 1901.375; drawn as 1902 it would be half a pixel off, which costs 5 points of
   * SSIMULACRA2 (measured).
   */
  readonly filled?: { readonly width: number; readonly height: number };
  /** Frees the pixels. */
  readonly close: () => void;
}

/** Decodes the picture as stored; `side` is the long side that is wanted, and no more is needed. */
export type DecodePhoto = (
  bytes: Uint8Array<ArrayBuffer>,
  header: PhotoHeader,
  side: number,
) => Promise<Decoded>;

/**
 * Sets the EXIF orientation to "as stored" in our copy of the file. No engine turns the picture then, whatever
 * its version and its API do with orientation (Chromium before 81 and iOS before 13.4 do not turn, iOS 15 turned
 * and cropped, ImageDecoder tells nothing), and turning it is up to us alone.
 */
export function neutraliseOrientation(bytes: Uint8Array, header: PhotoHeader): void {
  writeOrientation(bytes, header, 1);
}

/** Undoes {@link neutraliseOrientation}, for whoever reads the bytes again. */
export function restoreOrientation(bytes: Uint8Array, header: PhotoHeader): void {
  writeOrientation(bytes, header, header.orientation);
}

function writeOrientation(bytes: Uint8Array, { jpeg }: PhotoHeader, orientation: Orientation): void {
  if (!jpeg?.orientationAt) return;
  const { offset, littleEndian } = jpeg.orientationAt;
  bytes[offset] = littleEndian ? orientation : 0;
  bytes[offset + 1] = littleEndian ? 0 : orientation;
}

/**
 * Whether the engine can decode a JPEG at a fraction of its size: half the time and a quarter of the memory. At its
 * whole size it would give the colours at half their resolution, and turning those into pixels takes longer than
 * createImageBitmap, which gives pixels (measured, Chromium 156).
 */
function decodesScaled({ jpeg }: PhotoHeader): boolean {
  return jpeg !== undefined && jpeg.components !== 4 && typeof ImageDecoder === 'function';
}

/** Through ImageDecoder where it helps, else createImageBitmap. */
export const decodePhoto: DecodePhoto = async (bytes, header, side) => {
  const eighths = eighthsFor(header, side);
  if (eighths < 8 && decodesScaled(header)) {
    try {
      return await decodeReduced(bytes, header, eighths);
    } catch {
      // createImageBitmap has the last word: it also decodes what ImageDecoder does not support.
    }
  }
  return decodeBitmap(bytes, header);
};

/**
 * A shrinking JPEG decoder works in eighths. What is left to shrink is drawn bilinearly below a factor of two, which
 * is good at nearly nothing and around one half, where each pixel is a mean of several; between them the picture
 * gets sharp and soft stripes, and loses 2–5 points of SSIMULACRA2 (measured at factors of 1.12 to 1.33).
 */
function eighthsFor({ width, height }: PhotoHeader, side: number): number {
  for (let eighths = 1; eighths < 8; eighths += 1) {
    const factor = (Math.max(width, height) * eighths) / 8 / side;
    if (factor >= 1.4 || (factor >= 1 && factor <= 1.09)) return eighths;
  }
  return 8;
}

async function decodeReduced(
  bytes: Uint8Array<ArrayBuffer>,
  { width, height, type }: PhotoHeader,
  eighths: number,
): Promise<Decoded> {
  const decoder = new ImageDecoder({
    data: bytes,
    type,
    desiredWidth: Math.ceil((width * eighths) / 8),
    desiredHeight: Math.ceil((height * eighths) / 8),
  });
  try {
    const { image } = await decoder.decode({ frameIndex: 0, completeFramesOnly: true });
    const decoded = { width: image.displayWidth, height: image.displayHeight };
    const scale = Math.max(decoded.width / width, decoded.height / height);
    // What the decoder chose, not what was asked for.
    const chosen = Math.round(scale * 8) / 8;
    const filled = { width: width * chosen, height: height * chosen };
    const sound = Math.ceil(filled.width) === decoded.width && Math.ceil(filled.height) === decoded.height;
    const bitmap = await bitmapOf(image);
    return { image: bitmap, ...decoded, ...(sound && { filled }), close: () => bitmap.close() };
  } finally {
    decoder.close();
  }
}

/** A frame is converted each time it is drawn; a bitmap of it costs nothing and halves the drawing (measured). */
async function bitmapOf(frame: VideoFrame): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(frame);
  } finally {
    frame.close();
  }
}

async function decodeBitmap(bytes: Uint8Array<ArrayBuffer>, { type }: PhotoHeader): Promise<Decoded> {
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
