import { MAX_BYTES } from '../limits.js';
import { photoError } from '../photoError.js';

/**
 * The file's bytes. They are read once and before anything else, since cloud files on Android go away between two
 * reads (https://github.com/wordpress-mobile/GutenbergKit/pull/415).
 * @throws FaceVerificationError `photo_too_large` or `photo_unreadable`
 */
export async function readOnce(source: Blob): Promise<Uint8Array<ArrayBuffer>> {
  if (source.size > MAX_BYTES) {
    throw photoError('photo_too_large', `The file has ${source.size} bytes; at most ${MAX_BYTES} are read.`);
  }
  try {
    return new Uint8Array(await readBlob(source));
  } catch (cause) {
    throw photoError('photo_unreadable', 'The file could not be read; it may not be on this device.', cause);
  }
}

/** `Blob.arrayBuffer` came with Chromium 76 and iOS 14. */
export function readBlob(blob: Blob): Promise<ArrayBuffer> {
  if (typeof blob.arrayBuffer === 'function') return blob.arrayBuffer();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    // readAsArrayBuffer gives nothing else.
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.onerror = () => reject(reader.error);
    reader.readAsArrayBuffer(blob);
  });
}
