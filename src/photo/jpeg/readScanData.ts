import { BitReader, type HuffmanTable } from './bitReader.js';
import { type Component, type Frame, isProgressive, type Scan } from './frame.js';
import { isRestartMarker, nextMarker } from './segments.js';

/** Huffman tables by their class (0 DC, 1 AC) × 16 + their number. */
type HuffmanTables = ReadonlyMap<number, HuffmanTable>;

/** Entropy-coded data of a scan. */
export interface ScanData {
  /** Numbers of minimum coded units that the frame asks for, and that are missing. */
  readonly units: number;
  readonly missing: number;
  /** Start and end of each restart interval; the bytes between them are not image data. */
  readonly intervals: readonly (readonly [start: number, end: number])[];
  /** Offset after the last interval. */
  readonly end: number;
}

/**
 * Coefficients that were not zero in earlier scans, one byte each, by component. Refining scans hold a bit for each of
 * them, so that they cannot be read without.
 */
export type CoefficientHistory = Map<number, Uint8Array>;

/** Reads one minimum coded unit. */
type ReadUnit = (reader: BitReader, unit: number) => void;

/**
 * Reads a scan's entropy-coded data without computing pixels, and counts the units like libjpeg, which fills missing ones
 * with gray.
 * @param interval units between restart markers, or 0
 * @returns `undefined` if a Huffman table or a component is missing, or a refining scan lacks its history
 */
export function readScanData(
  bytes: Uint8Array,
  from: number,
  { frame, scan, tables, interval, history }: ScanInput,
): ScanData | undefined {
  const layout = layoutOf(frame, scan);
  const start = layout && unitReader(frame, scan, tables, layout, history);
  if (!layout || !start) return undefined;
  const { units } = layout;
  const intervals: [number, number][] = [];
  let missing = 0;
  let at = from;
  for (let unit = 0, number = 0; unit < units; number += 1) {
    const length = interval === 0 ? units : Math.min(interval, units - unit);
    const reader = new BitReader(bytes, at);
    const readUnit = start();
    const last = unit + length;
    while (unit < last) {
      readUnit(reader, unit);
      if (reader.overrun) break;
      unit += 1;
    }
    missing += last - unit;
    unit = last;
    intervals.push([at, reader.end]);
    at = reader.end;
    if (unit >= units) break;
    const next = nextInterval(bytes, at, number);
    missing += Math.min(next.skipped * interval, units - unit);
    unit += next.skipped * interval;
    number += next.skipped;
    if (next.at === undefined) {
      missing += Math.max(0, units - unit);
      break;
    }
    at = next.at;
  }
  return { units, missing, intervals, end: at };
}

export interface ScanInput {
  readonly frame: Frame;
  readonly scan: Scan;
  readonly tables: HuffmanTables;
  readonly interval: number;
  readonly history: CoefficientHistory | undefined;
}

/** Finds the next restart interval like libjpeg's `jpeg_resync_to_restart`, which leaves out those whose markers are gone. */
function nextInterval(
  bytes: Uint8Array,
  from: number,
  number: number,
): { readonly at: number | undefined; readonly skipped: number } {
  let found = nextMarker(bytes, from);
  for (; found; found = nextMarker(bytes, found.end)) {
    const { marker, end } = found;
    if (isRestartMarker(marker)) {
      const ahead = (marker - 0xd0 - number) & 7;
      // Behind the expected number: an old interval, which is passed over.
      if (ahead < 6) return { at: end, skipped: ahead < 3 ? ahead : 0 };
      // Codes below C0 are damage; all others start something else.
    } else if (marker >= 0xc0) break;
  }
  return { at: undefined, skipped: 0 };
}

interface Block {
  readonly component: Component;
  readonly dcTable: number;
  readonly acTable: number;
}

interface Layout {
  readonly units: number;
  /** Blocks of one unit, in order. */
  readonly blocks: readonly Block[];
}

/** Returns the units of a scan (T.81, A.2). A scan of one component has its own blocks as units, without padding. */
function layoutOf(frame: Frame, scan: Scan): Layout | undefined {
  const horizontal = Math.max(...frame.components.map((component) => component.horizontal));
  const vertical = Math.max(...frame.components.map((component) => component.vertical));
  const blocks: Block[] = [];
  for (const { id, dcTable, acTable } of scan.components) {
    const component = frame.components.find((candidate) => candidate.id === id);
    if (!component || component.horizontal === 0 || component.vertical === 0) return undefined;
    const count = scan.components.length === 1 ? 1 : component.horizontal * component.vertical;
    for (let index = 0; index < count; index += 1) blocks.push({ component, dcTable, acTable });
  }
  const [first] = blocks;
  if (!first) return undefined;
  const { width, height } = frame;
  if (scan.components.length > 1) {
    return { units: Math.ceil(width / (8 * horizontal)) * Math.ceil(height / (8 * vertical)), blocks };
  }
  const { component } = first;
  const columns = Math.ceil(Math.ceil((width * component.horizontal) / horizontal) / 8);
  const rows = Math.ceil(Math.ceil((height * component.vertical) / vertical) / 8);
  return { units: columns * rows, blocks };
}

