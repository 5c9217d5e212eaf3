import { av1FrameSize } from './av1.js';
import { endsInZeros, lettersAt, type Structure, viewOf, wholeIf } from './structure.js';

/** A box of an ISO media file (ISO/IEC 14496-12, 4.2). */
interface Box {
  readonly type: string;
  /** Offset of the content. */
  readonly from: number;
  readonly end: number;
}

interface Extent {
  readonly from: number;
  readonly length: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const NO_SIZE: Size = { width: 0, height: 0 };

/** An item of a HEIF or AVIF file (ISO/IEC 23008-12). */
interface Item {
  size: Size;
  /** Size by the AV1 sequence header, which the decoder follows. */
  codedSize: Size;
  extents: readonly Extent[];
  /** Items that this one is composed of. */
  tiles: readonly number[];
}

/** Maximum number of items, properties and extents that are read. The largest grid of phones has 48 tiles. */
const MAX_ENTRIES = 5000;

/**
 * Reads the boxes of an AVIF or HEIC: the size of its primary item, and what a decoder computes for it.
 * @throws RangeError if a box is cut off
 */
export function readIsoMedia(bytes: Uint8Array): Structure {
  const view = viewOf(bytes);
  const meta = [...boxes(view, 0, bytes.length)].find(({ type }) => type === 'meta');
  if (!meta) return trackStructure(bytes, view);
  const inside = new Map<string, Box>();
  for (const box of boxes(view, meta.from + 4, meta.end))
    if (!inside.has(box.type)) inside.set(box.type, box);
  const items = new Map<number, Item>();
  const itemOf = (id: number): Item => {
    const item = items.get(id) ?? { size: NO_SIZE, codedSize: NO_SIZE, extents: [], tiles: [] };
    items.set(id, item);
    return item;
  };
  readLocations(view, inside, itemOf);
  readProperties(bytes, view, inside, itemOf);
  readTiles(view, inside, itemOf);
  for (const item of items.values()) {
    const [first] = item.extents;
    if (first && decodedArea(item) > 0) {
      const inItem = av1FrameSize(bytes.subarray(first.from, first.from + first.length));
      if (area(inItem) > area(item.codedSize)) item.codedSize = inItem;
    }
  }
  const primary = itemOf(primaryId(view, inside));
  const parts = [primary, ...primary.tiles.map(itemOf)];
  const tilePixels = primary.tiles.reduce((sum, id) => sum + decodedArea(itemOf(id)), 0);
  return {
    ...(decodedArea(primary) > 0 ? sizeOf(primary) : largestSize(items.values())),
    decodedPixels: Math.max(tilePixels, ...[...items.values()].map(decodedArea)),
    wholeness: () => wholeIf(parts.every((item) => isInside(bytes, item))),
  };
}

/** Whether the data of an item is in the file. HEVC may be padded with zeros, AV1 is not. */
function isInside(bytes: Uint8Array, { extents, codedSize }: Item): boolean {
  return extents.every(({ from, length }) => {
    const end = from + length;
    return end <= bytes.length && !(area(codedSize) > 0 && endsInZeros(bytes, end));
  });
}

function area({ width, height }: Size): number {
  return width * height;
}

function sizeOf({ size, codedSize }: Item): Size {
  return area(size) > 0 ? size : codedSize;
}

/** Returns the size of the largest item, for image sequences that name no primary one. */
function largestSize(items: Iterable<Item>): Size {
  let largest = NO_SIZE;
  for (const item of items) if (area(sizeOf(item)) > area(largest)) largest = sizeOf(item);
  return largest;
}

function decodedArea({ size, codedSize }: Item): number {
  return Math.max(area(size), area(codedSize));
}

/** Yields the boxes between two offsets. A box that is cut off is the last one. */
function* boxes(view: DataView, start: number, stop: number): Generator<Box, void> {
  for (let at = start, left = MAX_ENTRIES; at + 8 <= stop && left > 0; left -= 1) {
    const short = view.getUint32(at);
    const type = String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at + 4, 4));
    const header = short === 1 ? 16 : 8;
    const size =
      short === 0
        ? stop - at
        : short === 1
          ? view.getUint32(at + 8) * 2 ** 32 + view.getUint32(at + 12)
          : short;
    if (size < header) return;
    yield { type, from: at + header, end: Math.min(at + size, stop) };
    at += size;
  }
}

function primaryId(view: DataView, inside: ReadonlyMap<string, Box>): number {
  const box = inside.get('pitm');
  if (!box) return 0;
  return view.getUint8(box.from) === 0 ? view.getUint16(box.from + 4) : view.getUint32(box.from + 4);
}

/** Reads numbers one after the other. */
class Cursor {
  private readonly view: DataView;
  at: number;

  constructor(view: DataView, at: number) {
    this.view = view;
    this.at = at;
  }

