import { type Structure, viewOf, wholeIf } from './structure.js';

/** Compression of pixels that are stored as they are: none, or with masks. */
const UNCOMPRESSED = [0, 3, 6];

/**
 * Reads the header of a BMP (`BITMAPINFOHEADER` and later, or `BITMAPCOREHEADER`).
 * @throws RangeError if the header is cut off
 */
export function readBmp(bytes: Uint8Array): Structure {
  const view = viewOf(bytes);
  const isCore = view.getUint32(14, true) === 12;
  const width = isCore ? view.getUint16(18, true) : view.getInt32(18, true);
  // A negative height says that the rows go from the top down.
  const height = isCore ? view.getUint16(20, true) : Math.abs(view.getInt32(22, true));
  const bitsPerPixel = view.getUint16(isCore ? 24 : 28, true);
  const compression = isCore ? 0 : view.getUint32(30, true);
  return {
    width,
    height,
    wholeness: () => {
      if (!UNCOMPRESSED.includes(compression)) return 'unknown';
      const rowBytes = Math.ceil((width * bitsPerPixel) / 32) * 4;
      return wholeIf(view.getUint32(10, true) + rowBytes * height <= bytes.length);
    },
  };
}
