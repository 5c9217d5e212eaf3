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

/**
 * Checks that the stored bottom rows differ. A file that is cut off decodes to one flat color down to its bottom edge; a
 * real photo never does.
 * @throws FaceVerificationError `photo_damaged` if the rows are flat
 */
export function checkStoredBottom({ image, width, height }: DecodedImage): void {
  const rows = Math.max(2, Math.floor(height / 64));
  const surface = createSurface(width, rows);
  surface.context.drawImage(image, 0, height - rows, width, rows, 0, 0, width, rows);
  const { data } = surface.context.getImageData(0, 0, width, rows);
  releaseSurface(surface);
  const flat = data.every((value, index) => Math.abs(value - (data[index % 4] ?? 0)) <= 1);
  if (flat) throw photoError('photo_damaged', 'The file is cut off: its lower part is missing.');
}
