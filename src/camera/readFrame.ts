import type { FaceBox } from '../flow/model.js';

/** Properties of one frame in the region of the face. */
export interface FrameReading {
  /** Mean brightness, 0–255. */
  readonly brightness: number;
  /** Share of pixels that are burnt out to white, 0–1. */
  readonly burnt: number;
  /** Mean strength of edges relative to the contrast: about 0 for fog, from 0.1 on for a face in focus. */
  readonly sharpness: number;
  /** Mean change since the previous frame relative to the brightness, 0–1. 0 for the first frame. */
  readonly motion: number;
  /** Whether the frame is black, as from a covered lens or a camera without a picture. A dim room has some contrast. */
  readonly black: boolean;
  /** Faces of the frame; absent if the engine does not detect faces. */
  readonly faces?: readonly FaceBox[];
}

/** Size of a sample in pixels. It is read in a millisecond and still separates sharp eyes from soft ones. */
export const SAMPLE = { width: 120, height: 160 } as const;

/** Gray value below which a frame is black. Video of limited range has its black at 16. */
const BLACK = 24;
/** Maximum contrast of a sensor's noise and hot pixels in the dark. */
const NOISE = 3;

/**
 * Reads the gray values of one sample, {@link SAMPLE} in size.
 * @param previous the previous sample
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
    black: highest < BLACK || (brightness < BLACK && contrast < NOISE),
  };
}

/** Returns the mean absolute Laplacian. */
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
