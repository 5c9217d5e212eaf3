import { type Pixels, ssimulacra2 } from '../ssimulacra2.js';

const COMMON_SIDE = 1920;

/** SSIMULACRA2 of a result against its original, both at the result's own size and at a common one. */
self.addEventListener('message', async ({ data: { original, result } }) => {
  try {
    const from = await createImageBitmap(original);
    const to = await createImageBitmap(result);
    const scale = Math.min(1, COMMON_SIDE / Math.max(from.width, from.height));
    const common = { width: Math.round(from.width * scale), height: Math.round(from.height * scale) };
    // Scores at sizes beyond the common one would take minutes and say nothing.
    const own =
      Math.max(to.width, to.height) > COMMON_SIDE * 1.4 ? undefined : { width: to.width, height: to.height };
    self.postMessage({
      common: ssimulacra2(pixels(from, common), pixels(to, common)),
      own: own && ssimulacra2(pixels(from, own), pixels(to, own)),
      width: to.width,
      height: to.height,
    });
    from.close();
    to.close();
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
});

/** Scaled by exact halves, then one smooth step, so that the ruler itself does not alias. */
function pixels(bitmap: ImageBitmap, { width, height }: { width: number; height: number }): Pixels {
  let image: ImageBitmap | OffscreenCanvas = bitmap;
  while (image.width > 2 * width)
    image = scaled(image, Math.ceil(image.width / 2), Math.ceil(image.height / 2));
  const canvas = scaled(image, width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  return context.getImageData(0, 0, width, height);
}

function scaled(image: ImageBitmap | OffscreenCanvas, width: number, height: number): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  return canvas;
}
