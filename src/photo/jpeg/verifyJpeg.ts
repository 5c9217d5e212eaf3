import { photoError } from '../photoError.js';
import { startsWith } from '../startsWith.js';
import { isFrameMarker, type JpegSegment, MARKER, walkJpeg } from './segments.js';

/**
 * Checks the bytes of a result: a complete JPEG of this size, without metadata and without trailing bytes.
 * @throws FaceVerificationError `unexpected` for a defect of ours or an unknown encoder
 */
export function verifyJpeg(jpeg: Uint8Array, width: number, height: number): void {
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
    if (!isImageSegment(jpeg, segment)) {
      throw photoError(
        'unexpected',
        `The result still has a segment 0xFF${marker.toString(16).toUpperCase()}.`,
      );
    }
    if (isFrameMarker(marker)) size = frameSize(jpeg, payload);
  }
  throw photoError('unexpected', 'The result has no end.');
}

const IMAGE_MARKERS: readonly number[] = [MARKER.DHT, MARKER.DQT, MARKER.DRI, MARKER.SOS];

/** Whether a segment belongs to the image: a frame, a scan, a table, or JFIF without a thumbnail. */
function isImageSegment(jpeg: Uint8Array, { marker, payload, end }: JpegSegment): boolean {
  if (marker === MARKER.APP0) return startsWith(jpeg, 'JFIF\0', payload) && end - payload === 14;
  return isFrameMarker(marker) || IMAGE_MARKERS.includes(marker);
}

function frameSize(jpeg: Uint8Array, payload: number): string {
  const uint16 = (at: number): number => (jpeg[payload + at] ?? 0) * 256 + (jpeg[payload + at + 1] ?? 0);
  return `${uint16(3)}×${uint16(1)}`;
}
