import { SAMPLE } from './readFrame.js';

/** Share of the frame's shorter side that the sample covers. It is about the oval. */
const REGION = 0.75;

export type SampleFrame = (video: HTMLVideoElement) => Promise<Uint8Array | undefined>;

/**
 * Samples the gray values of the middle of a frame, {@link SAMPLE} in size. It reads the frame's luma plane if
 * the engine has it. Without a GPU, painting 1920 × 1440 pixels on a canvas costs ten times as much (measured: Chromium
 * 156, `npm run bench -- guidance`).
 * @returns a function that resolves with `undefined` if frames cannot be read
 */
export function createSampler(): SampleFrame {
  let readPlane = typeof VideoFrame === 'function';
  const fromPlane = createPlaneSampler();
  let fromCanvas: ((video: HTMLVideoElement) => Uint8Array | undefined) | undefined;
  return async (video) => {
    if (readPlane) {
      const gray = await fromPlane(video).catch(() => undefined);
      if (gray) return gray;
      // Frames in a GPU texture have no planes.
      readPlane = false;
    }
    fromCanvas ??= createCanvasSampler();
    return fromCanvas(video);
  };
}

function createPlaneSampler(): SampleFrame {
  let buffer = new Uint8Array();
  return async (video) => {
    const frame = new VideoFrame(video);
    try {
      const { format, visibleRect } = frame;
      if (!visibleRect || !format || !/^(I420|I422|I444|NV12)/.test(format)) return undefined;
      const rect = regionOf(visibleRect);
      const size = frame.allocationSize({ rect });
      if (buffer.length < size) buffer = new Uint8Array(size);
      const [luma] = await frame.copyTo(buffer, { rect });
      return luma && shrink(buffer.subarray(luma.offset), luma.stride, rect);
    } finally {
      frame.close();
    }
  };
}

/** Returns the region of the sample. Its numbers are even, as chroma planes of half the size require. */
function regionOf({ x, y, width, height }: DOMRectReadOnly): Required<DOMRectInit> {
  const tall = Math.min(height, (width * SAMPLE.height) / SAMPLE.width) * REGION;
  const wide = (tall * SAMPLE.width) / SAMPLE.height;
  const even = (value: number) => Math.floor(value / 2) * 2;
  return {
    x: even(x + (width - wide) / 2),
    y: even(y + (height - tall) / 2),
    width: even(wide),
    height: even(tall),
  };
}

/** Returns the mean of four neighbors for each cell, as bilinear scaling does. */
function shrink(luma: Uint8Array, stride: number, { width, height }: Required<DOMRectInit>): Uint8Array {
  const gray = new Uint8Array(SAMPLE.width * SAMPLE.height);
  for (let row = 0; row < SAMPLE.height; row += 1) {
    const line = Math.min(height - 2, Math.floor(((row + 0.5) * height) / SAMPLE.height)) * stride;
    for (let column = 0; column < SAMPLE.width; column += 1) {
      const at = line + Math.min(width - 2, Math.floor(((column + 0.5) * width) / SAMPLE.width));
      gray[row * SAMPLE.width + column] =
        ((luma[at] ?? 0) + (luma[at + 1] ?? 0) + (luma[at + stride] ?? 0) + (luma[at + stride + 1] ?? 0)) >>
        2;
    }
  }
  return gray;
}

/**
 * Maximum cost of a sample in milliseconds. At the longest useful interval (1.5 s) it is a twentieth of a core. A frame
 * painted without a GPU may cost more.
 */
const EXPENSIVE_MS = 75;
/** Number of expensive samples in a row after which the camera goes on without hints. */
const MAX_EXPENSIVE = 3;

function createCanvasSampler(): (video: HTMLVideoElement) => Uint8Array | undefined {
  const canvas = document.createElement('canvas');
  canvas.width = SAMPLE.width;
  canvas.height = SAMPLE.height;
  // A GPU paints this if there is one, and only the small sample is read back.
  const context = canvas.getContext('2d', { alpha: false });
  let expensive = 0;
  return (video) => {
    if (expensive >= MAX_EXPENSIVE) return undefined;
    const start = performance.now();
    const { x, y, width, height } = regionOf(new DOMRectReadOnly(0, 0, video.videoWidth, video.videoHeight));
    try {
      context?.drawImage(video, x, y, width, height, 0, 0, SAMPLE.width, SAMPLE.height);
      const pixels = context?.getImageData(0, 0, SAMPLE.width, SAMPLE.height).data;
      return pixels && toGray(pixels);
    } catch {
      return undefined;
    } finally {
      expensive = performance.now() - start > EXPENSIVE_MS ? expensive + 1 : 0;
    }
  };
}

function toGray(pixels: Uint8ClampedArray): Uint8Array {
  const gray = new Uint8Array(pixels.length / 4);
  for (let index = 0; index < gray.length; index += 1) {
    const at = index * 4;
    // Rec. 601 luma, in integers.
    gray[index] = (77 * (pixels[at] ?? 0) + 150 * (pixels[at + 1] ?? 0) + 29 * (pixels[at + 2] ?? 0)) >> 8;
  }
  return gray;
}
