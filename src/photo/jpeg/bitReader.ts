/** Number of bits that a lookup decodes at once. Longer codes are rare. */
const LOOKUP_BITS = 9;
const LOOKUP_MASK = (1 << LOOKUP_BITS) - 1;

/** A Huffman table, prepared for decoding (T.81, annex C). */
export interface HuffmanTable {
  /** For every {@link LOOKUP_BITS} bits: the code's length × 256 + its symbol, or 0 if the code is longer. */
  readonly lookup: Uint16Array;
  /** The same with the bits of the number that follows the code added to its length, which are the symbol's low 4 bits. */
  readonly skipping: Uint16Array;
  /** For every length: the first code above those of this length, left-aligned to 16 bits. */
  readonly limits: Int32Array;
  /** For every length: index of its first symbol minus its first code. */
  readonly offsets: Int32Array;
  readonly symbols: Uint8Array;
}

/**
 * Prepares a table.
 * @param counts numbers of codes of 1–16 bits
 */
export function huffmanTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable {
  const lookup = new Uint16Array(1 << LOOKUP_BITS);
  const skipping = new Uint16Array(1 << LOOKUP_BITS);
  const limits = new Int32Array(18);
  const offsets = new Int32Array(17);
  let code = 0;
  let index = 0;
  for (let length = 1; length <= 16; length += 1) {
    const count = counts[length - 1] ?? 0;
    offsets[length] = index - code;
    if (length <= LOOKUP_BITS) {
      const shift = LOOKUP_BITS - length;
      for (let step = 0; step < count; step += 1) {
        const symbol = symbols[index + step] ?? 0;
        const [from, to] = [(code + step) << shift, (code + step + 1) << shift];
        lookup.fill(length * 256 + symbol, from, to);
        skipping.fill((length + (symbol & 15)) * 256 + symbol, from, to);
      }
    }
    code += count;
    index += count;
    limits[length] = code << (16 - length);
    code <<= 1;
  }
  limits[17] = 1 << 30;
  return { lookup, skipping, limits, offsets, symbols };
}

/**
 * Reads entropy-coded bits without their stuffed zeros (T.81, F.2.2.5). At a marker or at the end of the file it goes on with
 * zeros and sets `overrun` once they are used, like libjpeg.
 */
export class BitReader {
  private buffer = 0;
  private bits = 0;
  /** Number of zero bytes that were added. */
  private padding = 0;

  private readonly bytes: Uint8Array;
  /** Offset of the next byte. */
  private at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Whether more bits were used than there are. */
  get overrun(): boolean {
    return this.bits < this.padding * 8;
  }

  /** Offset after the last byte of which a bit was used. */
  get end(): number {
    let { at } = this;
    for (let unread = (this.bits >> 3) - this.padding; unread > 0; unread -= 1) {
      at -= 1;
      if (this.bytes[at] === 0 && this.bytes[at - 1] === 0xff) at -= 1;
    }
    return at;
  }

  decode(table: HuffmanTable): number {
    if (this.bits < 16) this.fill();
    const next = (this.buffer >>> (this.bits - 16)) & 0xffff;
    const entry = table.lookup[next >> (16 - LOOKUP_BITS)] ?? 0;
    if (entry !== 0) {
      this.bits -= entry >> 8;
      return entry & 255;
    }
    let length = LOOKUP_BITS + 1;
    while (next >= (table.limits[length] ?? 0)) length += 1;
    if (length > 16) {
      // No code has these bits. libjpeg warns and goes on with 0.
      this.bits -= 16;
      return 0;
    }
    this.bits -= length;
    return table.symbols[(next >> (16 - length)) + (table.offsets[length] ?? 0)] ?? 0;
  }

  /** Decodes a symbol and skips the number that follows it, whose bits are the symbol's low 4. */
  decodeSkipping(table: HuffmanTable): number {
    // A code of the lookup and its number have at most 24 bits.
    if (this.bits < 24) this.fill();
    const entry = table.skipping[(this.buffer >>> (this.bits - LOOKUP_BITS)) & LOOKUP_MASK] ?? 0;
    if (entry !== 0) {
      this.bits -= entry >> 8;
      return entry & 255;
    }
    const symbol = this.decode(table);
    this.skip(symbol & 15);
    return symbol;
  }

  /** Skips up to 16 bits. */
  skip(count: number): void {
    if (this.bits < count) this.fill();
    this.bits -= count;
  }

  /** Reads up to 16 bits. */
  read(count: number): number {
    if (this.bits < count) this.fill();
    this.bits -= count;
    return (this.buffer >>> this.bits) & ((1 << count) - 1);
  }

  private fill(): void {
    const { bytes } = this;
    let { at, buffer, bits } = this;
    while (bits <= 24) {
      const byte = at < bytes.length ? (bytes[at] ?? 0) : 0xff;
      buffer <<= 8;
      bits += 8;
      if (byte !== 0xff) {
        buffer |= byte;
        at += 1;
      } else if (bytes[at + 1] === 0) {
        buffer |= 0xff;
        at += 2;
      } else this.padding += 1;
    }
    this.at = at;
    this.buffer = buffer;
    this.bits = bits;
  }
}
