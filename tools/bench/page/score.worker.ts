import { createScorer, type Pixels } from '../ssimulacra2.js';

const COMMON_SIDE = 1920;

interface Size {
  readonly width: number;
  readonly height: number;
}

let original: ImageBitmap | undefined;
let scoreCommon: ((picture: Pixels) => number) | undefined;

/** SSIMULACRA2 of results against their original, which comes first, at their own size and at a common one. */
self.addEventListener('message', async ({ data }: MessageEvent<{ original?: Blob; result: Blob }>) => {
  try {
    if (data.original) original = await createImageBitmap(data.original);
    if (!original) throw new Error('no original');
    const from = original;
    const result = await createImageBitmap(data.result);
    const { width, height } = result;
    const scale = Math.min(1, COMMON_SIDE / Math.max(from.width, from.height));
    const common = { width: Math.round(from.width * scale), height: Math.round(from.height * scale) };
    scoreCommon ??= createScorer(pixels(from, common));
    const score = { common: scoreCommon(pixels(result, common)), width, height };
    const own = scoreOwn(from, result, common, score.common);
    self.postMessage({ ...score, ...(own !== undefined && { own }) });
    result.close();
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
});

function scoreOwn(from: ImageBitmap, result: ImageBitmap, common: Size, known: number): number | undefined {
  const { width, height } = result;
  if (width === common.width && height === common.height) return known;
  // Beyond the common size a score takes long and says no more.
  if (Math.max(width, height) > COMMON_SIDE) return undefined;
  return createScorer(pixels(from, { width, height }))(pixels(result, { width, height }));
}

/** Scaled by exact halves, then one smooth step, so that the ruler itself does not alias. */
function pixels(bitmap: ImageBitmap, { width, height }: Size): Pixels {
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
