import type { PhotoHint } from '../../flow/model.js';
import { createSurface, releaseSurface, type Surface } from './surface.js';

/** Long side in pixels of the image that is assessed. A selfie's face has about 200 of them. */
const ASSESSED_SIDE = 512;

/** Mean brightness (0–255) of the middle, below which a photo is too dark. 19 good photos have 92–159. */
const DARK = 48;

/** Mean brightness (0–255) of the middle, above which a photo is too bright. */
const BRIGHT = 225;

/**
 * Blurriness (0 sharp, 1 blurred) at {@link ASSESSED_SIDE} above which a photo is blurred. 19 sharp photos have 0.15–0.45.
 * Blurred by a Gaussian of 2 pixels they have 0.62–0.81, of 3 pixels 0.75–0.87.
 */
const BLURRED = 0.66;

/** Width of the largest face below which it is too small, as a share of the shorter side. */
const SMALL_FACE = 0.2;

/** Timeout of the face detector in milliseconds. */
const FACE_TIMEOUT_MS = 300;

/**
 * Share of flat gray pixels from which {@link Assessment.hasGrayPart} is set: half of what may be missing. Photos with noise
 * have less than 0.1 %.
 */
const GRAY_SHARE = 1 / 128;

export interface Assessment {
  /** Hints for the user. They never reject a photo. */
  readonly hints: readonly PhotoHint[];
  /** Whether a part is flat gray, which is how decoders fill what is missing in a JPEG. It may also be a gray wall. */
  readonly hasGrayPart: boolean;
}

/** Looks at an upright image. */
export async function assessQuality(surface: Surface): Promise<Assessment> {
  const scale = Math.min(1, ASSESSED_SIDE / Math.max(surface.width, surface.height));
  const small = createSurface(Math.round(surface.width * scale), Math.round(surface.height * scale));
  small.context.drawImage(surface.canvas, 0, 0, small.width, small.height);
  const { data } = small.context.getImageData(0, 0, small.width, small.height);
  const face = await faceShare(small);
  releaseSurface(small);
  const light = luminance(data, small.width, small.height);
  const brightness = middleBrightness(light, small.width, small.height);
  const hints: PhotoHint[] = [];
  if (brightness < DARK) hints.push('tooDark');
  if (brightness > BRIGHT) hints.push('tooBright');
  if (blurriness(light, small.width, small.height) > BLURRED) hints.push('blurred');
  if (face !== undefined && face < SMALL_FACE) hints.push('smallFace');
  return { hints, hasGrayPart: flatGrayShare(data, small.width) > GRAY_SHARE };
}

/** Returns the share of gray pixels that are equal to their left neighbor. A profile may shift the gray of 128, and CMYK makes it 64. */
function flatGrayShare(data: Uint8ClampedArray, width: number): number {
  let count = 0;
  // A part that may not be missing has more than four rows.
  for (let row = 0; row < data.length; row += width * 16) {
    for (let at = row + 4; at < row + width * 4; at += 4) {
      const green = data[at + 1] ?? 0;
      if (green !== data[at - 3] || green < 50 || green > 200) continue;
      if (Math.abs((data[at] ?? 0) - green) <= 2 && Math.abs((data[at + 2] ?? 0) - green) <= 2) count += 1;
    }
  }
  return (count * 16) / data.length;
}

/** Step between measured lines. Every sixteenth differs from all by 2 in brightness and 0.011 in blurriness (39 photos). */
const LINE_STEP = 16;

/** Returns the Rec. 601 luma (0–255) of every pixel on every sixteenth row or column; the others stay 0. */
function luminance(data: Uint8ClampedArray, width: number, height: number): Float32Array {
  const light = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const step = y % LINE_STEP === 0 ? 1 : LINE_STEP;
    for (let x = 0; x < width; x += step) {
      const at = (y * width + x) * 4;
      light[y * width + x] =
        0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
    }
  }
  return light;
}

/** Returns the mean brightness (0–255) of the middle, where a face is. */
function middleBrightness(light: Float32Array, width: number, height: number): number {
  let sum = 0;
  let count = 0;
  const first = Math.ceil((height * 0.2) / LINE_STEP) * LINE_STEP;
  for (let y = first; y < height * 0.8; y += LINE_STEP) {
    for (let x = Math.floor(width * 0.25); x < width * 0.75; x += 1) {
      sum += light[y * width + x] ?? 0;
      count += 1;
    }
  }
  return sum / Math.max(1, count);
}

/**
 * Returns the blurriness, 0 sharp to 1 blurred: the larger of the two directions, since a shaken camera blurs along one.
 * A sharp image changes much when it is blurred again, a blurred one does not.
 * @see Crete, Dolmiere, Ladret and Nicolas 2007, "The blur effect"
 */
function blurriness(light: Float32Array, width: number, height: number): number {
  return Math.max(blurAlong(light, width, height, 1, width), blurAlong(light, height, width, width, 1));
}

/** Pixels on each side of the mean of nine that blurs a line. */
const REACH = 4;

function blurAlong(
  light: Float32Array,
  length: number,
  lines: number,
  step: number,
  lineStep: number,
): number {
  let before = 0;
  let lost = 0;
  for (let line = 0; line < lines; line += LINE_STEP) {
    const start = line * lineStep;
    for (let index = REACH + 1; index < length - REACH; index += 1) {
      const here = start + index * step;
      const change = Math.abs((light[here] ?? 0) - (light[here - step] ?? 0));
      // Two neighboring means of nine differ by the pixel that enters and the one that leaves.
      const entering = light[here + REACH * step] ?? 0;
      const leaving = light[here - (REACH + 1) * step] ?? 0;
      before += change;
      lost += Math.max(0, change - Math.abs(entering - leaving) / (2 * REACH + 1));
    }
  }
  return before === 0 ? 0 : (before - lost) / before;
}

interface FaceDetectorLike {
  detect(image: CanvasImageSource): Promise<readonly { readonly boundingBox: DOMRectReadOnly }[]>;
}

/** Returns the largest face's share of the shorter side; `undefined` without a face detector, a face or an answer in time. */
async function faceShare({ canvas, width, height }: Surface): Promise<number | undefined> {
  // Shape Detection API, Chromium on Android and macOS; not in TypeScript's DOM library. `globalThis` is Chromium 71.
  const { FaceDetector } = self as { FaceDetector?: new (options: object) => FaceDetectorLike };
  if (!FaceDetector) return undefined;
  try {
    const detected = new FaceDetector({ fastMode: true, maxDetectedFaces: 5 }).detect(canvas);
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, FACE_TIMEOUT_MS));
    const faces = await Promise.race([detected, late]);
    if (!faces || faces.length === 0) return undefined;
    return Math.max(...faces.map(({ boundingBox }) => boundingBox.width)) / Math.min(width, height);
  } catch {
    // The interface may exist without a service behind it.
    return undefined;
  }
}
