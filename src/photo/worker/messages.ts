import type { PhotoOutcome, UnreadJob } from '../pipeline/model.js';

/**
 * Message to the photo worker: one job in its life. The worker reads a Blob itself, since reading on the page blocks it
 * for 40 ms at 2 MB and 140 ms at 14 MB.
 */
export type ToWorker = UnreadJob;

/** Message from the photo worker. */
export type FromWorker =
  | { readonly type: 'ready'; readonly capable: boolean }
  /** Answers a job at once, before the file is read. */
  | { readonly type: 'received' }
  | { readonly type: 'progress'; readonly fraction: number }
  | { readonly type: 'outcome'; readonly outcome: PhotoOutcome };
