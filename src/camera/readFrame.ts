import type { FaceBox } from './detectFaces.js';

/** What one frame looks like, where the face should be. */
export interface FrameReading {
  /** Mean brightness, 0–255. */
  readonly brightness: number;
  /** Share of pixels with nothing left in them but white, 0–1. */
  readonly burnt: number;
  /** Mean strength of edges relative to the contrast: about 0 for fog, from 0.1 for a face in focus. */
  readonly sharpness: number;
  /** Mean change since the frame before, relative to the brightness, 0–1; 0 for the first one. */
  readonly motion: number;
  /** Nothing but black: a covered lens, or a camera that gives no picture. */
  readonly black: boolean;
  /** Only where the engine detects faces. */
  readonly faces?: readonly FaceBox[];
}

/** Small enough to read in a millisecond, large enough to tell a sharp eye from a soft one. */
export const SAMPLE = { width: 120, height: 160 } as const;

/**
 * Reads the gray values of one sample, {@link SAMPLE} in size.
 * @param previous the sample before it
 */
export function readFrame(gray: Uint8Array, previous: Uint8Array | undefined): FrameReading {
  const { width, height } = SAMPLE;
  let sum = 0;
  let squares = 0;
  let burnt = 0;
  let highest = 0;
  let change = 0;
  for (let index = 0; index < gray.length; index += 1) {
    const value = gray[index] ?? 0;
    sum += value;
    squares += value * value;
    if (value >= 250) burnt += 1;
    if (value > highest) highest = value;
    if (previous) change += Math.abs(value - (previous[index] ?? 0));
  }
  const brightness = sum / gray.length;
  const contrast = Math.sqrt(Math.max(0, squares / gray.length - brightness * brightness));
  return {
    brightness,
    burnt: burnt / gray.length,
    sharpness: edges(gray, width, height) / (contrast + 8),
    motion: change / gray.length / (brightness + 16),
    black: highest < 24,
  };
}

/** Mean absolute Laplacian. */
function edges(gray: Uint8Array, width: number, height: number): number {
  let sum = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const around =
        (gray[at - 1] ?? 0) + (gray[at + 1] ?? 0) + (gray[at - width] ?? 0) + (gray[at + width] ?? 0);
      sum += Math.abs(4 * (gray[at] ?? 0) - around);
    }
  }
  return sum / ((width - 2) * (height - 2));
}
