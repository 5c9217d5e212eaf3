import type { HeicDecoder } from '../../flow/model.js';
import { abortError } from '../abort.js';
import { photoError } from '../photoError.js';
import type { FromHeicWorker } from './heicWorker.js';

/** Time in milliseconds that the worker has to start. It loads 500 kB (gzip) of libheif over the user's network. */
const START_TIMEOUT_MS = 60_000;

const MISSING =
  'The HEIC decoder did not load. heicWorker.js or libheif-bundle.mjs is missing, or a policy forbids its worker or WebAssembly.';

/**
 * Creates a HEIC decoder that runs libheif (https://github.com/strukturag/libheif, LGPL-3.0) in a worker. Needs the
 * optional peer dependency `libheif-js`, and `'wasm-unsafe-eval'` if a policy restricts scripts. Loads nothing before there
 * is a HEIC photo that the engine cannot decode.
 */
export function heicDecoder(): HeicDecoder {
  return (bytes, signal) =>
    new Promise((resolve, reject) => {
      // Written literally, since bundlers look for this very expression.
      const worker = new Worker(new URL('./heicWorker.js', import.meta.url), { type: 'module' });
      const fail = (error: unknown): void => settle(() => reject(error));
      const missing = (): void => {
        console.error(`FaceVerification: ${MISSING}`);
        // Another photo needs no decoder, so the verification can go on.
        fail(photoError('photo_format_unsupported', MISSING));
      };
      const abort = (): void => fail(abortError());
      const timer = setTimeout(missing, START_TIMEOUT_MS);
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        worker.terminate();
        act();
      };
      signal?.addEventListener('abort', abort);
      worker.addEventListener('error', missing);
      worker.addEventListener('message', ({ data }: MessageEvent<FromHeicWorker>) => {
        if (data.type === 'ready') worker.postMessage(bytes);
        if (data.type === 'done') settle(() => resolve(data.image));
        if (data.type === 'failed') fail(photoError('photo_damaged', data.message));
      });
    });
}
