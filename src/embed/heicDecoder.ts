import type { HeicDecoder } from '../flow/model.js';
import { lazy } from '../shared/lazy.js';

const decoder = lazy(async () => (await import('../photo/heic/heicDecoder.js')).heicDecoder, 'heicDecoder');

/**
 * Creates a HEIC decoder for the script tag. It needs `libheif-bundle.mjs` of `libheif-js` beside `embed.js`. Its code is
 * loaded with the first HEIC photo that the engine cannot decode.
 */
export function heicDecoder(): HeicDecoder {
  return async (bytes, signal) => (await decoder.load())()(bytes, signal);
}
