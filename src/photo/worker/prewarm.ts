import { throwIfAborted } from '../photoError.js';
import { decodePhoto } from '../pipeline/decode.js';
import { preparePixels } from '../pipeline/pipeline.js';
import { readOnce } from '../pipeline/readFile.js';
import { createSurface, encodeJpeg, releaseSurface } from '../pipeline/surface.js';

/** Larger than what is looked at, so that every loop runs as often as for a photo. */
const WIDTH = 640;
const HEIGHT = 480;
/** The made picture has 106 kB at quality 90, so it has to be sampled and encoded: every stage has its turn. */
const LIMIT = 100_000;
/** A job that waited for the worker comes within 2 ms of its first word (measured). */
const REST_MS = 20;

/**
 * Prepares a made picture while the person still chooses one. Code runs slowly until the engine has compiled it, and each
 * worker begins anew: the photo is ready 4–5 ms of 60–100 sooner (Chromium 156, two cores), and so much more on a
 * phone as it is slower. Aborting ends it before its next stage. Never throws.
 */
export async function rehearse(signal: AbortSignal): Promise<void> {
  const pause = async (): Promise<void> => throwIfAborted(signal);
  try {
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    await pause();
    const bytes = await madePicture();
    await pause();
    await preparePixels(
      { bytes, maxBase64Length: LIMIT },
      { decode: decodePhoto, onProgress: () => {}, pause },
    );
  } catch {
    // Given up for a photo, or an engine that refuses its canvas: the photo itself will tell.
  }
}

/** Boxes in many colours, since a flat picture would fit at once. */
async function madePicture(): Promise<Uint8Array<ArrayBuffer>> {
  const surface = createSurface(WIDTH, HEIGHT);
  for (let box = 0; box < 600; box += 1) {
    surface.context.fillStyle = `hsl(${box * 37} 50% ${30 + (box % 40)}%)`;
    surface.context.fillRect((box * 97) % WIDTH, (box * 53) % HEIGHT, 23, 17);
  }
  const jpeg = await encodeJpeg(surface, 90);
  releaseSurface(surface);
  return readOnce(jpeg);
}
