import { readOrientation } from '../exif.js';
import { startsWith } from '../startsWith.js';
import { endsInZeros, lettersAt, MAX_CHUNKS, type Structure, viewOf } from './structure.js';

interface Extent {
  readonly width: number;
  readonly height: number;
}

/**
 * Reads the chunks of a lossy, lossless, extended or animated WebP (RFC 9649, section 2). Only the first frame is taken as
 * the photo.
 * @throws RangeError if the header is cut off
 */
export function readWebp(bytes: Uint8Array): Structure {
  const view = viewOf(bytes);
  const extents: Extent[] = [];
  let canvas: Extent | undefined;
  let exifAt: number | undefined;
  let isFirstWhole = false;
  const fileEnd = Math.min(bytes.length, view.getUint32(4, true) + 8);
  for (let at = 12, left = MAX_CHUNKS; at + 8 <= fileEnd && left > 0; left -= 1) {
    const name = lettersAt(bytes, at);
    const end = at + 8 + view.getUint32(at + 4, true);
    const isPicture = /^(VP8[ L]|ANMF)$/.test(name);
    if (isPicture) {
      if (extents.length === 0)
        isFirstWhole = end <= bytes.length && !endsInZeros(bytes, end) && hasPartitions(bytes, view, at, end);
      extents.push(...pictureExtents(view, name, at));
    }
    if (name === 'VP8X') canvas = { width: uint24(view, at + 12) + 1, height: uint24(view, at + 15) + 1 };
    if (name === 'EXIF') exifAt ??= at;
    at = end + (end % 2);
  }
  const [first] = extents;
  const { width, height } = canvas ?? first ?? { width: 0, height: 0 };
  const areas = [...extents, { width, height }].map((extent) => extent.width * extent.height);
  return {
    width,
    height,
    decodedPixels: Math.max(...areas.slice(0, 1000), areas[areas.length - 1] ?? 0),
    ...(exifAt !== undefined && exifOf(bytes, exifAt)),
    wholeness: () => (isFirstWhole ? 'unknown' : 'cut'),
  };
}

/** Reads the Exif chunk. Some writers put JPEG's name before the TIFF header. */
function exifOf(bytes: Uint8Array, at: number): Pick<Structure, 'orientation' | 'metadataAt'> {
  const tiff = at + (startsWith(bytes, 'Exif\0\0', at + 8) ? 14 : 8);
  return { orientation: readOrientation(bytes, tiff), metadataAt: [at] };
}

function pictureExtents(view: DataView, name: string, at: number): readonly Extent[] {
  // Offset 8 is the payload. A frame of an animation has 16 bytes of its own before its picture.
  if (name === 'ANMF') return [{ width: uint24(view, at + 14) + 1, height: uint24(view, at + 17) + 1 }];
  if (name === 'VP8L') {
    const bits = view.getUint32(at + 9, true);
    return [{ width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }];
  }
  return [{ width: view.getUint16(at + 14, true) & 0x3fff, height: view.getUint16(at + 16, true) & 0x3fff }];
}

/** Whether the first partition of a lossy picture is inside its chunk (RFC 6386, 9.1). */
function hasPartitions(bytes: Uint8Array, view: DataView, at: number, end: number): boolean {
  if (!startsWith(bytes, 'VP8 ', at)) return true;
  return at + 18 + (uint24(view, at + 8) >> 5) < end;
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 65_536;
}
