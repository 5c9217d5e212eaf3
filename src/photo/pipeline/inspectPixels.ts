import { photoError } from '../photoError.js';
import type { Decoded } from './decode.js';
import { createSurface, releaseSurface } from './surface.js';

/**
 * Writes pixels and reads them back. Fingerprint protection (Firefox's resistFingerprinting, Tor, Mullvad) gives
 * noise or white instead, and would send a picture of stripes. Brave changes the lowest bits, which is no harm.
 * @throws FaceVerificationError `photo_canvas_blocked`
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
 * A file that was cut off decodes to one flat colour from there to its stored bottom edge, to the last step of
 * every channel; a real picture never does.
 * @throws FaceVerificationError `photo_damaged`
 */
export function checkStoredBottom({ image, width, height }: Decoded): void {
  const rows = Math.max(2, Math.floor(height / 64));
  const surface = createSurface(width, rows);
  surface.context.drawImage(image, 0, height - rows, width, rows, 0, 0, width, rows);
  const { data } = surface.context.getImageData(0, 0, width, rows);
  releaseSurface(surface);
  const flat = data.every((value, index) => Math.abs(value - (data[index % 4] ?? 0)) <= 1);
  if (flat) throw photoError('photo_damaged', 'The file is cut off: its lower part is missing.');
}
