/** Returns the maximum number of bytes whose base64 is strictly shorter than `limit` characters. */
export function maxBytesBelow(limit: number): number {
  return Math.floor((limit - 1) / 4) * 3;
}

/** Encodes bytes as standard base64 (RFC 4648, section 4) without line breaks and without a `data:` prefix. */
export function toBase64(bytes: Uint8Array): string {
  // Chromium 140, Firefox 133, Safari 18.2; not in TypeScript's ES2020.
  const { toBase64: native } = bytes as { readonly toBase64?: () => string };
  if (native) return native.call(bytes);
  let text = '';
  // Encoded in pieces, since `apply` puts each byte on the stack. Multiples of three bytes need no padding.
  for (let at = 0; at < bytes.length; at += 24_573) {
    // `apply` accepts any array-like object. Copying into an array is slow in a worker that has just started.
    const piece = bytes.subarray(at, at + 24_573) as unknown as number[];
    text += btoa(String.fromCharCode.apply(null, piece));
  }
  return text;
}
