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

/** Number of zeros at the end of compressed data that no encoder writes. */
const ZERO_TAIL = 64;

/** Maximum number of chunks of a file that are read. A PNG of 60 megapixels in pieces of 8 kB has 30,000. */
export const MAX_CHUNKS: number = 100_000;

/** Whether data ends in zeros, as it does if a download stopped after its space was reserved. */
export function endsInZeros(bytes: Uint8Array, end: number): boolean {
  const from = end - ZERO_TAIL;
  return from > 0 && bytes.subarray(from, end).every((byte) => byte === 0);
}

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
