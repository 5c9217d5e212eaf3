import { throwIfAborted } from '../abort.js';
import { rewriteJpeg } from '../jpeg/rewriteJpeg.js';
import { decodePhoto } from '../pipeline/decode.js';
import { readFile } from '../pipeline/readFile.js';
import { runPipeline } from '../pipeline/runPipeline.js';
import { createSurface, encodeJpeg, releaseSurface } from '../pipeline/surface.js';

/** Size of the drawn image in pixels. It exceeds the size that is assessed, so that every loop runs as often as for a photo. */
const WIDTH = 640;
const HEIGHT = 480;

/** Base64 limit in characters. The drawn image has 106 kB at quality 90, so that it has to be sampled and encoded. */
const LIMIT = 100_000;

/** Delay in milliseconds. A job that waited for the worker arrives within 2 ms of `ready` (measured). */
const DELAY_MS = 20;

/**
 * Runs the pipeline on a drawn image while the user still chooses a photo, so that the engine compiles its code. This
 * saves 4–5 ms of 60–100 (Chromium 156, two cores), and more on a phone. Aborting ends it before its next stage. Never
 * rejects.
 */
export async function prewarm(signal: AbortSignal): Promise<void> {
  const pause = async (): Promise<void> => throwIfAborted(signal);
  try {
    await new Promise((resolve) => setTimeout(resolve, DELAY_MS));
    await pause();
    const bytes = await drawJpeg();
    await pause();
    await runPipeline(
      { bytes, maxBase64Length: LIMIT },
      { place: 'worker', decode: decodePhoto, onProgress: () => {}, pause },
    );
    // Engines optimize a loop only after it has run for a while (Chromium 156: 245 kB take 12 ms after one run, 5 after four).
    for (let run = 0; run < 4; run += 1) {
      // A task of its own, so that a photo that arrives meanwhile does not wait.
      await new Promise((resolve) => setTimeout(resolve));
      await pause();
      rewriteJpeg(bytes, true);
    }
  } catch {
    // Aborted, or the engine refuses a canvas: then the photo itself fails with the error.
  }
}

/** Encodes boxes in many colors, since a flat image would fit at once. */
async function drawJpeg(): Promise<Uint8Array<ArrayBuffer>> {
  const surface = createSurface(WIDTH, HEIGHT);
  for (let box = 0; box < 600; box += 1) {
    surface.context.fillStyle = `hsl(${box * 37} 50% ${30 + (box % 40)}%)`;
    surface.context.fillRect((box * 97) % WIDTH, (box * 53) % HEIGHT, 23, 17);
  }
  const jpeg = await encodeJpeg(surface, 90);
  releaseSurface(surface);
  return readFile(jpeg);
}
