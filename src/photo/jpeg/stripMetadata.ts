import { photoError } from '../photoError.js';
import { startsWith } from '../pipeline/sniff.js';
import { isFrameMarker, type JpegSegment, MARKER, walkJpeg } from './segments.js';

/**
 * The same picture, bit for bit, without anything that is not the picture: Exif, XMP, IPTC, ICC, comments,
 * thumbnails, gain maps, trailing bytes. What stays of the application segments is JFIF's version and Adobe's
 * colour transform, which decoders need.
 * @throws FaceVerificationError `photo_damaged` where the JPEG's structure ends early
 */
export function stripMetadata(jpeg: Uint8Array): Uint8Array<ArrayBuffer> {
  const kept: Uint8Array[] = [jpeg.subarray(0, 2)];
  for (const segment of walkJpeg(jpeg)) {
    if (isPicture(jpeg, segment)) kept.push(jpeg.subarray(segment.start, segment.next));
    if (segment.marker === MARKER.EOI) return joined(kept);
    if (segment.next === undefined) return withEndMarker(joined(kept));
  }
  throw photoError('photo_damaged', 'The JPEG ends before its image data.');
}

/** A copy that ends as a JPEG must. */
export function withEndMarker(jpeg: Uint8Array): Uint8Array<ArrayBuffer> {
  return joined([jpeg, Uint8Array.of(0xff, MARKER.EOI)]);
}

/**
 * Proves what the contract says of every result, on its bytes.
 * @throws FaceVerificationError `unexpected`: a defect of ours or an encoder that we do not know
 */
export function provePicture(jpeg: Uint8Array, width: number, height: number): void {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) throw photoError('unexpected', 'The result is not a JPEG.');
  let size = '';
  for (const segment of walkJpeg(jpeg)) {
    const { marker, payload, end } = segment;
    if (marker === MARKER.EOI) {
      if (end !== jpeg.length) throw photoError('unexpected', 'The result has bytes behind its end.');
      if (size !== `${width}×${height}`)
        throw photoError('unexpected', `The result is ${size}, not ${width}×${height}.`);
      return;
    }
    if (!isPicture(jpeg, segment)) {
      throw photoError(
        'unexpected',
        `The result still has a segment 0xFF${marker.toString(16).toUpperCase()}.`,
      );
    }
    if (isFrameMarker(marker)) size = frameSize(jpeg, payload);
  }
  throw photoError('unexpected', 'The result has no end.');
}

function isPicture(jpeg: Uint8Array, { marker, payload, end }: JpegSegment): boolean {
  if (marker === MARKER.COM) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  // JFIF 1.02: the last two bytes of its 14 are the size of a thumbnail, which would follow.
  if (marker === MARKER.APP0) return startsWith(jpeg, 'JFIF\0', payload) && end - payload === 14;
  return marker === MARKER.APP14 && startsWith(jpeg, 'Adobe', payload) && end - payload === 12;
}

function frameSize(jpeg: Uint8Array, payload: number): string {
  const uint16 = (at: number): number => (jpeg[payload + at] ?? 0) * 256 + (jpeg[payload + at + 1] ?? 0);
  return `${uint16(3)}×${uint16(1)}`;
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
