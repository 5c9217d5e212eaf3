import { readOrientation } from '../exif.js';
import { joined } from '../joined.js';
import { inflatedLength } from './inflatedLength.js';
import { lettersAt, MAX_CHUNKS, type Structure, viewOf, wholeIf } from './structure.js';

/** Samples a pixel by color type (PNG, 11.2.2). */
const SAMPLES = [1, 0, 3, 1, 2, 0, 4];

/** Passes of interlacing by Adam7: first column, first row, column step, row step (PNG, 8.1). */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/**
 * Reads the chunks of a PNG up to its end chunk. Bytes behind it do not belong to the picture.
 * @throws RangeError if the header is cut off
 */
export function readPng(bytes: Uint8Array): Structure {
  const view = viewOf(bytes);
  const data: Uint8Array[] = [];
  let exifAt: number | undefined;
  for (let at = 8, left = MAX_CHUNKS; at + 8 <= bytes.length && left > 0; left -= 1) {
    const name = lettersAt(bytes, at + 4);
    const end = at + 8 + view.getUint32(at);
    if (name === 'IDAT') data.push(bytes.subarray(at + 8, end));
    if (name === 'eXIf') exifAt = at + 4;
    if (name === 'IEND') break;
    at = end + 4;
  }
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  const bitsPerPixel = view.getUint8(24) * (SAMPLES[view.getUint8(25)] ?? 0);
  const passes = view.getUint8(28) === 1 ? PASSES : ([[0, 0, 1, 1]] as const);
  return {
    width,
    height,
    orientation: exifAt === undefined ? undefined : readOrientation(bytes, exifAt + 4),
    // The last letter of its name. The first one would make it a chunk that every decoder has to know.
    metadataAt: exifAt === undefined ? [] : [exifAt + 3],
    wholeness: () => {
      const needed = passes.reduce((sum, [left, top, columnStep, rowStep]) => {
        const columns = Math.ceil((width - left) / columnStep);
        const rows = Math.ceil((height - top) / rowStep);
        return columns > 0 && rows > 0 ? sum + rows * (1 + Math.ceil((columns * bitsPerPixel) / 8)) : sum;
      }, 0);
      return wholeIf(inflatedLength(joined(data), needed) >= needed);
    },
  };
}
