import { endOfImageData, isFrameMarker, type JpegSegment, MARKER, readSegment } from './jpegSegments.js';
import { photoError } from './photoError.js';
import { startsWith } from './sniff.js';

/**
 * The same picture, bit for bit, without anything that is not the picture: Exif, XMP, IPTC, ICC, comments,
 * thumbnails, gain maps, trailing bytes. What stays of the application segments is JFIF's version and Adobe's
 * colour transform, which decoders need.
 * @throws FaceVerificationError `photo_damaged` where the JPEG's structure ends early
 */
export function stripMetadata(jpeg: Uint8Array): Uint8Array<ArrayBuffer> {
  const kept: Uint8Array[] = [jpeg.subarray(0, 2)];
  let segment = readSegment(jpeg, 2);
  while (segment) {
    const { marker, start, end } = segment;
    if (marker === MARKER.EOI) return joined([...kept, jpeg.subarray(start, end)]);
    if (isPicture(jpeg, segment)) kept.push(jpeg.subarray(start, end));
    const next: number | undefined = marker === MARKER.SOS ? endOfImageData(jpeg, end) : end;
    if (marker === MARKER.SOS) kept.push(jpeg.subarray(end, next));
    if (next === undefined) return joined([...kept, Uint8Array.of(0xff, MARKER.EOI)]);
    segment = readSegment(jpeg, next);
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
  let segment = readSegment(jpeg, 2);
  while (segment) {
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
    const next: number | undefined = marker === MARKER.SOS ? endOfImageData(jpeg, end) : end;
    segment = next === undefined ? undefined : readSegment(jpeg, next);
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
