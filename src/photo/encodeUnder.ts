import type { PhotoHint } from '../flow/model.js';
import { checkPicture } from './checkPicture.js';
import type { Decoded } from './decodePhoto.js';
import { drawUpright } from './drawUpright.js';
import type { Orientation } from './orientation.js';
import type { EncodedPicture, PrepareSteps } from './preparePixels.js';
import { type SearchProblem, searchEncoding } from './searchEncoding.js';
import { headerLength, stripMetadata } from './stripMetadata.js';
import { createSurface, encodeJpeg, releaseSurface, type Surface } from './surface.js';

/** Draws the picture upright and encodes it until it fills the limit from below. */
export async function encodeUnder(
  decoded: Decoded,
  orientation: Orientation,
  problem: SearchProblem,
  { onProgress, pause }: PrepareSteps,
): Promise<EncodedPicture> {
  let surface: Surface | undefined;
  let hints: readonly PhotoHint[] | undefined;
  let progress = 0.5;
  const draw = async (side: number): Promise<Surface> => {
    progress += (0.95 - progress) / 2;
    onProgress(progress);
    await pause();
    if (surface && Math.max(surface.width, surface.height) === side) return surface;
    if (surface) releaseSurface(surface);
    surface = drawUpright(decoded, orientation, side);
    await pause();
    return surface;
  };
  try {
    const { picture, quality, encodes, samples } = await searchEncoding(problem, {
      sample: async ({ side, quality: wanted }) => sampleSize(await draw(side), wanted),
      encode: async ({ side, quality: wanted }) => {
        const whole = await draw(side);
        // Beside the encoder, which most engines run on another thread.
        const [encoded, found] = await Promise.all([encodeJpeg(whole, wanted), hints ?? checkPicture(whole)]);
        hints = found;
        const jpeg = stripMetadata(encoded);
        return { bytes: jpeg.length, picture: { jpeg, width: whole.width, height: whole.height } };
      },
    });
    return { ...picture, quality: quality / 100, encodes, samples, stripped: false, hints: hints ?? [] };
  } finally {
    if (surface) releaseSurface(surface);
  }
}

/** Rows of a strip that is encoded on its own: the height of a JPEG block with halved colour. */
const STRIP_ROWS = 16;
/** What share of the picture a sample is. */
const SAMPLE_SHARE = 1 / 8;

/** Encodes strips spread over the height; the whole weighs as much more as it is higher. */
async function sampleSize(whole: Surface, quality: number): Promise<number> {
  const strips = Math.max(1, Math.round((whole.height * SAMPLE_SHARE) / STRIP_ROWS));
  const sample = createSurface(whole.width, strips * STRIP_ROWS);
  for (let index = 0; index < strips; index += 1) {
    // On the rows of the whole picture's own blocks: the very same blocks are encoded then.
    const from = Math.floor(((index + 0.5) / strips) * Math.floor(whole.height / STRIP_ROWS)) * STRIP_ROWS;
    const size = [whole.width, STRIP_ROWS] as const;
    sample.context.drawImage(whole.canvas, 0, from, ...size, 0, index * STRIP_ROWS, ...size);
  }
  const jpeg = await encodeJpeg(sample, quality);
  releaseSurface(sample);
  const fixed = headerLength(jpeg);
  return fixed + ((jpeg.length - fixed) * whole.height) / (strips * STRIP_ROWS);
}
