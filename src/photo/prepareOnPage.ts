import { whenNeeded } from '../shared/lazy.js';
import { throwIfAborted } from './photoError.js';
import { decodePhoto } from './pipeline/decode.js';
import { type PhotoJob, type PreparedPixels, preparePixels } from './pipeline/pipeline.js';

const compatible = whenNeeded(() => import('./pipeline/decodeCompatible.js'));

/** All stages on the page itself, a task between each two. */
export async function prepareHere(
  job: PhotoJob,
  place: 'main' | 'compatible',
  {
    onProgress,
    signal,
  }: { readonly onProgress: (fraction: number) => void; readonly signal: AbortSignal | undefined },
): Promise<PreparedPixels> {
  const decode = place === 'main' ? decodePhoto : (await compatible()).decodeCompatible;
  const pause = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve));
    throwIfAborted(signal);
  };
  return preparePixels(job, { decode, onProgress, pause });
}
