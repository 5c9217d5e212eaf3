import { lazy } from '../shared/lazy.js';
import { throwIfAborted } from './abort.js';
import { decodePhoto } from './pipeline/decode.js';
import type { EncodedPhoto, PhotoJob, PipelineSteps } from './pipeline/model.js';
import { runPipeline } from './pipeline/runPipeline.js';

const compatible = lazy(
  async () => (await import('./pipeline/decodeCompatible.js')).decodeCompatible,
  'decodeCompatible',
);

export interface PageRun extends Pick<PipelineSteps, 'onProgress'> {
  readonly place: 'main' | 'compatible';
  readonly signal: AbortSignal;
}

/** Runs the pipeline on the page, each stage in a task of its own. */
export async function prepareOnPage(
  job: PhotoJob,
  { place, onProgress, signal }: PageRun,
): Promise<EncodedPhoto> {
  const decode = place === 'main' ? decodePhoto : await compatible.load();
  const pause = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve));
    throwIfAborted(signal);
  };
  return runPipeline(job, { place, decode, onProgress, pause });
}
