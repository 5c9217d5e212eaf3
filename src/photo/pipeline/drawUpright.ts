import { isSideways, type Orientation, uprightTransform } from '../jpeg/orientation.js';
import type { DecodedImage } from './decode.js';
import { createSurface, releaseSurface, type Surface } from './surface.js';

/**
 * Draws an image upright on white. The caller releases the surface.
 * @param side long side in pixels; images are never enlarged
 */
export function drawUpright(decoded: DecodedImage, orientation: Orientation, side: number): Surface {
  const filled = decoded.filled ?? decoded;
  const scale = Math.min(1, side / Math.max(filled.width, filled.height));
  const width = Math.max(1, Math.round(filled.width * scale));
  const height = Math.max(1, Math.round(filled.height * scale));
  const drawable = isDownscaleSmooth() ? wholeOf(decoded) : halve(decoded, width);
  const sideways = isSideways(orientation);
  const surface = createSurface(sideways ? height : width, sideways ? width : height);
  surface.context.setTransform(...uprightTransform(orientation, width, height));
  surface.context.drawImage(
    drawable.image,
    0,
    0,
    drawable.size.width,
    drawable.size.height,
    0,
    0,
    width,
    height,
  );
  surface.context.setTransform(1, 0, 0, 1, 0, 0);
  drawable.release();
  return surface;
}

/** An image to draw, with the size that it fills. */
interface Drawable {
  readonly image: CanvasImageSource;
  readonly size: { readonly width: number; readonly height: number };
  readonly release: () => void;
}

function wholeOf(decoded: DecodedImage): Drawable {
  return { image: decoded.image, size: decoded.filled ?? decoded, release: nothing };
}

/**
 * Halves the image until it is less than twice the wanted width. At exactly one half, bilinear drawing is the mean of
 * four pixels in every engine. Firefox and WebKit alias beyond that, even with quality `high`.
 */
function halve(decoded: DecodedImage, width: number): Drawable {
  let drawable = wholeOf(decoded);
  while (drawable.size.width > width * 2) {
    const { image, size, release } = drawable;
    const half = { width: size.width / 2, height: size.height / 2 };
    const surface = createSurface(Math.ceil(half.width), Math.ceil(half.height));
    surface.context.drawImage(image, 0, 0, size.width, size.height, 0, 0, half.width, half.height);
    release();
    drawable = { image: surface.canvas, size: half, release: () => releaseSurface(surface) };
  }
  return drawable;
}

let isSmooth: boolean | undefined;

/** Whether the engine scales down in one big step without aliasing. Probed once. */
function isDownscaleSmooth(): boolean {
  isSmooth ??= probeDownscale();
  return isSmooth;
}

/** Whether a fine checkerboard, drawn at a seventh of its size, turns gray. */
function probeDownscale(): boolean {
  const board = createSurface(64, 64);
  board.context.fillStyle = '#000000';
  for (let y = 0; y < 64; y += 1) for (let x = y % 2; x < 64; x += 2) board.context.fillRect(x, y, 1, 1);
  const small = createSurface(9, 9);
  small.context.drawImage(board.canvas, 0, 0, 9, 9);
  const { data } = small.context.getImageData(1, 1, 7, 7);
  releaseSurface(board);
  releaseSurface(small);
  return data.every((value, index) => index % 4 === 3 || Math.abs(value - 128) < 24);
}

function nothing(): void {}
