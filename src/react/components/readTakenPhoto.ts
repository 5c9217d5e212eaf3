import { FaceVerificationError } from '../../shared/errors.js';

/**
 * Returns the photo that `photo.takePhoto` resolved with as a Blob of this page. Apps and their bridges return Blobs of
 * another frame, `data:` URLs, bare base64 or buffers.
 * @throws FaceVerificationError `photo_source_failed` if it is anything else; the console says so too
 */
export function readTakenPhoto(taken: unknown): Blob {
  // By the object's own kind, since `instanceof` fails for objects of another frame. In happy-dom a Blob has none.
  const kind = Object.prototype.toString.call(taken).slice(8, -1);
  // A Blob or buffer of another frame is one to the constructor, whatever TypeScript knows of it.
  const isBlob = kind === 'Blob' || kind === 'File' || taken instanceof Blob;
  if (isBlob || kind === 'ArrayBuffer' || ArrayBuffer.isView(taken)) return new Blob([taken as BlobPart]);
  if (typeof taken === 'string') {
    const blob = readText(taken);
    if (blob) return blob;
  }
  const message = `photo.takePhoto must resolve to a Blob, an ArrayBuffer, a data: URL, base64 or undefined, but resolved to ${describe(taken, kind)}.`;
  console.warn(`FaceVerification: ${message}`);
  throw new FaceVerificationError('photo_source_failed', message);
}

/** Reads a `data:` URL in base64, or base64 of the standard or the URL-safe alphabet. */
function readText(text: string): Blob | undefined {
  const base64 = /^data:[^,]*;base64,/i.test(text) ? text.slice(text.indexOf(',') + 1) : text;
  try {
    const bytes = atob(base64.replace(/-/g, '+').replace(/_/g, '/'));
    if (bytes.length === 0) return undefined;
    return new Blob([Uint8Array.from(bytes, (letter) => letter.charCodeAt(0))]);
  } catch {
    // The text is no base64.
    return undefined;
  }
}

/** Names what was given without any of its content. */
function describe(taken: unknown, kind: string): string {
  if (typeof taken === 'string') return 'another string';
  return taken === null ? 'null' : `a value of type ${kind}`;
}
