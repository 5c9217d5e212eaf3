import { type BodyParts, decodeParts, encodeText, lengthOf, sliceParts } from './bodyParts.js';
import { GatewayError } from './gatewayError.js';

/** A parsed faceAdv request. */
export interface ParsedBody {
  /** Value of the JSON text. If there is a `photo`, another string stands for it. */
  readonly value: unknown;
  /** Value of `sourcePhotoStr.data`, if it is long: base64 characters and padding, which need no parser. */
  readonly photo: BodyParts | undefined;
}

/** Minimum length of a string in bytes that stays bytes. Shorter ones are parsed as fast. */
const MIN_PHOTO_BYTES = 4096;
const QUOTE = 0x22;
const EQUALS = 0x3d;

/** 1 for each two bytes, as a number of 16 bits, that are base64 characters; 0 for all others. */
const base64Pairs = createPairTable();

/**
 * Parses JSON.
 * @throws GatewayError `invalid_request` if the bytes are not JSON in UTF-8
 */
export function parseBody(parts: BodyParts): unknown {
  try {
    return JSON.parse(decodeParts(parts));
  } catch {
    // Without the parser's message, which quotes the body.
    throw new GatewayError('invalid_request', 'The body must be JSON in UTF-8.');
  }
}

/**
 * Parses JSON around the photo, which stays bytes. Decoding, parsing and matching 400,000 characters would take more than all
 * the rest of a request (measured: Node 24, 1.6 ms).
 *
 * The longest text between two quotes is replaced by a short one that no request contains. Base64 has no quote, backslash or
 * control character. So both texts are read alike, and the short one is found as the photo exactly if the long one is it.
 * @throws GatewayError `invalid_request` if the bytes are not JSON in UTF-8
 */
export function parseAroundPhoto(parts: BodyParts): ParsedBody {
  const { start, end } = findLongestQuoted(parts);
  const photo = sliceParts(parts, start, end);
  if (end - start >= MIN_PHOTO_BYTES && isBase64(photo)) {
    const mark = crypto.randomUUID();
    const value = parseBody([...sliceParts(parts, 0, start), ...encodeText(mark), ...sliceParts(parts, end)]);
    if (photoOf(value) === mark) return { value, photo };
  }
  return { value: parseBody(parts), photo: undefined };
}

/** Returns whether bytes are base64 with its padding. */
export function isBase64(parts: BodyParts): boolean {
  const byteLength = lengthOf(parts);
  if (byteLength === 0 || byteLength % 4 !== 0) return false;
  const [padding = 0] = [2, 1].filter((count) =>
    sliceParts(parts, byteLength - count, byteLength).every((part) => part.every((byte) => byte === EQUALS)),
  );
  return sliceParts(parts, 0, byteLength - padding).every(hasBase64Alone);
}

/** Looks at four bytes a turn, in two pairs (measured: Node 24, 0.1 ms for 400,000 bytes; a regular expression takes 0.8 ms). */
function hasBase64Alone({ buffer, byteOffset, byteLength }: Uint8Array): boolean {
  const view = new DataView(buffer, byteOffset, byteLength);
  const endOfFours = byteLength - (byteLength % 4);
  let isAll = 1;
  for (let index = 0; index < endOfFours; index += 4) {
    const four = view.getUint32(index);
    isAll &= isBase64Pair(four & 0xffff) & isBase64Pair(four >>> 16);
  }
  for (let index = endOfFours; index < byteLength; index += 1) {
    const byte = view.getUint8(index);
    isAll &= isBase64Pair((byte << 8) | byte);
  }
  return isAll === 1;
}

function isBase64Pair(pair: number): number {
  return base64Pairs[pair] ?? 0;
}

function createPairTable(): Uint8Array {
  const isBase64Byte = (byte: number) => /[A-Za-z0-9+/]/.test(String.fromCharCode(byte));
  const bytes = Array.from({ length: 256 }, (_, byte) => byte).filter(isBase64Byte);
  const table = new Uint8Array(65_536);
  for (const one of bytes) for (const other of bytes) table[(one << 8) | other] = 1;
  return table;
}

/** Returns the range of the longest text between two neighboring quotes. */
function findLongestQuoted(parts: BodyParts): { start: number; end: number } {
  let longest = { start: 0, end: 0 };
  let opened = Number.POSITIVE_INFINITY;
  let offset = 0;
  for (const part of parts) {
    for (let index = part.indexOf(QUOTE); index >= 0; index = part.indexOf(QUOTE, index + 1)) {
      const end = offset + index;
      if (end - opened > longest.end - longest.start) longest = { start: opened, end };
      opened = end + 1;
    }
    offset += part.byteLength;
  }
  return longest;
}

function photoOf(value: unknown): unknown {
  return Reflect.get(Object(Reflect.get(Object(value), 'sourcePhotoStr')), 'data');
}
