import type { PhotoHint } from '../../flow/model.js';
import { readJpegHeader } from '../jpeg/header.js';
import type { Orientation } from '../jpeg/orientation.js';
import { stripMetadata } from '../jpeg/stripMetadata.js';
import { assessQuality } from './assessQuality.js';
import type { DecodedImage } from './decode.js';
import { drawUpright } from './drawUpright.js';
import type { FittedJpeg, PipelineSteps } from './model.js';
import { type SearchInput, searchSettings } from './search.js';
import { encodeJpeg, readJpeg, releaseSurface, type Surface } from './surface.js';
import { type Sample, takeSample } from './takeSample.js';

/**
 * Draws the image upright and encodes it so that it fills the limit without exceeding it.
 * @throws FaceVerificationError `photo_over_limit` or `photo_canvas_blocked`
 */
export async function encodeToFit(
  decoded: DecodedImage,
  orientation: Orientation,
  input: SearchInput,
  { onProgress, pause }: Pick<PipelineSteps, 'onProgress' | 'pause'>,
): Promise<FittedJpeg> {
  let surface: Surface | undefined;
  let sample: Sample | undefined;
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
    const { encoded, quality, encodes, samples } = await searchSettings(input, {
      sample: async (settings) => {
        const drawn = await draw(settings.side);
        if (sample?.surface !== drawn) {
          sample?.release();
          sample = takeSample(drawn);
        }
        return sample.predictBytes(settings.quality);
      },
      encode: async (settings) => {
        const drawn = await draw(settings.side);
        // The encoder has a thread of its own on a page, though not in Chromium's workers (measured).
        const [blob, found] = await Promise.all([
          encodeJpeg(drawn, settings.quality),
          hints ?? assessQuality(drawn),
        ]);
        hints = found;
        const jpeg = stripMetadata(await readJpeg(blob));
        const { width, height } = drawn;
        return { jpeg, width, height, bytes: jpeg.length, tableQuality: readJpegHeader(jpeg).quality };
      },
    });
    const { jpeg, width, height } = encoded;
    return { jpeg, width, height, quality: quality / 100, encodes, samples, hints: hints ?? [] };
  } finally {
    sample?.release();
    if (surface) releaseSurface(surface);
  }
}