/** Returns a function that starts a restart interval. */
function unitReader(
  frame: Frame,
  scan: Scan,
  tables: HuffmanTables,
  { units, blocks }: Layout,
  history: CoefficientHistory | undefined,
): (() => ReadUnit) | undefined {
  if (!isProgressive(frame)) return sequentialReader(tables, blocks);
  const { firstCoefficient: first, lastCoefficient: last, highBit, lowBit } = scan;
  if (first === 0) return highBit === 0 ? averageReader(tables, blocks) : refinedAverageReader(blocks);
  const [block] = blocks;
  const table = block && tables.get(16 + block.acTable);
  if (!block || !table || scan.components.length > 1 || last > 63 || first > last) return undefined;
  if (highBit === 0 && !history) return () => detailReader(table, first, last);
  if (!history) return undefined;
  const known = history.get(block.component.id) ?? new Uint8Array(units * 64);
  history.set(block.component.id, known);
  if (highBit === 0) return () => detailReader(table, first, last, known);
  return lowBit === highBit - 1 ? () => refinedDetailReader(table, first, last, known) : undefined;
}

/** Sequential scans (T.81, F.2.2). */
function sequentialReader(tables: HuffmanTables, blocks: readonly Block[]): (() => ReadUnit) | undefined {
  const pairs: [HuffmanTable, HuffmanTable][] = [];
  for (const { dcTable, acTable } of blocks) {
    const dc = tables.get(dcTable);
    const ac = tables.get(16 + acTable);
    if (!dc || !ac) return undefined;
    pairs.push([dc, ac]);
  }
  return () => (reader) => {
    for (const [dc, ac] of pairs) {
      reader.decodeSkipping(dc);
      for (let index = 1; index < 64; index += 1) {
        const symbol = reader.decodeSkipping(ac);
        // The end of the block, or a symbol that libjpeg takes for it.
        if ((symbol & 15) === 0 && symbol !== 0xf0) break;
        index += symbol >> 4;
      }
    }
  };
}

/** First scans of the averages (T.81, G.1.2.1). */
function averageReader(tables: HuffmanTables, blocks: readonly Block[]): (() => ReadUnit) | undefined {
  const needed: HuffmanTable[] = [];
  for (const { dcTable } of blocks) {
    const table = tables.get(dcTable);
    if (!table) return undefined;
    needed.push(table);
  }
  return () => (reader) => {
    for (const table of needed) reader.decodeSkipping(table);
  };
}

/** Refining scans of the averages: one bit for each block. */
function refinedAverageReader(blocks: readonly Block[]): () => ReadUnit {
  return () => (reader) => reader.skip(blocks.length);
}

/** First scans of other coefficients (T.81, G.1.2.2). */
function detailReader(table: HuffmanTable, first: number, last: number, known?: Uint8Array): ReadUnit {
  let emptyBlocks = 0;
  return (reader, unit) => {
    if (emptyBlocks > 0) {
      emptyBlocks -= 1;
      return;
    }
    for (let index = first; index <= last; index += 1) {
      const symbol = reader.decodeSkipping(table);
      const size = symbol & 15;
      const run = symbol >> 4;
      if (size === 0 && run < 15) {
        emptyBlocks = (1 << run) - 1 + reader.read(run);
        break;
      }
      index += run;
      if (known && size > 0) known[unit * 64 + index] = 1;
    }
  };
}

/** Refining scans of other coefficients (T.81, G.1.2.3): a bit for each coefficient that was not zero, and new ones. */
function refinedDetailReader(table: HuffmanTable, first: number, last: number, known: Uint8Array): ReadUnit {
  let emptyBlocks = 0;
  return (reader, unit) => {
    const block = unit * 64;
    let index = first;
    while (emptyBlocks === 0 && index <= last) {
      const symbol = reader.decode(table);
      let run = symbol >> 4;
      const isNew = (symbol & 15) > 0;
      if (isNew) reader.skip(1);
      else if (run < 15) {
        emptyBlocks = (1 << run) + reader.read(run);
        break;
      }
      while (index <= last) {
        if (known[block + index] === 1) reader.skip(1);
        else if (run === 0) break;
        else run -= 1;
        index += 1;
      }
      if (isNew && index <= last) known[block + index] = 1;
      index += 1;
    }
    if (emptyBlocks === 0) return;
    for (; index <= last; index += 1) if (known[block + index] === 1) reader.skip(1);
    emptyBlocks -= 1;
  };
}
