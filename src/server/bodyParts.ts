/** Bytes in the parts in which they arrived. Joining 400,000 bytes would cost as much as reading them. */
export type BodyParts = readonly Uint8Array[];

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Returns the number of bytes. */
export function lengthOf(parts: BodyParts): number {
  return parts.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

/** Encodes a text in UTF-8. */
export function encodeText(text: string): BodyParts {
  return [new TextEncoder().encode(text)];
}

/** Encodes a value as JSON in UTF-8. */
export function encodeJson(value: object): BodyParts {
  return encodeText(JSON.stringify(value));
}

/**
 * Returns the bytes from `start` up to `end`, without copying them.
 * @param end the end of all parts by default
 */
export function sliceParts(
  parts: BodyParts,
  start: number,
  end: number = Number.POSITIVE_INFINITY,
): BodyParts {
  const slice: Uint8Array[] = [];
  let offset = 0;
  for (const part of parts) {
    const wanted = part.subarray(Math.max(0, start - offset), Math.max(0, end - offset));
    if (wanted.byteLength > 0) slice.push(wanted);
    offset += part.byteLength;
  }
  return slice;
}

/** Copies the bytes into one array. */
export function joinParts(parts: BodyParts): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(lengthOf(parts));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.byteLength;
  }
  return joined;
}

/**
 * Decodes UTF-8.
 * @throws TypeError if the bytes are not UTF-8
 */
export function decodeParts(parts: BodyParts): string {
  // Decoding part by part would leave Node's fast path.
  return utf8.decode(joinParts(parts));
}
