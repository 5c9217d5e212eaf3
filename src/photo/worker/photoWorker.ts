import { isFaceVerificationError } from '../../shared/errors.js';
import type { PhotoErrorCode } from '../photoError.js';
import { canPrepareHere } from '../pipeline/capabilities.js';
import { decodePhoto } from '../pipeline/decode.js';
import { preparePixels } from '../pipeline/pipeline.js';
import { readOnce } from '../pipeline/readFile.js';
import type { FromWorker, ToWorker } from './messages.js';
import { rehearse } from './prewarm.js';

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

const rehearsal = new AbortController();

scope.addEventListener('message', async ({ data: { source, ...job } }) => {
  rehearsal.abort();
  const onProgress = (fraction: number): void => post({ type: 'progress', fraction });
  let bytes: Uint8Array<ArrayBuffer> | undefined;
  try {
    bytes = source instanceof Blob ? await readOnce(source) : source;
    onProgress(0.05);
    const steps = { decode: decodePhoto, onProgress, pause: async () => {} };
    const result = await preparePixels({ ...job, bytes }, steps);
    post({ type: 'done', result }, [result.jpeg.buffer]);
  } catch (error) {
    // Our codes that reach here are the photo's own: nothing else throws in these stages.
    const code = isFaceVerificationError(error) ? (error.code as PhotoErrorCode) : 'unexpected';
    const message = error instanceof Error ? error.message : String(error);
    post({ type: 'failed', code, message, ...(bytes && { bytes }) }, bytes ? [bytes.buffer] : []);
  }
});

const capable = canPrepareHere();
post({ type: 'ready', capable });
if (capable) void rehearse(rehearsal.signal);
