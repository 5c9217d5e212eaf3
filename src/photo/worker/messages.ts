import type { PhotoErrorCode } from '../photoError.js';
import type { PhotoJob, PreparedPixels } from '../pipeline/pipeline.js';

/** What goes to the photo worker: one job in its life. */
export interface ToWorker extends Omit<PhotoJob, 'bytes'> {
  /** A file that it reads, which would hold up the page for 40 ms at 2 MB and 140 ms at 14 MB, or its bytes. */
  readonly source: Blob | Uint8Array<ArrayBuffer>;
}

/** What comes back. Errors travel as data, since their class and code would be lost. */
export type FromWorker =
  | { readonly type: 'ready'; readonly capable: boolean }
  | { readonly type: 'progress'; readonly fraction: number }
  | { readonly type: 'done'; readonly result: PreparedPixels }
  | {
      readonly type: 'failed';
      readonly code: PhotoErrorCode;
      readonly message: string;
      /** The file's bytes, for whoever tries another way; none where it could not be read. */
      readonly bytes?: Uint8Array<ArrayBuffer>;
    };
