import { joined } from '../joined.js';
import { isProgressive } from './frame.js';
import { type KnownScan, readScans } from './readScans.js';
import { MARKER } from './segments.js';

/** Marker segment JFIF 1.01 without a density and without a thumbnail. It says that the colors are gray or YCbCr. */
const JFIF = Uint8Array.of(0xff, MARKER.APP0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);

/**
 * Writes a JPEG in gray or YCbCr again, with the same image bit for bit and nothing that a decoder does not need: JFIF, the
 * frame, the tables that each scan uses, the scans and the end.
 * @param trimScans whether to read the entropy-coded data and leave out bytes that belong to no block
 * @returns `undefined` if the JPEG has no such form: a table or the end is missing, or a scan is incomplete
 */
export function rewriteJpeg(jpeg: Uint8Array, trimScans: boolean): Uint8Array<ArrayBuffer> | undefined {
  const parts: Uint8Array[] = [Uint8Array.of(0xff, MARKER.SOI), JFIF];
  const written = new Set<Uint8Array>();
  const scans = readScans(jpeg, trimScans);
  let interval = 0;
  let isFrameWritten = false;
  let result = scans.next();
  for (; !result.done; result = scans.next()) {
    const known = result.value;
    if (trimScans && known.data?.missing !== 0) return undefined;
    const tables = tablesOf(known);
    if (!tables) return undefined;
    for (const [marker, payload] of tables) {
      if (!written.has(payload)) parts.push(segment(marker, payload));
      written.add(payload);
    }
    if (!isFrameWritten) parts.push(frameSegment(known));
    isFrameWritten = true;
    if (known.interval !== interval) parts.push(segment(MARKER.DRI, uint16(known.interval)));
    interval = known.interval;
    parts.push(scanSegment(known), ...imageData(jpeg, known));
  }
  if (!result.value || !isFrameWritten) return undefined;
  return joined([...parts, Uint8Array.of(0xff, MARKER.EOI)]);
}

/** Returns the tables that a scan uses, or `undefined` if one is missing. */
function tablesOf({
  frame,
  scan,
  quantization,
  huffman,
}: KnownScan): readonly (readonly [marker: number, payload: Uint8Array])[] | undefined {
  const needed: (readonly [number, Uint8Array | undefined])[] = [];
  const progressive = isProgressive(frame);
  for (const { id, dcTable, acTable } of scan.components) {
    const number = frame.components.find((component) => component.id === id)?.table ?? 0;
    needed.push([MARKER.DQT, quantization.get(number)]);
    const hasAverages = scan.firstCoefficient === 0 && scan.highBit === 0;
    if (hasAverages) needed.push([MARKER.DHT, huffman.get(dcTable)]);
    if (!progressive || scan.firstCoefficient > 0) needed.push([MARKER.DHT, huffman.get(16 + acTable)]);
  }
  const found: (readonly [number, Uint8Array])[] = [];
  for (const [marker, payload] of needed) {
    if (!payload) return undefined;
    found.push([marker, payload]);
  }
  return found;
}

function frameSegment({ frame }: KnownScan): Uint8Array {
  const { marker, precision, width, height, components } = frame;
  const payload = [precision, ...uint16(height), ...uint16(width), components.length];
  for (const { id, horizontal, vertical, table } of components)
    payload.push(id, horizontal * 16 + vertical, table);
  return segment(marker, payload);
}

function scanSegment({ scan }: KnownScan): Uint8Array {
  const payload = [scan.components.length];
  for (const { id, dcTable, acTable } of scan.components) payload.push(id, dcTable * 16 + acTable);
  payload.push(scan.firstCoefficient, scan.lastCoefficient, scan.highBit * 16 + scan.lowBit);
  return segment(MARKER.SOS, payload);
}

function imageData(jpeg: Uint8Array, { data, start, end }: KnownScan): readonly Uint8Array[] {
  if (!data) return [jpeg.subarray(start, end)];
  const parts: Uint8Array[] = [];
  for (const [index, [from, to]] of data.intervals.entries()) {
    if (index > 0) parts.push(Uint8Array.of(0xff, 0xd0 + ((index - 1) & 7)));
    parts.push(jpeg.subarray(from, to));
  }
  return parts;
}

function segment(marker: number, payload: ArrayLike<number>): Uint8Array {
  const result = new Uint8Array(payload.length + 4);
  result.set([0xff, marker, ...uint16(payload.length + 2)]);
  result.set(payload, 4);
  return result;
}

function uint16(value: number): [high: number, low: number] {
  return [value >> 8, value & 255];
}
