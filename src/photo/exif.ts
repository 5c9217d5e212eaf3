import type { Orientation } from './jpeg/orientation.js';

const SHORT = 3;
const LONG = 4;

/**
 * Reads tag 0x0112 of the first directory (TIFF 6.0, section 2, and EXIF 2.32, 4.6.4.A). The standard asks for a SHORT. A
 * LONG counts too, since the galleries of phones turn such photos (Android's `ExifInterface` reads both).
 * @param tiff offset of the TIFF header
 */
export function readOrientation(bytes: Uint8Array, tiff: number): Orientation | undefined {
  if (tiff + 8 > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const littleEndian = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, littleEndian);
  if (directory + 2 > bytes.length) return undefined;
  const entries = view.getUint16(directory, littleEndian);
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > bytes.length) return undefined;
    if (view.getUint16(entry, littleEndian) !== 0x0112) continue;
    const type = view.getUint16(entry + 2, littleEndian);
    const value =
      type === LONG
        ? view.getUint32(entry + 8, littleEndian)
        : type === SHORT
          ? view.getUint16(entry + 8, littleEndian)
          : 0;
    if (value < 1 || value > 8) return undefined;
    // The line above checks that it is 1–8.
    return value as Orientation;
  }
  return undefined;
}
