import { photoError } from '../photoError.js';
import type { DecodePhoto } from './decode.js';
import { createSurface, releaseSurface } from './surface.js';

/**
 * Decodes in old engines: through an `<img>`, on a canvas no larger than the engine allows. browser-image-compression
 * knows those sizes. Its search and its worker are not used, since it exceeds its limit and loads code from a CDN.
 * @throws FaceVerificationError `photo_canvas_blocked` if the engine has no canvas
 */
export const decodeCompatible: DecodePhoto = async (bytes, { type }) => {
  // Without a canvas, as in jsdom, the <img> would never load.
  releaseSurface(createSurface(1, 1));
  const { default: imageCompression } = await import('browser-image-compression');
  const file = new File([bytes], 'photo', { type });
  // Only a decoder knows whether a WebP is whole, and an <img> paints what it has.
  if (type === 'image/webp' && typeof createImageBitmap === 'function') {
    const decoded = await createImageBitmap(file).catch((cause: unknown) => {
      throw photoError('photo_damaged', 'The image/webp cannot be decoded.', cause);
    });
    decoded.close();
  }
  const drawn = imageCompression.drawFileInCanvas(file, { fileType: 'image/jpeg' });
  const [image, canvas] = await drawn.catch((cause: unknown) => {
    const modern = type === 'image/heic' || type === 'image/avif' || type === 'image/webp';
    throw photoError(
      modern ? 'photo_format_unsupported' : 'photo_damaged',
      `This engine cannot decode the ${type}.`,
      cause instanceof Error ? cause : undefined,
    );
  });
  if ('close' in image) image.close();
  const { width, height } = canvas;
  const close = (): void => {
    canvas.width = 0;
    canvas.height = 0;
  };
  return { image: canvas, width, height, close };
};
