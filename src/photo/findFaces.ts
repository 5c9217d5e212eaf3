import type { DetectFaces, FacesFound, PhotoHint, PreparedPhoto } from '../flow/model.js';
import { withDeadline } from '../shared/deadline.js';
import { mainFaces } from '../shared/mainFaces.js';
import { throwIfAborted } from './abort.js';

/** Maximum long side in pixels of the image in which faces are detected. */
const SIDE = 512;

/** Time in milliseconds that the review waits for a detector. */
const TIMEOUT_MS = 2_000;

/** Height of the largest face below which it is too small, as a share of the shorter side. */
const SMALL_FACE = 0.2;

/** Height of a single face from which it is large, as a share of the shorter side. Such a photo needs fewer bytes. */
const LARGE_FACE = 1 / 3;

/** A photo with what a detector has found in it. */
export interface CheckedPhoto {
  readonly photo: PreparedPhoto;
  /** Whether it has one face, and that one is large. */
  readonly largeFace: boolean;
}

/**
 * Adds what a host's detector finds in a prepared photo. Without an answer in time the photo is returned as it is, with
 * `faces: 'failed'`.
 * @throws DOMException `AbortError` once aborted
 */
export async function findFaces(
  photo: PreparedPhoto,
  detectFaces: DetectFaces,
  signal: AbortSignal,
): Promise<CheckedPhoto> {
  try {
    const canvas = document.createElement('canvas');
    const faces = await withDeadline(TIMEOUT_MS, signal, async (inner) => {
      await drawSmall(photo, canvas);
      throwIfAborted(inner);
      return mainFaces(await detectFaces(canvas));
    });
    const scale = photo.height / Math.min(photo.width, photo.height);
    const [largest, ...others] = faces.map(({ height }) => height * scale);
    if (largest === undefined) return { photo: withHint(photo, 'none', 'noFace'), largeFace: false };
    if (others.length > 0) return { photo: withHint(photo, 'several', 'severalFaces'), largeFace: false };
    const checked = withHint(photo, 'one', largest < SMALL_FACE ? 'smallFace' : undefined);
    return { photo: checked, largeFace: largest >= LARGE_FACE };
  } catch (error) {
    if (signal.aborted) throw error;
    return { photo: { ...photo, faces: 'failed' }, largeFace: false };
  }
}

async function drawSmall({ blob, width, height }: PreparedPhoto, canvas: HTMLCanvasElement): Promise<void> {
  const image = await decode(blob);
  const scale = Math.min(1, SIDE / Math.max(width, height));
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d', { alpha: false });
  if (context) context.imageSmoothingQuality = 'high';
  context?.drawImage(image, 0, 0, canvas.width, canvas.height);
  if ('close' in image) image.close();
}

/** Decodes beside the page where the engine can. */
async function decode(blob: Blob): Promise<ImageBitmap | HTMLImageElement> {
  if (typeof createImageBitmap === 'function') return createImageBitmap(blob);
  const url = URL.createObjectURL(blob);
  try {
    return await new Promise((resolve, reject) => {
      const image = new Image();
      image.onload = () => resolve(image);
      image.onerror = reject;
      image.src = url;
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

function withHint(photo: PreparedPhoto, faces: FacesFound, hint: PhotoHint | undefined): PreparedPhoto {
  const { hints = [] } = photo;
  // The engine's own detector may have found the small face already.
  return { ...photo, faces, hints: hint && !hints.includes(hint) ? [...hints, hint] : hints };
}
