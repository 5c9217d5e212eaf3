import type { DetectFaces, FaceImage } from '../flow/model.js';
import { SIDE } from './createDetector.js';
import type { FromFaceWorker, ToFaceWorker } from './faceWorker.js';

/** Time in milliseconds after the last image until the worker ends, which frees its memory. */
const IDLE_MS = 30_000;

/** Timeout of an answer in milliseconds. The first one waits for the worker's 115 kB (gzip). */
const TIMEOUT_MS = 15_000;

interface Pending {
  readonly resolve: (message: FromFaceWorker) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Creates a detector of faces that look to the camera, for `photo.camera.detectFaces`. It runs BlazeFace in a worker, on the
 * device. Loads nothing before the first image. Experimental: names and limits may change.
 * @returns a function that rejects if the engine or a policy allows no worker, or if `faceWorker.js` does not load; the
 * camera then goes on without it
 */
export function faceDetector(): DetectFaces {
  // Created with the first image, since modules of a page are evaluated on servers as well.
  let readPixels: ReturnType<typeof createReader> | undefined;
  let ask: ReturnType<typeof startWorker> | undefined;
  let error: Error | undefined;
  let timeouts = 0;
  return async (image) => {
    if (error) throw error;
    readPixels ??= createReader();
    const { pixels, shown } = readPixels(image);
    ask ??= startWorker((end) => {
      ask = undefined;
      if (end.reason === 'timeout') timeouts += 1;
      // One slow download says nothing about the next.
      if (end.reason === 'failure' || timeouts > 1) error = end.error;
    });
    const { faces } = await ask(pixels);
    return faces.map(({ x, y, size }) => ({
      x: 0.5 + (x - 0.5) / shown.width,
      y: 0.5 + (y - 0.5) / shown.height,
      height: size / shown.height,
    }));
  };
}

interface WorkerEnd {
  readonly reason: 'idle' | 'timeout' | 'failure';
  readonly error: Error;
}

/**
 * Starts the worker.
 * @param onEnd called when it has ended
 * @returns a function that sends pixels and resolves with the answer
 */
function startWorker(onEnd: (end: WorkerEnd) => void) {
  // Written literally, since bundlers look for this very expression.
  const worker = new Worker(new URL('./faceWorker.js', import.meta.url), { type: 'module' });
  const pending = new Map<number, Pending>();
  let id = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function end(reason: WorkerEnd['reason'], message: string): void {
    clearTimeout(timer);
    worker.terminate();
    const error = new Error(message);
    onEnd({ reason, error });
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  }
  function wait(): void {
    clearTimeout(timer);
    timer =
      pending.size > 0
        ? setTimeout(
            end,
            TIMEOUT_MS,
            'timeout',
            `The face detector did not answer within ${TIMEOUT_MS / 1000} s.`,
          )
        : setTimeout(end, IDLE_MS, 'idle', 'The face detector has ended.');
  }
  worker.addEventListener('error', (event) => {
    // The camera goes on without the detector, so that this is no error of the page.
    event.preventDefault();
    end('failure', 'The face detector did not start: faceWorker.js is missing, or a policy forbids workers.');
  });
  worker.addEventListener('message', ({ data }: MessageEvent<FromFaceWorker>) => {
    pending.get(data.id)?.resolve(data);
    pending.delete(data.id);
    wait();
  });

  return (pixels: Uint8ClampedArray<ArrayBuffer>): Promise<FromFaceWorker> =>
    new Promise((resolve, reject) => {
      id += 1;
      pending.set(id, { resolve, reject });
      wait();
      const message: ToFaceWorker = { id, pixels };
      worker.postMessage(message, [pixels.buffer]);
    });
}

/** An image as the network gets it: pixels of a square, and the share of its sides that the image fills. */
interface Reading {
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  readonly shown: { readonly width: number; readonly height: number };
}

/** Returns a function that draws an image into the middle of a black square. */
function createReader(): (image: FaceImage) => Reading {
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const context = canvas.getContext('2d', { alpha: false });
  return (image) => {
    const width = 'videoWidth' in image ? image.videoWidth : image.width;
    const height = 'videoHeight' in image ? image.videoHeight : image.height;
    if (!context || width === 0 || height === 0) throw new Error('There is no picture to detect faces in.');
    const longSide = Math.max(width, height);
    const shown = { width: width / longSide, height: height / longSide };
    const [wide, tall] = [SIDE * shown.width, SIDE * shown.height];
    context.fillRect(0, 0, SIDE, SIDE);
    context.imageSmoothingQuality = 'medium';
    context.drawImage(image, (SIDE - wide) / 2, (SIDE - tall) / 2, wide, tall);
    return { pixels: context.getImageData(0, 0, SIDE, SIDE).data, shown };
  };
}
