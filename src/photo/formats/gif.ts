import { MISSING_TOLERANCE, type Structure, viewOf, wholeIf } from './structure.js';

/** A frame of a GIF: its size and the offset of its compressed data. */
interface GifFrame {
  readonly width: number;
  readonly height: number;
  readonly dataAt: number;
}

/**
 * Reads the blocks of a GIF (GIF89a, sections 17–27). Only the first frame is taken as the photo.
 * @throws RangeError if the header is cut off
 */
export function readGif(bytes: Uint8Array): Structure {
  const view = viewOf(bytes);
  const width = view.getUint16(6, true);
  const height = view.getUint16(8, true);
  const frames = readFrames(bytes, view);
  const [first] = frames;
  return {
    // Engines enlarge a screen that is smaller than its first frame.
    width: Math.max(width, first?.width ?? 0),
    height: Math.max(height, first?.height ?? 0),
    decodedPixels: Math.max(width * height, ...frames.map((frame) => frame.width * frame.height)),
    wholeness: () => {
      if (!first) return 'cut';
      const needed = first.width * first.height;
      return wholeIf(lzwPixels(bytes, first.dataAt, needed) >= needed * (1 - MISSING_TOLERANCE));
    },
  };
}

/** Maximum number of frames that are looked at. */
const MAX_FRAMES = 10_000;

function readFrames(bytes: Uint8Array, view: DataView): readonly GifFrame[] {
  const frames: GifFrame[] = [];
  let at = 13 + tableBytes(view.getUint8(10));
  while (at < bytes.length && frames.length < MAX_FRAMES) {
    const block = bytes[at];
    if (block === 0x2c && at + 10 < bytes.length) {
      const dataAt = at + 10 + tableBytes(view.getUint8(at + 9));
      const [width, height] = [view.getUint16(at + 5, true), view.getUint16(at + 7, true)];
      frames.push({ width, height, dataAt });
      at = skipSubBlocks(bytes, dataAt + 1);
    } else if (block === 0x21) at = skipSubBlocks(bytes, at + 2);
    else break;
  }
  return frames;
}

/** Returns the size of a color table by the packed byte that announces it. */
function tableBytes(packed: number): number {
  return packed & 0x80 ? 3 << ((packed & 7) + 1) : 0;
}

function skipSubBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let length = bytes[at]; length; length = bytes[at]) at += length + 1;
  return at + 1;
}

/** Returns how many pixels LZW data holds (GIF89a, appendix F), at most `enough` and the last run. */
function lzwPixels(bytes: Uint8Array, dataAt: number, enough: number): number {
  const clear = 1 << (bytes[dataAt] ?? 0);
  if (clear > 2048) return 0;
  /** Number of pixels of every code. */
  const lengths = new Uint32Array(4096).fill(1, 0, clear);
  let size = Math.log2(clear) + 1;
  let next = clear + 2;
  let previous = -1;
  let pixels = 0;
  let buffer = 0;
  let bits = 0;
  for (let block = dataAt + 1; block < bytes.length; ) {
    const length = bytes[block] ?? 0;
    if (length === 0) break;
    const end = Math.min(block + 1 + length, bytes.length);
    for (let at = block + 1; at < end; at += 1) {
      buffer |= (bytes[at] ?? 0) << bits;
      bits += 8;
      while (bits >= size) {
        const code = buffer & ((1 << size) - 1);
        buffer >>>= size;
        bits -= size;
        if (code === clear) {
          size = Math.log2(clear) + 1;
          next = clear + 2;
          previous = -1;
          continue;
        }
        if (code === clear + 1 || code > next || pixels >= enough) return pixels;
        if (previous >= 0 && next < 4096) {
          lengths[next] = (lengths[previous] ?? 0) + 1;
          next += 1;
          if (next === 1 << size && size < 12) size += 1;
        }
        pixels += lengths[code] ?? 0;
        previous = code;
      }
    }
    block = end;
  }
  return pixels;
}
