export type { HeicDecoder } from './flow/model.js';
export { heicDecoder } from './photo/heic/heicDecoder.js';
