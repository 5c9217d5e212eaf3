/** One marker segment of a JPEG before its image data (ITU-T T.81, B.1.1). */
export interface JpegSegment {
  readonly marker: number;
  /** Of the marker's 0xFF. */
  readonly start: number;
  /** Of the first byte after the two length bytes. */
  readonly payload: number;
  /** Of the first byte after the segment. */
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

/** Start-of-frame markers: all of C0–CF but DHT (C4), JPG (C8) and DAC (CC). */
export function isFrameMarker(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/**
 * The segment at `at`, or `undefined` where there is none: cut off, or not a marker. Markers that stand alone
 * have no payload.
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

/** A segment, and where what follows it begins: for a scan behind its image data, `undefined` where that is cut off. */
interface WalkedSegment extends JpegSegment {
  readonly next: number | undefined;
}

/** All segments behind the start of the image, to its end marker or as far as there are any. */
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
 * The next marker after entropy-coded data that starts at `from`: stuffed zeros and restart markers belong to
 * the data. `undefined` where the data ends without one, as in a file that was cut off.
 */
function endOfImageData(bytes: Uint8Array, from: number): number | undefined {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) return undefined;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return undefined;
}