  /** Reads an unsigned number of 0–8 bytes. */
  read(byteLength: number): number {
    let value = 0;
    for (const end = this.at + byteLength; this.at < end; this.at += 1)
      value = value * 256 + this.view.getUint8(this.at);
    return value;
  }
}

/** Reads where the items are (ISO/IEC 14496-12, 8.11.3). */
function readLocations(view: DataView, inside: ReadonlyMap<string, Box>, itemOf: (id: number) => Item): void {
  const box = inside.get('iloc');
  if (!box) return;
  const version = view.getUint8(box.from);
  const sizes = view.getUint16(box.from + 4);
  const nibble = (index: number): number => (sizes >> (12 - index * 4)) & 15;
  const cursor = new Cursor(view, box.from + 6);
  const idBytes = version < 2 ? 2 : 4;
  const idat = inside.get('idat');
  let left = MAX_ENTRIES;
  for (let count = cursor.read(idBytes); count > 0 && left > 0; count -= 1) {
    const item = itemOf(cursor.read(idBytes));
    const method = version > 0 ? cursor.read(2) & 15 : 0;
    cursor.read(2);
    // Offsets inside other items are rare; their extents are not checked.
    const origin = method === 0 ? 0 : method === 1 ? idat?.from : undefined;
    const base = cursor.read(nibble(2));
    const extents: Extent[] = [];
    for (let extent = cursor.read(2); extent > 0 && left > 0; extent -= 1) {
      if (version > 0) cursor.read(nibble(3));
      const from = base + cursor.read(nibble(0));
      const length = cursor.read(nibble(1));
      if (origin !== undefined) extents.push({ from: origin + from, length });
      left -= 1;
    }
    item.extents = extents;
    left -= 1;
  }
}

/** Reads sizes and codec configurations (ISO/IEC 23008-12, 6.5.3 and 9.3). */
function readProperties(
  bytes: Uint8Array,
  view: DataView,
  inside: ReadonlyMap<string, Box>,
  itemOf: (id: number) => Item,
): void {
  const box = inside.get('iprp');
  if (!box) return;
  const children = [...boxes(view, box.from, box.end)];
  const container = children.find(({ type }) => type === 'ipco');
  const properties = container ? [...boxes(view, container.from, container.end)].slice(0, MAX_ENTRIES) : [];
  for (const { from } of children.filter(({ type }) => type === 'ipma')) {
    const version = view.getUint8(from);
    const isWide = (view.getUint8(from + 3) & 1) === 1;
    const cursor = new Cursor(view, from + 4);
    let left = MAX_ENTRIES;
    for (let count = cursor.read(4); count > 0 && left > 0; count -= 1) {
      const item = itemOf(cursor.read(version < 1 ? 2 : 4));
      for (let association = cursor.read(1); association > 0; association -= 1) {
        const property = properties[(isWide ? cursor.read(2) & 0x7fff : cursor.read(1) & 0x7f) - 1];
        if (property) applyProperty(bytes, view, item, property);
        left -= 1;
      }
      left -= 1;
    }
  }
}

function applyProperty(bytes: Uint8Array, view: DataView, item: Item, { type, from, end }: Box): void {
  if (type === 'ispe') item.size = { width: view.getUint32(from + 4), height: view.getUint32(from + 8) };
  // The configuration may repeat the sequence header after four bytes.
  if (type === 'av1C') item.codedSize = av1FrameSize(bytes.subarray(from + 4, end));
}

/** Reads the tiles of images that are composed (`dimg`, ISO/IEC 14496-12, 8.11.12). */
function readTiles(view: DataView, inside: ReadonlyMap<string, Box>, itemOf: (id: number) => Item): void {
  const box = inside.get('iref');
  if (!box) return;
  const idBytes = view.getUint8(box.from) === 0 ? 2 : 4;
  for (const { type, from } of boxes(view, box.from + 4, box.end)) {
    if (type !== 'dimg') continue;
    const cursor = new Cursor(view, from);
    const item = itemOf(cursor.read(idBytes));
    const count = Math.min(cursor.read(2), MAX_ENTRIES);
    item.tiles = Array.from({ length: count }, () => cursor.read(idBytes));
  }
}

/** Reads an image sequence without a primary item, by the sample entry of its track (ISO/IEC 14496-12, 12.1.3). */
function trackStructure(bytes: Uint8Array, view: DataView): Structure {
  let size = NO_SIZE;
  for (let at = bytes.indexOf(0x61); at !== -1 && at + 40 < bytes.length; at = bytes.indexOf(0x61, at + 1)) {
    if (lettersAt(bytes, at) !== 'av01') continue;
    const found = { width: view.getUint16(at + 28), height: view.getUint16(at + 30) };
    if (area(found) > area(size)) size = found;
  }
  return { ...size, wholeness: () => 'unknown' };
}
