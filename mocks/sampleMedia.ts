import jpegUrl from './assets/face.jpg?inline';
import mp4Url from './assets/face.mp4?inline';

/** Photo that a face check of the sample portrait would record: a JPEG of 240 × 320 without metadata, in base64. */
export const sampleJpegBase64: string = base64Of(jpegUrl);

/** Video that a face check of the sample portrait would record: an MP4 (H.264) of one second, in base64. */
export const sampleMp4Base64: string = base64Of(mp4Url);

/** Converts base64 to a Blob. */
export function toBlob(base64: string, type: string): Blob {
  return new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], { type });
}

/** Returns the data of a `data:` URL. */
function base64Of(url: string): string {
  return url.slice(url.indexOf(',') + 1);
}
