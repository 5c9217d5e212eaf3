import { after, onAbort } from '../../shared/abort.js';
import { untilAborted } from '../abort.js';
import { photoError } from '../photoError.js';
import type { PhotoOutcome } from '../pipeline/model.js';
import type { FromWorker, ToWorker } from './messages.js';

/** Time in milliseconds that a worker has to start, and to receive a job, before the page does the work itself. */
const START_TIMEOUT_MS = 4000;

/**
 * Silence in milliseconds after which a worker counts as dead, longer than decoding may take. Engines end workers without an
 * event if memory is short.
 */
const SILENCE_TIMEOUT_MS = 15_000;

/** Thrown if no capable worker can start. The page should then do the work. */
export class WorkerUnavailable extends Error {
  override readonly name = 'WorkerUnavailable';
}

/** Thrown if a worker does not start in time. The network may be slow, so this alone does not rule out workers. */
class WorkerTimeout extends WorkerUnavailable {}

interface PhotoWorker {
  readonly worker: Worker;
  /** Rejects with {@link WorkerUnavailable}. */
  readonly ready: Promise<void>;
  /** Aborting terminates the worker, which frees its memory, and clears its timers. */
  readonly life: AbortController;
}

/** The worker that is started for the next photo. */
let preloaded: PhotoWorker | undefined;

/** Set when a worker cannot start (CSP, missing file, old engine); never retried. */
let isRefused = false;

/** Set after one start timeout; a second timeout counts as refused. */
let hasTimedOut = false;

/**
 * Starts the worker before there is a photo, which takes 20–60 ms. Does nothing if workers cannot start. Never throws.
 */
export function preloadPhotoWorker(): void {
  if (isRefused || preloaded || typeof Worker !== 'function') return;
  preloaded = startWorker();
  preloaded?.ready.catch(() => undefined);
}

/**
 * Runs the pipeline in a worker, which ends with the job. Aborting terminates the worker at once.
 * @throws WorkerUnavailable if no capable worker starts or receives the job; the source is then still readable
 * @throws FaceVerificationError `photo_canvas_blocked` if the worker dies
 */
export async function runInWorker(
  job: ToWorker,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (fraction: number) => void },
): Promise<PhotoOutcome> {
  preloadPhotoWorker();
  const taken = preloaded;
  preloaded = undefined;
  if (!taken) throw new WorkerUnavailable('Workers cannot start here.');
  const { worker, ready, life } = taken;
  try {
    await untilAborted(ready, signal);
    return await untilAborted(exchange(worker, job, onProgress, life.signal), signal);
  } finally {
    life.abort();
  }
}

function exchange(
  worker: Worker,
  job: ToWorker,
  onProgress: (fraction: number) => void,
  ended: AbortSignal,
): Promise<PhotoOutcome> {
  return new Promise((resolve, reject) => {
    const die = (): void => reject(photoError('photo_canvas_blocked', 'The worker ended without an answer.'));
    // Bytes and images were transferred, so that the page no longer has them.
    const isReadable = job.source instanceof Blob && !job.decoded;
    // Engines end preloaded workers without an event if memory is short.
    const miss = (): void => (isReadable ? reject(new WorkerTimeout('The worker is gone.')) : die());
    let stopWatching = after(START_TIMEOUT_MS, miss, ended);
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      stopWatching();
      if (data.type === 'outcome') resolve(data.outcome);
      // Messages that were sent before the worker was terminated may still arrive.
      if (data.type !== 'progress' || ended.aborted) return;
      onProgress(data.fraction);
      // Not while the worker reads the file: a cloud file may take minutes.
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
    // Written literally, since bundlers look for this very expression.
    const worker = new Worker(new URL('./photoWorker.js', import.meta.url), { type: 'module' });
    const life = new AbortController();
    onAbort(life.signal, () => worker.terminate());
    const ready = firstMessage(worker, life.signal).catch((error: unknown) => {
      isRefused = !(error instanceof WorkerTimeout) || hasTimedOut;
      hasTimedOut = true;
      life.abort();
      throw error;
    });
    return { worker, ready, life };
  } catch {
    // Chromium reports a violation of worker-src by an event, Firefox and old engines by a throw.
    isRefused = true;
    return undefined;
  }
}

/** Waits for the worker's first message. Never settles if the worker is terminated before, as with an aborted photo. */
function firstMessage(worker: Worker, ended: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(new WorkerTimeout('The worker did not start in time.'));
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
      console.warn(
        'FaceVerification: photoWorker.js did not start, so photos are prepared on the page. The file is missing, or worker-src forbids it.',
      );
      settle(new WorkerUnavailable('The worker was refused or its file is missing.'));
    };
    worker.addEventListener('message', onMessage);
    worker.addEventListener('error', onError);
  });
}
