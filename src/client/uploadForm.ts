import type { SourcePhoto } from '../flow/model.js';
import type { UploadPhoto } from './createUploader.js';

export interface UploadFormOptions {
  /** The file server's address. */
  readonly url: string;
  /** The form field that carries the JPEG. Default: `file`. */
  readonly field?: string;
  /** The name under which it is sent; the person's own is never known. Default: `photo.jpg`. */
  readonly fileName?: string;
  /** More form fields. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Such as the file server's own Authorization. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether cookies go along to another origin. Default: false. */
  readonly withCredentials?: boolean;
  /** Finds the path or link in the file server's reply, which is JSON where it can be parsed, else text. */
  readonly read: (reply: unknown) => SourcePhoto;
}

/**
 * A `photo.upload` that posts a multipart form and tells its progress. By XMLHttpRequest: fetch does not tell how much
 * it has sent (https://github.com/whatwg/fetch/issues/607).
 */
export function uploadForm(options: UploadFormOptions): UploadPhoto {
  return (jpeg, signal, onProgress) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', options.url);
      request.withCredentials = options.withCredentials ?? false;
      for (const [name, value] of Object.entries(options.headers ?? {}))
        request.setRequestHeader(name, value);
      request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
        if (lengthComputable && total > 0) onProgress(loaded / total);
      };
      request.onload = () => {
        try {
          if (request.status < 200 || request.status > 299) throw new Error(`HTTP ${request.status}`);
          onProgress(1);
          resolve(options.read(parse(request.responseText)));
        } catch (error) {
          reject(error);
        }
      };
      request.onerror = () => reject(new Error('The file server could not be reached.'));
      request.onabort = () => reject(new DOMException('Aborted.', 'AbortError'));
      signal.addEventListener('abort', () => request.abort(), { once: true });
      request.send(formOf(jpeg, options));
      onProgress(0);
    });
}

function formOf(
  jpeg: Blob,
  { field = 'file', fileName = 'photo.jpg', fields = {} }: UploadFormOptions,
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append(field, jpeg, fileName);
  return form;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
