import { isSideways, type Orientation, uprightTransform } from '../jpeg/orientation.js';
import type { Decoded } from './decode.js';
import { createSurface, releaseSurface, type Surface } from './surface.js';

/** Draws the picture upright, on white, with `side` pixels on its long side. The caller releases the surface. */
export function drawUpright(decoded: Decoded, orientation: Orientation, side: number): Surface {
  const filled = decoded.filled ?? decoded;
  const scale = Math.min(1, side / Math.max(filled.width, filled.height));
  const width = Math.max(1, Math.round(filled.width * scale));
  const height = Math.max(1, Math.round(filled.height * scale));
  const source = smoothDownscale() ? wholeOf(decoded) : halve(decoded, width);
  const sideways = isSideways(orientation);
  const surface = createSurface(sideways ? height : width, sideways ? width : height);
  surface.context.setTransform(...uprightTransform(orientation, width, height));
  surface.context.drawImage(source.image, 0, 0, source.size.width, source.size.height, 0, 0, width, height);
  surface.context.setTransform(1, 0, 0, 1, 0, 0);
  source.release();
  return surface;
}

interface Source {
  readonly image: CanvasImageSource;
  readonly size: { readonly width: number; readonly height: number };
  readonly release: () => void;
}

function wholeOf(decoded: Decoded): Source {
  return { image: decoded.image, size: decoded.filled ?? decoded, release: nothing };
}

/**
 * Halves until less than a factor of two is left: at exactly one half, bilinear drawing is the mean of four
 * pixels, which is right in every engine. Firefox and WebKit alias beyond that ('high' is not high there).
 */
function halve(decoded: Decoded, width: number): Source {
  let source = wholeOf(decoded);
  while (source.size.width > width * 2) {
    const { image, size, release } = source;
    const half = { width: size.width / 2, height: size.height / 2 };
    const surface = createSurface(Math.ceil(half.width), Math.ceil(half.height));
    surface.context.drawImage(image, 0, 0, size.width, size.height, 0, 0, half.width, half.height);
    release();
    source = { image: surface.canvas, size: half, release: () => releaseSurface(surface) };
  }
  return source;
}

let smooth: boolean | undefined;

/** Whether one big step down keeps fine detail from aliasing: a fine checkerboard must come out grey. Asked once. */
function smoothDownscale(): boolean {
  smooth ??= probeDownscale();
  return smooth;
}

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
