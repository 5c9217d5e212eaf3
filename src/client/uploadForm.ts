import type { SourcePhoto } from '../flow/model.js';
import type { UploadPhoto } from './createUploader.js';

export interface UploadFormOptions {
  /** URL of the file server. */
  readonly url: string;
  /**
   * Name of the form field that carries the JPEG.
   * @default 'file'
   */
  readonly field?: string | undefined;
  /**
   * File name of the JPEG. The user's own file name is never known.
   * @default 'photo.jpg'
   */
  readonly fileName?: string | undefined;
  /**
   * More form fields.
   * @default {}
   */
  readonly fields?: Readonly<Record<string, string>> | undefined;
  /**
   * Request headers, such as the file server's Authorization.
   * @default {}
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Whether requests to another origin carry cookies.
   * @default false
   */
  readonly withCredentials?: boolean | undefined;
  /** Returns the photo's location from the file server's reply, which is parsed JSON or else text. */
  readonly read: (reply: unknown) => SourcePhoto;
}

/**
 * Creates a `photo.upload` that POSTs a multipart form and reports its progress. It uses XMLHttpRequest, since fetch has no
 * upload progress (https://github.com/whatwg/fetch/issues/607).
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
