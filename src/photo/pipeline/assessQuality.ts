import type { PhotoHint } from '../../flow/model.js';
import { createSurface, releaseSurface, type Surface } from './surface.js';

/** Pixels of the long side that is looked at: at 512 a face of a selfie has about 200. */
const LOOK_SIDE = 512;

/** Mean brightness (0–255) of the middle of the picture, where a face is: 19 photos measured 92–159. */
const DARK = 48;
const BRIGHT = 225;
/**
 * Crete's measure at {@link LOOK_SIDE}, 0 sharp to 1 blurred: 19 sharp photos measured 0.15–0.45, the same blurred by
 * a Gaussian of 2 pixels 0.62–0.81, of 3 pixels 0.75–0.87.
 */
const BLURRED = 0.66;
/** Width of the largest face as a share of the picture's shorter side. */
const SMALL_FACE = 0.2;
const FACE_TIMEOUT_MS = 300;

/** Looks at the prepared picture; what it finds is a hint for the person, never a refusal. */
export async function checkPicture(picture: Surface): Promise<readonly PhotoHint[]> {
  const scale = Math.min(1, LOOK_SIDE / Math.max(picture.width, picture.height));
  const small = createSurface(Math.round(picture.width * scale), Math.round(picture.height * scale));
  small.context.drawImage(picture.canvas, 0, 0, small.width, small.height);
  const { data } = small.context.getImageData(0, 0, small.width, small.height);
  const face = await faceShare(small);
  releaseSurface(small);
  const light = luminance(data, small.width, small.height);
  const brightness = middleBrightness(light, small.width, small.height);
  const hints: PhotoHint[] = [];
  if (brightness < DARK) hints.push('too_dark');
  if (brightness > BRIGHT) hints.push('too_bright');
  if (blurriness(light, small.width, small.height) > BLURRED) hints.push('blurred');
  if (face !== undefined && face < SMALL_FACE) hints.push('small_face');
  return hints;
}

/** Every sixteenth line, both ways, tells as much as all: brightness to 2, the measure to 0.011 (39 photos). */
const LINE_STEP = 16;

/** Rec. 601 luma, 0–255, of every pixel on every sixteenth row or column; the others stay 0. */
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
 * Crete, Dolmiere, Ladret and Nicolas 2007, "The blur effect": what is sharp changes much when it is blurred once
 * more, what is blurred already does not. The larger of the two directions, since shaking blurs along one.
 */
function blurriness(light: Float32Array, width: number, height: number): number {
  return Math.max(blurAlong(light, width, height, 1, width), blurAlong(light, height, width, width, 1));
}

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
      // Two neighbouring means of nine differ by what enters and what leaves.
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

/** `undefined` where the engine has no face detector, finds none, or takes too long. */
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
    // The interface may be there without a service behind it.
    return undefined;
  }
}
