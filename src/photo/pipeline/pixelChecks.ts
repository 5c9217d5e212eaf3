import { photoError } from '../photoError.js';
import type { DecodedImage } from './decode.js';
import { createSurface, releaseSurface } from './surface.js';

/**
 * Checks that a canvas returns the pixels that were written. Fingerprint protection (Firefox's resistFingerprinting, Tor,
 * Mullvad) returns noise or white, so that the photo would be stripes. Brave changes the lowest bits only.
 * @throws FaceVerificationError `photo_canvas_blocked` if the pixels differ
 */
export function checkCanvas(): void {
  const surface = createSurface(8, 8);
  const written = surface.context.createImageData(8, 8);
  for (let index = 0; index < written.data.length; index += 1) {
    written.data[index] = index % 4 === 3 ? 255 : (index * 37) % 256;
  }
  surface.context.putImageData(written, 0, 0);
  const read = surface.context.getImageData(0, 0, 8, 8).data;
  releaseSurface(surface);
  const trusted = read.every((value, index) => Math.abs(value - (written.data[index] ?? 0)) <= 2);
  if (!trusted) throw photoError('photo_canvas_blocked', 'The canvas does not give back what was drawn.');
}

/** Width in pixels of the part that {@link hasFlatCorner} looks at. */
const CORNER_WIDTH = 64;

/**
 * Whether the stored picture ends in one flat color at its bottom right, as a JPEG does whose data ends early. Flat is no
 * proof, since a real picture may end in white; the data has to be counted then.
 */
export function hasFlatCorner({ image, width, height }: DecodedImage): boolean {
  const columns = Math.min(width, CORNER_WIDTH);
  const rows = Math.max(2, Math.floor(height / 128));
  const surface = createSurface(columns, rows);
  surface.context.drawImage(image, width - columns, height - rows, columns, rows, 0, 0, columns, rows);
  const { data } = surface.context.getImageData(0, 0, columns, rows);
  releaseSurface(surface);
  return data.every((value, index) => Math.abs(value - (data[index % 4] ?? 0)) <= 1);
}
