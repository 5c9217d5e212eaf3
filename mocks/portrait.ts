import { addNoise } from './addNoise.js';
import portraitUrl from './assets/portrait.svg?inline';
import { drawCover } from './drawCover.js';

/**
 * Draws a head-and-shoulders portrait of an invented person, cropped to fill `width` × `height` pixels. For demos and
 * tests that must show no real person.
 */
export async function drawPortrait(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  width: number,
  height: number,
): Promise<void> {
  const image = new Image();
  image.src = portraitUrl;
  await image.decode();
  drawCover(context, image, width, height);
}

/**
 * Creates the portrait as a photo, for users of a demo without a camera: a JPEG of 1200 × 1600 pixels. It has a little
 * noise, so that it compresses as photos do.
 */
export async function samplePortrait(): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = 1200;
  canvas.height = 1600;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This engine has no 2D canvas.');
  await drawPortrait(context, canvas.width, canvas.height);
  addNoise(context, canvas.width, canvas.height, 3);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('This engine cannot encode JPEG.'))),
      'image/jpeg',
      0.92,
    );
  });
}
