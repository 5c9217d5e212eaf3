import { startsWith } from '../startsWith.js';

/** A marker segment of a JPEG (ITU-T T.81, B.1.1). */
export interface JpegSegment {
  readonly marker: number;
  /** Offset of the marker's 0xFF. */
  readonly start: number;
  /** Offset of the first byte after the two length bytes. */
  readonly payload: number;
  /** Offset of the first byte after the segment. */
  readonly end: number;
}

export const MARKER = {
  APP0: 0xe0,
  APP1: 0xe1,
  APP2: 0xe2,
  APP14: 0xee,
  COM: 0xfe,
  DQT: 0xdb,
  SOS: 0xda,
  EOI: 0xd9,
} as const;

/** Whether a marker starts a frame: all of C0–CF except DHT (C4), JPG (C8) and DAC (CC). */
export function isFrameMarker(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/**
 * Whether a segment belongs to the image. Of the application segments only JFIF's version and Adobe's color transform
 * do, since decoders need them.
 */
export function isImageSegment(jpeg: Uint8Array, { marker, payload, end }: JpegSegment): boolean {
  if (marker === MARKER.COM) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  // JFIF 1.02: a thumbnail follows the 14 bytes if the last two of them are not 0.
  if (marker === MARKER.APP0) return startsWith(jpeg, 'JFIF\0', payload) && end - payload === 14;
  return marker === MARKER.APP14 && startsWith(jpeg, 'Adobe', payload) && end - payload === 12;
}

/**
 * Returns the segment at `at`, or `undefined` if it is cut off or no marker. Markers that stand alone have no payload.
 */
export function readSegment(bytes: Uint8Array, at: number): JpegSegment | undefined {
  if (bytes[at] !== 0xff) return undefined;
  let code = at + 1;
  while (bytes[code] === 0xff) code += 1;
  const marker = bytes[code];
  if (marker === undefined || marker === 0) return undefined;
  if (marker === 0xd8 || marker === MARKER.EOI || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
    return { marker, start: at, payload: code + 1, end: code + 1 };
  }
  const high = bytes[code + 1];
  const low = bytes[code + 2];
  if (high === undefined || low === undefined) return undefined;
  const end = code + 1 + high * 256 + low;
  return end > bytes.length ? undefined : { marker, start: at, payload: code + 3, end };
}

/** A segment with the offset of the next one: for a scan after its image data, `undefined` if the data is cut off. */
interface WalkedSegment extends JpegSegment {
  readonly next: number | undefined;
}

/** Yields all segments after the start marker, up to the end marker or the last readable one. */
export function* walkJpeg(bytes: Uint8Array): Generator<WalkedSegment, void> {
  let at: number | undefined = 2;
  while (at !== undefined) {
    const segment = readSegment(bytes, at);
    if (!segment) return;
    const next: number | undefined =
      segment.marker === MARKER.SOS ? endOfImageData(bytes, segment.end) : segment.end;
    yield { ...segment, next };
    at = segment.marker === MARKER.EOI ? undefined : next;
  }
}

/**
 * Returns the offset of the next marker after entropy-coded data. Stuffed zeros and restart markers belong to the data.
 * Returns `undefined` if the data is cut off.
 */
function endOfImageData(bytes: Uint8Array, from: number): number | undefined {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) return undefined;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return undefined;
}
