export type { HeicDecoder } from './photo/heicDecoder.js';
export { heicDecoder } from './photo/heicDecoder.js';
