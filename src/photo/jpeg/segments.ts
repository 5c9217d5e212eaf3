/** A marker segment of a JPEG (ITU-T T.81, B.1.1). */
export interface JpegSegment {
  readonly marker: number;
  /** Offset of the first byte after the two length bytes. */
  readonly payload: number;
  /** Offset of the first byte after the segment. */
  readonly end: number;
}

export const MARKER = {
  DHT: 0xc4,
  SOI: 0xd8,
  EOI: 0xd9,
  SOS: 0xda,
  DQT: 0xdb,
  DRI: 0xdd,
  APP0: 0xe0,
  APP1: 0xe1,
  APP2: 0xe2,
  APP14: 0xee,
} as const;

/** Whether a marker starts a frame: all of C0–CF except DHT (C4), JPG (C8) and DAC (CC). */
export function isFrameMarker(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Whether a marker is one of RST0–RST7, which divide image data. */
export function isRestartMarker(marker: number): boolean {
  return marker >= 0xd0 && marker <= 0xd7;
}

interface FoundMarker {
  readonly marker: number;
  /** Offset of the first byte after the marker. */
  readonly end: number;
}

/** Maximum number of stray bytes before a marker, so that a large file of them costs no time. */
const MAX_STRAY_BYTES = 1_000_000;

/** Returns the first marker at or after `at`. Stray bytes and fill bytes before it are skipped. */
export function nextMarker(bytes: Uint8Array, at: number): FoundMarker | undefined {
  const limit = at + MAX_STRAY_BYTES;
  let code = bytes.indexOf(0xff, at);
  while (code !== -1 && (bytes[code] === 0xff || bytes[code] === 0)) {
    code = bytes[code] === 0 ? bytes.indexOf(0xff, code) : code + 1;
    if (code > limit) return undefined;
  }
  const marker = bytes[code];
  return marker === undefined ? undefined : { marker, end: code + 1 };
}

/**
 * Returns the first segment at or after `at`, or `undefined` if there is none or it is cut off. Stray bytes before a marker
 * are skipped like in libjpeg (`next_marker`), since some phones wrote them and every viewer opens such photos.
 */
export function readSegment(bytes: Uint8Array, at: number): JpegSegment | undefined {
  const found = nextMarker(bytes, at);
  if (!found) return undefined;
  const { marker, end: length } = found;
  if (marker === MARKER.SOI || marker === MARKER.EOI || marker === 0x01 || isRestartMarker(marker)) {
    return { marker, payload: length, end: length };
  }
  const high = bytes[length];
  const low = bytes[length + 1];
  if (high === undefined || low === undefined) return undefined;
  const end = length + high * 256 + low;
  return end > bytes.length ? undefined : { marker, payload: length + 2, end };
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
 * Returns the offset of the next marker after entropy-coded data. Stuffed zeros, restart markers and codes below C0, which no
 * decoder knows, belong to the data. Returns `undefined` if the data is cut off.
 */
export function endOfImageData(bytes: Uint8Array, from: number): number | undefined {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) return undefined;
    if (next >= 0xc0 && next !== 0xff && !isRestartMarker(next)) return at;
  }
  return undefined;
}
