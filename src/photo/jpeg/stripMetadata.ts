import { photoError } from '../photoError.js';
import { isImageSegment, MARKER, walkJpeg } from './segments.js';

/**
 * Returns a copy with the same image, bit for bit, and nothing else: no Exif, XMP, IPTC, ICC, comments, thumbnails, gain
 * maps or trailing bytes.
 * @throws FaceVerificationError `photo_damaged` if the JPEG ends before its image data
 */
export function stripMetadata(jpeg: Uint8Array): Uint8Array<ArrayBuffer> {
  const kept: Uint8Array[] = [jpeg.subarray(0, 2)];
  for (const segment of walkJpeg(jpeg)) {
    if (isImageSegment(jpeg, segment)) kept.push(jpeg.subarray(segment.start, segment.next));
    if (segment.marker === MARKER.EOI) return joined(kept);
    if (segment.next === undefined) return withEndMarker(joined(kept));
  }
  throw photoError('photo_damaged', 'The JPEG ends before its image data.');
}

/** Returns a copy with an end marker added. */
export function withEndMarker(jpeg: Uint8Array): Uint8Array<ArrayBuffer> {
  return joined([jpeg, Uint8Array.of(0xff, MARKER.EOI)]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}
