import { attempt } from '../pipeline/attempt.js';
import { canRunPipeline } from '../pipeline/canRunPipeline.js';
import { decodePhoto } from '../pipeline/decode.js';
import type { PhotoOutcome } from '../pipeline/model.js';
import { runPipeline } from '../pipeline/runPipeline.js';
import type { FromWorker, ToWorker } from './messages.js';
import { prewarm } from './prewarm.js';

/** The part of a worker's global scope that is used here. This file is checked with the page's types. */
interface WorkerScope {
  postMessage(message: FromWorker, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
}

// The page's types say that `self` is a window.
const scope = self as unknown as WorkerScope;

function post(message: FromWorker, transfer: Transferable[] = []): void {
  scope.postMessage(message, transfer);
}

const prewarming = new AbortController();

scope.addEventListener('message', async ({ data }) => {
  prewarming.abort();
  post({ type: 'received' });
  const onProgress = (fraction: number): void => post({ type: 'progress', fraction });
  const steps = { place: 'worker', decode: decodePhoto, onProgress, pause: async () => {} } as const;
  try {
    postOutcome(await attempt(data, onProgress, (job) => runPipeline(job, steps)));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    postOutcome({ error: { code: 'unexpected', message }, bytes: undefined });
  }
});

/** Posts an outcome and transfers its bytes. Errors become plain objects, since cloning drops their code. */
function postOutcome(outcome: PhotoOutcome): void {
  if ('encoded' in outcome) {
    post({ type: 'outcome', outcome }, [outcome.encoded.jpeg.buffer]);
  } else {
    const { error, bytes } = outcome;
    const plain = { code: error.code, message: error.message };
    post({ type: 'outcome', outcome: { error: plain, bytes } }, bytes ? [bytes.buffer] : []);
  }
}

const capable = canRunPipeline();
post({ type: 'ready', capable });
if (capable) void prewarm(prewarming.signal);
