import weights from './blazeface.bin?url&inline';
import { createDetector, type ScoredBox } from './createDetector.js';

/** Message to the worker: RGBA pixels of one image. */
export interface ToFaceWorker {
  readonly id: number;
  readonly pixels: Uint8ClampedArray;
}

/** Message from the worker: the faces of the image with this id. */
export interface FromFaceWorker {
  readonly id: number;
  readonly faces: readonly ScoredBox[];
}

/** The part of a worker's global scope that is used here. This file is checked with the page's types. */
interface WorkerScope {
  postMessage(message: FromFaceWorker): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToFaceWorker>) => void): void;
}

// The page's types say that `self` is a window.
const scope = self as unknown as WorkerScope;

const detect = createDetector(fromDataUrl(weights));

scope.addEventListener('message', ({ data: { id, pixels } }) => {
  scope.postMessage({ id, faces: detect(pixels) });
});

/** Decodes without a request, which a policy for connections could refuse. */
function fromDataUrl(url: string): Uint8Array {
  const text = atob(url.slice(url.indexOf(',') + 1));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
