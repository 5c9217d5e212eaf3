import type { DetectFaces, FaceBox } from './detectFaces.js';
import { type FrameReading, readFrame, SAMPLE } from './readFrame.js';
import { after } from './scope.js';

/** Five times a second is as fast as hints may change, and cheap (measured: bench/guidance.mjs). */
const EVERY_MS = 200;
/** Face detection costs more than the rest together. */
const FACES_EVERY = 3;

/** Share of the frame's shorter side that the sample covers: about the oval. */
const REGION = 0.75;

/**
 * Reads the picture again and again until the signal ends it. `undefined`: this engine does not let its frames
 * be read, and that is the end of it.
 */
export function watchFrames(
  video: HTMLVideoElement,
  {
    signal,
    detectFaces,
    onReading,
  }: {
    readonly signal: AbortSignal;
    readonly detectFaces: DetectFaces | undefined;
    readonly onReading: (reading: FrameReading | undefined) => void;
  },
): void {
  const context = createContext();
  let previous: Uint8Array | undefined;
  let faces: readonly FaceBox[] | undefined;
  let detect = detectFaces;
  let count = 0;

  const look = async () => {
    const grey = context && readGrey(context, video);
    if (!grey) return onReading(undefined);
    if (detect && count % FACES_EVERY === 0) {
      try {
        faces = await detect(video);
      } catch {
        // Listed, but without the service behind it: Chromium on Linux, Android without Play Services.
        detect = undefined;
        faces = undefined;
      }
      if (signal.aborted) return;
    }
    count += 1;
    const reading = readFrame(grey, previous);
    previous = grey;
    after(EVERY_MS, look, signal);
    onReading(faces ? { ...reading, faces } : reading);
  };
  void look();
}

function createContext(): CanvasRenderingContext2D | undefined {
  const canvas = document.createElement('canvas');
  canvas.width = SAMPLE.width;
  canvas.height = SAMPLE.height;
  return canvas.getContext('2d', { alpha: false, willReadFrequently: true }) ?? undefined;
}

function readGrey(context: CanvasRenderingContext2D, video: HTMLVideoElement): Uint8Array | undefined {
  const { videoWidth, videoHeight } = video;
  const height = Math.min(videoHeight, videoWidth / REGION) * REGION;
  const width = height * (SAMPLE.width / SAMPLE.height);
  try {
    context.drawImage(
      video,
      (videoWidth - width) / 2,
      (videoHeight - height) / 2,
      width,
      height,
      0,
      0,
      SAMPLE.width,
      SAMPLE.height,
    );
    return toGrey(context.getImageData(0, 0, SAMPLE.width, SAMPLE.height).data);
  } catch {
    return undefined;
  }
}

function toGrey(pixels: Uint8ClampedArray): Uint8Array {
  const grey = new Uint8Array(pixels.length / 4);
  for (let index = 0; index < grey.length; index += 1) {
    const at = index * 4;
    // Rec. 601 luma, in integers.
    grey[index] = (77 * (pixels[at] ?? 0) + 150 * (pixels[at + 1] ?? 0) + 29 * (pixels[at + 2] ?? 0)) >> 8;
  }
  return grey;
}
