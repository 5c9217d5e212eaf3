import type { Orientation } from '../jpeg/orientation.js';

/**
 * Whether the whole picture is in the file. `unknown` means that the file's structure is sound but does not show how far its
 * compressed data goes.
 */
export type Wholeness = 'whole' | 'cut' | 'unknown';

/** Facts of a file that its structure shows without decoding it. */
export interface Structure {
  /** Size in pixels as stored. */
  readonly width: number;
  readonly height: number;
  /** Number of pixels that a decoder computes, if it differs from the size: frames larger than their screen, tiles. */
  readonly decodedPixels?: number | undefined;
  readonly orientation?: Orientation | undefined;
  /** Offsets of the names of metadata that may turn the picture. */
  readonly metadataAt?: readonly number[] | undefined;
  /** Reads the compressed data as far as that is possible without decoding it. */
  readonly wholeness: () => Wholeness;
}

/** Largest share of a picture that may be missing: less than the last row of blocks of most photos. */
export const MISSING_TOLERANCE: number = 1 / 64;

export function wholeIf(isWhole: boolean): Wholeness {
  return isWhole ? 'whole' : 'cut';
}

/** @throws RangeError on access, if an offset is outside of the file */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Returns the four letters at an offset. */
export function lettersAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
