import type { PhotoErrorCode } from './photoError.js';
import type { PhotoJob, PreparedPixels } from './preparePixels.js';

/** What goes to the photo worker: one job in its life. */
export type ToWorker = PhotoJob;

/** What comes back. Errors travel as data, since their class and code would be lost. */
export type FromWorker =
  | { readonly type: 'ready'; readonly capable: boolean }
  | { readonly type: 'progress'; readonly fraction: number }
  | { readonly type: 'done'; readonly result: PreparedPixels }
  | {
      readonly type: 'failed';
      readonly code: PhotoErrorCode;
      readonly message: string;
      /** The file's bytes, for whoever tries another way. */
      readonly bytes: Uint8Array<ArrayBuffer>;
    };
