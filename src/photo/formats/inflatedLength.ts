/** Base values and extra bits of lengths (RFC 1951, 3.2.5). */
const LENGTH_BASES = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

/** Order in which lengths of code lengths are stored (RFC 1951, 3.2.7). */
const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Thrown if the data ends or makes no sense. */
class EndOfData extends Error {}

/**
 * Returns how many bytes zlib data inflates to (RFC 1950 and 1951), at most `enough`. Nothing is written, so that it needs no
 * memory. DecompressionStream would need Safari 16.4 and would write everything.
 */
export function inflatedLength(data: Uint8Array, enough: number): number {
  const reader = new DeflateReader(data, 2);
  let length = 0;
  try {
    for (let isLast = false; !isLast && length < enough; ) {
      isLast = reader.bits(1) === 1;
      const type = reader.bits(2);
      if (type === 0) length += reader.skipStored();
      else if (type === 3) break;
      else {
        const { literals, distances } = type === 1 ? fixedTables() : readTables(reader);
        length = countSymbols(reader, literals, distances, length, enough);
      }
    }
  } catch (error) {
    if (!(error instanceof EndOfData)) throw error;
    length += reader.counted;
  }
  return length;
}

class DeflateReader {
  /** Bytes of the block under way, for data that ends in the middle of a block. */
  counted = 0;
  private buffer = 0;
  private count = 0;
  private readonly data: Uint8Array;
  private at: number;

  constructor(data: Uint8Array, at: number) {
    this.data = data;
    this.at = at;
  }

  /** Reads up to 16 bits. */
  bits(wanted: number): number {
    while (this.count < wanted) {
      const byte = this.data[this.at];
      if (byte === undefined) throw new EndOfData();
      this.buffer |= byte << this.count;
      this.count += 8;
      this.at += 1;
    }
    const value = this.buffer & ((1 << wanted) - 1);
    this.buffer >>>= wanted;
    this.count -= wanted;
    return value;
  }

  symbol({ lookup, maxBits }: DeflateTable): number {
    // Near the end there may be fewer bits than the longest code has.
    while (this.count < maxBits && this.at < this.data.length) {
      this.buffer |= (this.data[this.at] ?? 0) << this.count;
      this.count += 8;
      this.at += 1;
    }
    const entry = lookup[this.buffer & ((1 << maxBits) - 1)] ?? 0;
    const length = entry & 15;
    if (length === 0 || length > this.count) throw new EndOfData();
    this.buffer >>>= length;
    this.count -= length;
    return entry >> 4;
  }

  /** Skips a stored block and returns how many bytes of it are there (RFC 1951, 3.2.4). */
  skipStored(): number {
    const from = this.at - (this.count >> 3);
    this.buffer = 0;
    this.count = 0;
    const length = (this.data[from] ?? 0) + (this.data[from + 1] ?? 0) * 256;
    this.at = from + 4 + length;
    return Math.max(0, Math.min(length, this.data.length - from - 4));
  }
}

interface DeflateTable {
  /** For every `maxBits` bits: symbol × 16 + length of the code, or 0. */
  readonly lookup: Uint16Array;
  readonly maxBits: number;
}

interface DeflateTables {
  readonly literals: DeflateTable;
  readonly distances: DeflateTable;
}

function countSymbols(
  reader: DeflateReader,
  literals: DeflateTable,
  distances: DeflateTable,
  before: number,
  enough: number,
): number {
  reader.counted = 0;
  const left = enough - before;
  while (reader.counted < left) {
    const symbol = reader.symbol(literals);
    if (symbol < 256) reader.counted += 1;
    else if (symbol === 256) break;
    else {
      const index = symbol - 257;
      const length = (LENGTH_BASES[index] ?? 0) + reader.bits(LENGTH_BITS[index] ?? 0);
      const distance = reader.symbol(distances);
      reader.bits(distance < 4 ? 0 : (distance >> 1) - 1);
      reader.counted += length;
    }
  }
  const { counted } = reader;
  reader.counted = 0;
  return before + counted;
}

/** Makes a table from the lengths of its codes (RFC 1951, 3.2.2). */
function deflateTable(lengths: Uint8Array): DeflateTable {
  const maxBits = Math.max(1, ...lengths);
  const lookup = new Uint16Array(1 << maxBits);
  let code = 0;
  for (let length = 1; length <= maxBits; length += 1) {
    for (let symbol = 0; symbol < lengths.length; symbol += 1) {
      if (lengths[symbol] !== length) continue;
      let reversed = 0;
      for (let bit = 0; bit < length; bit += 1) reversed |= ((code >> bit) & 1) << (length - 1 - bit);
      for (let index = reversed; index < lookup.length; index += 1 << length)
        lookup[index] = symbol * 16 + length;
      code += 1;
    }
    code <<= 1;
  }
  return { lookup, maxBits };
}

function fixedTables(): DeflateTables {
  const literals = new Uint8Array(288).fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280);
  return { literals: deflateTable(literals), distances: deflateTable(new Uint8Array(30).fill(5)) };
}

function readTables(reader: DeflateReader): DeflateTables {
  const literalCount = reader.bits(5) + 257;
  const distanceCount = reader.bits(5) + 1;
  const lengthCount = reader.bits(4) + 4;
  const codeLengths = new Uint8Array(19);
  for (const index of CODE_LENGTH_ORDER.slice(0, lengthCount)) codeLengths[index] = reader.bits(3);
  const table = deflateTable(codeLengths);
  const lengths = new Uint8Array(literalCount + distanceCount);
  for (let at = 0; at < lengths.length; ) {
    const symbol = reader.symbol(table);
    if (symbol < 16) {
      lengths[at] = symbol;
      at += 1;
      continue;
    }
    const value = symbol === 16 ? (lengths[at - 1] ?? 0) : 0;
    const repeats =
      symbol === 16 ? 3 + reader.bits(2) : symbol === 17 ? 3 + reader.bits(3) : 11 + reader.bits(7);
    lengths.fill(value, at, at + repeats);
    at += repeats;
  }
  return {
    literals: deflateTable(lengths.subarray(0, literalCount)),
    distances: deflateTable(lengths.subarray(literalCount)),
  };
}
