import type { Orientation } from './orientation.js';
import { photoError } from './photoError.js';
import type { PhotoHeader } from './readHeader.js';

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
 * A shrinking JPEG decoder works in eighths. At exactly the wanted side it would lose 1–4 points of SSIMULACRA2
 * (measured), so it takes at least this much more.
 */
const REDUCTION_MARGIN = 1.25;

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

/** Whether the engine can decode a JPEG at a fraction of its size: half the time and a quarter of the memory. */
export function decodesScaled({ jpeg }: PhotoHeader): boolean {
  return jpeg !== undefined && jpeg.components !== 4 && typeof ImageDecoder === 'function';
}

/** Through ImageDecoder where it helps, else createImageBitmap. */
export const decodePhoto: DecodePhoto = async (bytes, header, side) => {
  if (decodesScaled(header)) {
    try {
      return await decodeReduced(bytes, header, side);
    } catch {
      // createImageBitmap has the last word: it also decodes what ImageDecoder does not support.
    }
  }
  return decodeBitmap(bytes, header);
};

async function decodeReduced(
  bytes: Uint8Array<ArrayBuffer>,
  { width, height, type }: PhotoHeader,
  side: number,
): Promise<Decoded> {
  const long = Math.max(width, height);
  const eighths = Math.min(8, Math.ceil(((side * REDUCTION_MARGIN) / long) * 8));
  const decoder = new ImageDecoder({
    data: bytes,
    type,
    ...(eighths < 8 && {
      desiredWidth: Math.ceil((width * eighths) / 8),
      desiredHeight: Math.ceil((height * eighths) / 8),
    }),
  });
  try {
    const { image } = await decoder.decode({ frameIndex: 0, completeFramesOnly: true });
    const decoded = { width: image.displayWidth, height: image.displayHeight };
    const scale = Math.max(decoded.width / width, decoded.height / height);
    // What the decoder chose, not what was asked for.
    const chosen = Math.round(scale * 8) / 8;
    const filled = { width: width * chosen, height: height * chosen };
    const sound = Math.ceil(filled.width) === decoded.width && Math.ceil(filled.height) === decoded.height;
    return { image, ...decoded, ...(sound && { filled }), close: () => image.close() };
  } finally {
    decoder.close();
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
