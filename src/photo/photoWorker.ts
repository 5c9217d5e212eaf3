import { isFaceVerificationError } from '../errors.js';
import { canPrepareHere } from './capabilities.js';
import { decodePhoto } from './decodePhoto.js';
import type { PhotoErrorCode } from './photoError.js';
import { preparePixels } from './preparePixels.js';
import type { FromWorker, ToWorker } from './workerMessages.js';

/** What is used of a worker's global scope: the file is checked with the page's types. */
interface WorkerScope {
  postMessage(message: FromWorker, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
}

// The page's types say that `self` is a window.
const scope = self as unknown as WorkerScope;

function post(message: FromWorker, transfer: Transferable[] = []): void {
  scope.postMessage(message, transfer);
}

scope.addEventListener('message', async ({ data }) => {
  const onProgress = (fraction: number): void => post({ type: 'progress', fraction });
  try {
    const result = await preparePixels(data, { decode: decodePhoto, onProgress, pause: async () => {} });
    post({ type: 'done', result }, [result.jpeg.buffer]);
  } catch (error) {
    // Our codes that reach here are the photo's own: nothing else throws in these stages.
    const code = isFaceVerificationError(error) ? (error.code as PhotoErrorCode) : 'unexpected';
    const message = error instanceof Error ? error.message : String(error);
    post({ type: 'failed', code, message, bytes: data.bytes }, [data.bytes.buffer]);
  }
});

post({ type: 'ready', capable: canPrepareHere() });
