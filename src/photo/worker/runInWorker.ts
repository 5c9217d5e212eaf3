import { after, whenAborted } from '../../shared/abort.js';
import type { FaceVerificationError } from '../../shared/errors.js';
import { abortError, photoError } from '../photoError.js';
import type { PreparedPixels } from '../pipeline/pipeline.js';
import type { FromWorker, ToWorker } from './messages.js';

/** How long a worker may take to answer its first message before the page does the work itself. */
const START_TIMEOUT_MS = 4000;

/** A worker answers within this time or is taken for dead: engines end workers without a word when memory is short. */
const SILENCE_TIMEOUT_MS = 30_000;

/** Thrown where there is no capable worker and the page should do the work. */
export class WorkerUnavailable extends Error {
  override readonly name = 'WorkerUnavailable';
}

/** It gave no sign in time, which says less about this engine than a refusal. */
class WorkerLate extends WorkerUnavailable {}

interface PhotoWorker {
  readonly worker: Worker;
  /** Rejects with {@link WorkerUnavailable}. */
  readonly ready: Promise<void>;
  /** Aborting ends it at once, with all its memory and the clocks that watch it. */
  readonly life: AbortController;
}

let warm: PhotoWorker | undefined;
/** One refusal (`worker-src 'none'`, a missing file, an old engine) is enough for this page's life; */
let refused = false;
/** a start that stays unanswered may be a slow network's, so the next photo tries once more. */
let unanswered = false;

/**
 * Starts the worker before there is a photo, so that its 20–60 ms pass while the person chooses one. Does
 * nothing where there is no worker; never throws.
 */
export function warmUpPhotoWorker(): void {
  if (refused || warm || typeof Worker !== 'function') return;
  warm = startWorker();
  warm?.ready.catch(() => undefined);
}

/** The result, or why there is none together with the file's bytes, for whoever tries another way. */
export type WorkerOutcome =
  | { readonly result: PreparedPixels }
  | { readonly error: FaceVerificationError; readonly bytes?: Uint8Array<ArrayBuffer> };

/**
 * Prepares the photo in a worker of its own, which ends with it. Aborting ends it at once, with all its memory.
 * @throws WorkerUnavailable where there is no capable worker; the source is then untouched
 */
export async function runInWorker(
  job: ToWorker,
  { signal, onProgress }: { readonly signal?: AbortSignal; readonly onProgress: (fraction: number) => void },
): Promise<WorkerOutcome> {
  warmUpPhotoWorker();
  const taken = warm;
  warm = undefined;
  if (!taken) throw new WorkerUnavailable('no worker here');
  const { worker, ready, life } = taken;
  let abort = (): void => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => reject(abortError());
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort);
  });
  try {
    await Promise.race([ready, aborted]);
    return await Promise.race([converse(worker, job, onProgress, life.signal), aborted]);
  } finally {
    signal?.removeEventListener('abort', abort);
    life.abort();
  }
}

function converse(
  worker: Worker,
  job: ToWorker,
  onProgress: (fraction: number) => void,
  ended: AbortSignal,
): Promise<WorkerOutcome> {
  return new Promise((resolve, reject) => {
    const die = (): void => reject(photoError('photo_canvas_blocked', 'The worker ended without an answer.'));
    // Not before it has read the file: a cloud file may take minutes to come.
    let stopWatching = (): void => {};
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      stopWatching();
      if (data.type === 'done') resolve({ result: data.result });
      if (data.type === 'failed') {
        const error = photoError(data.code, data.message);
        resolve(data.bytes ? { error, bytes: data.bytes } : { error });
      }
      // What it had sent before it was ended may still come.
      if (data.type !== 'progress' || ended.aborted) return;
      onProgress(data.fraction);
      stopWatching = after(SILENCE_TIMEOUT_MS, die, ended);
    });
    worker.addEventListener('error', die);
    const { source, decoded } = job;
    worker.postMessage(job, [
      ...(source instanceof Blob ? [] : [source.buffer]),
      ...(decoded ? [decoded] : []),
    ]);
  });
}

function startWorker(): PhotoWorker | undefined {
  try {
    // Literally like this: bundlers look for this very expression.
    const worker = new Worker(new URL('./photoWorker.js', import.meta.url), { type: 'module' });
    const life = new AbortController();
    whenAborted(life.signal, () => worker.terminate());
    const ready = firstMessage(worker, life.signal).catch((error: unknown) => {
      refused = !(error instanceof WorkerLate) || unanswered;
      unanswered = true;
      life.abort();
      throw error;
    });
    return { worker, ready, life };
  } catch {
    // Chromium reports worker-src by an event, Firefox and old engines by a throw.
    refused = true;
    return undefined;
  }
}

/** Never settles where the worker is ended before: a photo that is given up says nothing about workers. */
function firstMessage(worker: Worker, ended: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(new WorkerLate('The worker did not start in time.'));
    const stopWaiting = after(START_TIMEOUT_MS, late, ended);
    const settle = (error?: WorkerUnavailable): void => {
      stopWaiting();
      worker.removeEventListener('message', onMessage);
      worker.removeEventListener('error', onError);
      if (error) reject(error);
      resolve();
    };
    const onMessage = ({ data }: MessageEvent<FromWorker>): void => {
      const capable = data.type === 'ready' && data.capable;
      settle(capable ? undefined : new WorkerUnavailable('The worker cannot draw or encode.'));
    };
    const onError = (event: Event): void => {
      event.preventDefault();
      settle(new WorkerUnavailable('The worker was refused or its file is missing.'));
    };
    worker.addEventListener('message', onMessage);
    worker.addEventListener('error', onError);
  });
}
