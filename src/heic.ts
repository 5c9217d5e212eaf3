export type { HeicDecoder } from './photo/heic/heicDecoder.js';
export { heicDecoder } from './photo/heic/heicDecoder.js';
