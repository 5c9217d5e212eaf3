import { type HuffmanTable, huffmanTable } from './bitReader.js';
import { type Frame, isProgressive, readFrame, readScan, type Scan } from './frame.js';
import { type CoefficientHistory, readScanData, type ScanData } from './readScanData.js';
import { endOfImageData, isFrameMarker, type JpegSegment, MARKER, readSegment } from './segments.js';

/** Tables as they stand in their segments. */
type TableDefinitions = ReadonlyMap<number, Uint8Array>;

/** A scan with all that a decoder knows when it starts. */
export interface KnownScan {
  readonly frame: Frame;
  readonly scan: Scan;
  /** Units between restart markers, or 0. */
  readonly interval: number;
  /** Quantization tables by number. */
  readonly quantization: TableDefinitions;
  /** Huffman tables by class × 16 + number. */
  readonly huffman: TableDefinitions;
  /** Offset of the image data. */
  readonly start: number;
  /** Offset after the image data, or of the file's end if it is cut off. */
  readonly end: number;
  /** The image data, if it was asked for and can be read. */
  readonly data: ScanData | undefined;
}

/** Maximum pixels of a progressive JPEG whose refining scans are read, since these need 1.5 bytes a pixel. */
const MAX_HISTORY_PIXELS = 16e6;

/**
 * Yields the scans of the first image up to its end marker or the last readable segment.
 * @param withData whether to read the entropy-coded data, which takes about as long as 40 MB/s
 * @returns whether there is an end marker; `undefined` if the tables or frames cannot be read
 */
export function* readScans(jpeg: Uint8Array, withData: boolean): Generator<KnownScan, boolean | undefined> {
  const quantization = new Map<number, Uint8Array>();
  const huffman = new Map<number, Uint8Array>();
  const prepared = new Map<number, HuffmanTable>();
  let frame: Frame | undefined;
  let interval = 0;
  let history: CoefficientHistory | undefined;
  let segment = readSegment(jpeg, 2);
  while (segment && segment.marker !== MARKER.EOI) {
    const { marker, payload, end } = segment;
    let next = end;
    if (isFrameMarker(marker)) {
      if (frame) return undefined;
      frame = readFrame(jpeg, segment);
      if (frame.width * frame.height <= MAX_HISTORY_PIXELS) history = new Map();
    } else if (marker === MARKER.DRI) {
      interval = (jpeg[payload] ?? 0) * 256 + (jpeg[payload + 1] ?? 0);
    } else if (marker === MARKER.DQT) {
      // Only the low bits are the number; the high ones say how wide its entries are.
      if (!define(jpeg, segment, quantization, 15, quantizationLength)) return undefined;
    } else if (marker === MARKER.DHT) {
      if (!define(jpeg, segment, huffman, 255, huffmanLength)) return undefined;
      if (withData) prepareTables(huffman, prepared);
    } else if (marker === MARKER.SOS) {
      if (!frame) return undefined;
      const scan = scanOf(frame, readScan(jpeg, segment));
      const input = { frame, scan, tables: prepared, interval, history };
      const data = withData ? readScanData(jpeg, end, input) : undefined;
      next = data ? data.end : (endOfImageData(jpeg, end) ?? jpeg.length);
      yield { frame, scan, interval, quantization, huffman, start: end, end: next, data };
    }
    segment = readSegment(jpeg, next);
  }
  return segment !== undefined;
}

/** Returns a scan as decoders take it, which ignore the band of coefficients in a sequential one. */
function scanOf(frame: Frame, scan: Scan): Scan {
  if (isProgressive(frame)) return scan;
  return { ...scan, firstCoefficient: 0, lastCoefficient: 63, highBit: 0, lowBit: 0 };
}

/** Notes the tables of a segment. Returns whether they fill it exactly. */
function define(
  jpeg: Uint8Array,
  { payload, end }: JpegSegment,
  tables: Map<number, Uint8Array>,
  keyBits: number,
  lengthAt: (at: number, jpeg: Uint8Array) => number,
): boolean {
  let at = payload;
  while (at < end) {
    const length = lengthAt(at, jpeg);
    if (at + length > end) return false;
    tables.set((jpeg[at] ?? 0) & keyBits, jpeg.subarray(at, at + length));
    at += length;
  }
  return true;
}

/** Returns the length of a quantization table with its number (T.81, B.2.4.1). */
function quantizationLength(at: number, jpeg: Uint8Array): number {
  return (jpeg[at] ?? 0) < 16 ? 65 : 129;
}

/** Returns the length of a Huffman table with its number and counts (T.81, B.2.4.2). */
function huffmanLength(at: number, jpeg: Uint8Array): number {
  return jpeg.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 17);
}

function prepareTables(definitions: TableDefinitions, prepared: Map<number, HuffmanTable>): void {
  for (const [key, definition] of definitions) {
    prepared.set(key, huffmanTable(definition.subarray(1, 17), definition.subarray(17)));
  }
}

/**
 * Returns the largest share of a scan that is missing, 0–1, or `undefined` if that cannot be known. Data of scans that refine
 * is not counted, since without it an image is whole and a little less sharp. But these scans must have begun: an image
 * without them is blurred all over.
 */
export function missingShare(jpeg: Uint8Array): number | undefined {
  /** For each component: the low bits that are left out of each coefficient. */
  const lowBits = new Map<number, Uint8Array>();
  let frame: Frame | undefined;
  let share = 0;
  for (const known of readScans(jpeg, true)) {
    frame = known.frame;
    const { scan, data } = known;
    for (const { id } of scan.components) {
      const bits = lowBits.get(id) ?? new Uint8Array(64).fill(UNSEEN);
      lowBits.set(id, bits.fill(scan.lowBit, scan.firstCoefficient, scan.lastCoefficient + 1));
    }
    if (scan.highBit > 0) continue;
    if (!data) return undefined;
    share = Math.max(share, data.missing / data.units);
  }
  if (!frame) return undefined;
  return frame.components.every(({ id }, index) => isComplete(lowBits.get(id), index)) ? share : 1;
}

/** Marks a coefficient that was in no scan. */
const UNSEEN = 255;

/** Whether all bits of a component are there. Encoders may leave out all details of a component except the first. */
function isComplete(lowBits: Uint8Array | undefined, index: number): boolean {
  return lowBits?.[0] === 0 && lowBits.every((bits) => bits === 0 || (bits === UNSEEN && index > 0));
}
