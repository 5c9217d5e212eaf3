import { abortError, photoError } from '../photoError.js';
import type { FromHeicWorker } from './heicWorker.js';

/**
 * Decodes HEIC for engines that cannot. Resolves with upright pixels; rejects with `photo_damaged` or, where it
 * cannot run (no worker, no WebAssembly by policy), `photo_format_unsupported`.
 */
export type HeicDecoder = (bytes: Uint8Array<ArrayBuffer>, signal?: AbortSignal) => Promise<ImageData>;

/** Until the worker with its 500 kB (gzip) of libheif has answered: it loads only now, over the person's network. */
const START_TIMEOUT_MS = 60_000;

/**
 * A decoder on libheif (https://github.com/strukturag/libheif, LGPL-3.0) in a worker of its own, which ends with
 * the photo. Needs the optional peer dependency `libheif-js`, and `'wasm-unsafe-eval'` where a policy restricts
 * scripts. Nothing is loaded before there is a HEIC photo that the engine cannot decode.
 */
export function heicDecoder(): HeicDecoder {
  return (bytes, signal) =>
    new Promise((resolve, reject) => {
      // Literally like this: bundlers look for this very expression.
      const worker = new Worker(new URL('./heicWorker.js', import.meta.url), { type: 'module' });
      const fail = (error: unknown): void => settle(() => reject(error));
      const missing = (): void =>
        fail(photoError('photo_format_unsupported', 'The HEIC decoder could not be loaded.'));
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
