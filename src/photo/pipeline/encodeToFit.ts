import { readJpegHeader } from '../jpeg/header.js';
import type { Orientation } from '../jpeg/orientation.js';
import { rewriteJpeg } from '../jpeg/rewriteJpeg.js';
import { photoError } from '../photoError.js';
import { type Assessment, assessQuality } from './assessQuality.js';
import type { DecodedImage } from './decode.js';
import { drawUpright } from './drawUpright.js';
import { isDecodable } from './isDecodable.js';
import type { FittedJpeg, PipelineSteps } from './model.js';
import { type SearchInput, searchSettings } from './search.js';
import { encodeJpeg, readJpeg, releaseSurface, type Surface } from './surface.js';
import { type Sample, takeSample } from './takeSample.js';

/** An image that was encoded. */
interface Encoding extends Pick<Assessment, 'hasGrayPart'> {
  readonly fitted: FittedJpeg;
  /** Whether the engine decodes the result. */
  readonly isSound: Promise<boolean>;
}

/**
 * Draws the image upright and encodes it so that it fills the limit without exceeding it.
 * @throws FaceVerificationError `photo_over_limit` or `photo_canvas_blocked`
 */
export async function encodeToFit(
  decoded: DecodedImage,
  orientation: Orientation,
  input: SearchInput,
  { onProgress, pause }: Pick<PipelineSteps, 'onProgress' | 'pause'>,
): Promise<Encoding> {
  let surface: Surface | undefined;
  let sample: Sample | undefined;
  let assessment: Assessment | undefined;
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
        const jpeg = rewriteJpeg(await readJpeg(await encodeJpeg(drawn, settings.quality)), false);
        if (!jpeg) throw photoError('unexpected', 'The encoder returned a JPEG of an unknown kind.');
        // Decoders have threads of their own, so that this costs next to no time.
        const isSound = jpeg.length <= input.maxBytes ? isDecodable(jpeg) : undefined;
        assessment ??= await assessQuality(drawn);
        const { width, height } = drawn;
        const tableQuality = readJpegHeader(jpeg).quality;
        return { jpeg, width, height, bytes: jpeg.length, tableQuality, isSound };
      },
    });
    const { jpeg, width, height, isSound = isDecodable(jpeg) } = encoded;
    const { hints = [], hasGrayPart = false } = assessment ?? {};
    const fitted = { jpeg, width, height, quality: quality / 100, encodes, samples, hints };
    return { fitted, hasGrayPart, isSound };
  } finally {
    sample?.release();
    if (surface) releaseSurface(surface);
  }
}
