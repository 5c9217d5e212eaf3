import { photoError } from '../photoError.js';
import { readBlob } from './readFile.js';

type Canvas = HTMLCanvasElement | OffscreenCanvas;
type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** A canvas with its 2D context. */
export interface Surface {
  readonly canvas: Canvas;
  readonly context: Context;
  readonly width: number;
  readonly height: number;
}

/**
 * Creates a white canvas, since JPEG has no alpha: an OffscreenCanvas, or a detached element in old engines.
 * @throws FaceVerificationError `photo_canvas_blocked` if the engine refuses a context
 */
export function createSurface(width: number, height: number): Surface {
  const canvas = createCanvas(width, height);
  // The encoder reads the pixels back, so a canvas on the GPU would only add a copy.
  const options = { alpha: false, willReadFrequently: true };
  // A union of canvases has no common overload of getContext.
  const context = (canvas as HTMLCanvasElement).getContext('2d', options) as Context | null;
  if (!context) throw photoError('photo_canvas_blocked', `No 2D context for ${width}×${height} pixels.`);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  return { canvas, context, width, height };
}

/** Frees the pixels at once. WebKit counts canvases that wait for the garbage collector against a budget. */
export function releaseSurface({ canvas }: Surface): void {
  canvas.width = 0;
  canvas.height = 0;
}

/**
 * Encodes a surface as JPEG.
 * @param quality an integer of 1–100
 * @throws FaceVerificationError `photo_canvas_blocked` if the engine returns nothing
 */
export async function encodeJpeg({ canvas, width, height }: Surface, quality: number): Promise<Blob> {
  const blob = await toBlob(canvas, quality / 100);
  if (!blob || blob.size === 0)
    throw photoError('photo_canvas_blocked', `Nothing encoded at ${width}×${height} pixels.`);
  return blob;
}

/**
 * Reads the bytes of an encoded JPEG.
 * @throws FaceVerificationError `photo_canvas_blocked` if the encoder returned another format
 */
export async function readJpeg(blob: Blob): Promise<Uint8Array> {
  const bytes = new Uint8Array(await readBlob(blob));
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8)
    throw photoError('photo_canvas_blocked', 'The encoder did not return a JPEG.');
  return bytes;
}

function createCanvas(width: number, height: number): Canvas {
  if (typeof OffscreenCanvas === 'function') return new OffscreenCanvas(width, height);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

/** Encodes a canvas. Resolves to `null` after 20 s, since Brave may never call back (brave-browser#41881). */
function toBlob(canvas: Canvas, quality: number): Promise<Blob | null> {
  if ('convertToBlob' in canvas) return canvas.convertToBlob({ type: 'image/jpeg', quality });
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), 20_000);
    canvas.toBlob(
      (blob) => {
        clearTimeout(timer);
        resolve(blob);
      },
      'image/jpeg',
      quality,
    );
  });
}
