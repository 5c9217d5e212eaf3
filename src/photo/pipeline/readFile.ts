import { MAX_FILE_BYTES } from '../limits.js';
import { photoError } from '../photoError.js';

/**
 * Reads the source's bytes. Called once and first, since cloud files on Android disappear between two reads
 * (https://github.com/wordpress-mobile/GutenbergKit/pull/415).
 * @throws FaceVerificationError `photo_too_large` or `photo_unreadable`
 */
export async function readFile(source: Blob): Promise<Uint8Array<ArrayBuffer>> {
  if (source.size > MAX_FILE_BYTES) {
    throw photoError(
      'photo_too_large',
      `The file has ${source.size} bytes; at most ${MAX_FILE_BYTES} are read.`,
    );
  }
  try {
    return new Uint8Array(await readBlob(source));
  } catch (cause) {
    throw photoError('photo_unreadable', 'The file could not be read; it may not be on this device.', cause);
  }
}

/** Reads a Blob. `Blob.arrayBuffer` came with Chromium 76 and iOS 14. */
export function readBlob(blob: Blob): Promise<ArrayBuffer> {
  if (typeof blob.arrayBuffer === 'function') return blob.arrayBuffer();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    // The result of readAsArrayBuffer is never a string.
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.onerror = () => reject(reader.error);
    reader.readAsArrayBuffer(blob);
  });
}
