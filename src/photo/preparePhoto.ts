import type { DetectFaces, HeicDecoder, PhotoBudget, PreparedPhoto } from '../flow/model.js';
import { withDeadline } from '../shared/deadline.js';
import { lazy } from '../shared/lazy.js';
import { throwIfAborted, untilAborted } from './abort.js';
import { chooseBudget } from './chooseBudget.js';
import type { CheckedPhoto } from './findFaces.js';
import type { PhotoPlace } from './pipeline/model.js';
import { prepareWithFallbacks } from './prepareWithFallbacks.js';
import type { Connection } from './readConnection.js';
import { preloadPhotoWorker } from './worker/runInWorker.js';

export type { PhotoPlace } from './pipeline/model.js';

const faceCheck = lazy(async () => (await import('./findFaces.js')).findFaces, 'findFaces');

/** Time in milliseconds that a prepared photo waits for the code of the check. */
const PART_TIMEOUT_MS = 2_000;

export interface PreparePhotoOptions {
  /** Aborting rejects at once with an `AbortError` and frees all memory. */
  readonly signal?: AbortSignal | undefined;
  /** @param fraction progress of 0–1, never falling */
  readonly onProgress?: ((fraction: number) => void) | undefined;
  /**
   * The base64 is strictly shorter than this many characters, at least 20,000.
   * @default 400_000, with `largeFace` 200_000
   */
  readonly maxBase64Length?: number | undefined;
  /**
   * Facts about the connection, which may lower the limit to 133,336 characters (100 kB) at least. `ignore` keeps the
   * limit.
   * @default the browser's own facts
   */
  readonly connection?: Connection | 'ignore' | undefined;
  /**
   * Whether the face is known to be large: a third of the picture's shorter side or more. Such a photo needs fewer bytes.
   * @default false
   */
  readonly largeFace?: boolean | undefined;
  /** Decoder for HEIC in engines that cannot: `heicDecoder()` of the `./heic` entry. */
  readonly heic?: HeicDecoder | undefined;
  /**
   * Detects faces in the prepared photo, which may give it hints, and fewer bytes if it has one large face. It has 2 s.
   */
  readonly detectFaces?: DetectFaces | undefined;
  /**
   * Place where the pipeline runs first. The next place is tried if it cannot start there.
   * @default 'worker'
   */
  readonly place?: PhotoPlace | undefined;
}

/**
 * Turns a picked or taken photo into an upright JPEG without metadata, whose base64 is strictly shorter than the limit. The
 * source is read at once, since cloud files on Android disappear (`NotReadableError`). It is read again only if a detector
 * finds a smaller face than `largeFace` promised; if that fails, the first photo stands.
 * @throws FaceVerificationError with a `photo_…` code, `invalid_options`, or `part_unavailable` if code that the page
 * needs cannot be loaded
 * @throws DOMException `AbortError` once aborted
 */
export async function preparePhoto(source: Blob, options: PreparePhotoOptions = {}): Promise<PreparedPhoto> {
  const { signal = new AbortController().signal, heic, place = 'worker', detectFaces } = options;
  const budget = chooseBudget(options);
  throwIfAborted(signal);
  const onProgress = forwardOnly(options.onProgress);
  const encode = async (original: Blob, limit: PhotoBudget): Promise<PreparedPhoto> => {
    const { maxBase64Length } = limit;
    const work = prepareWithFallbacks({ source: original, maxBase64Length, onProgress, signal, heic }, place);
    const { jpeg, ...encoded } = await untilAborted(work, signal);
    return { ...encoded, blob: new Blob([jpeg], { type: 'image/jpeg' }), budget: limit };
  };
  // The part comes while the photo is encoded.
  if (detectFaces) void faceCheck.load().catch(() => {});
  const prepared = await encode(source, budget);
  const photo = detectFaces ? await fitToFaces(prepared, detectFaces) : prepared;
  onProgress(1);
  return photo;

  /** Adds what the detector finds, and encodes the photo again if its face is worth more or fewer bytes. */
  async function fitToFaces(photo: PreparedPhoto, detect: DetectFaces): Promise<PreparedPhoto> {
    const { photo: checked, largeFace } = await checkFaces(photo, detect, signal);
    const isLarge = checked.faces === 'failed' ? options.largeFace : largeFace;
    const fitting = chooseBudget({ ...options, largeFace: isLarge });
    const isTooLong = checked.base64.length >= fitting.maxBase64Length;
    if (!isTooLong && fitting.maxBase64Length <= budget.maxBase64Length) return checked;
    // A lighter one is made of the photo itself, since decoding the original again takes seconds on slow phones. A face that
    // is smaller than the camera thought needs the original.
    const again = encode(isTooLong ? checked.blob : source, fitting);
    const better = await again.catch(() => {
      throwIfAborted(signal);
      return checked;
    });
    return { ...better, source: checked.source, hints: checked.hints, faces: checked.faces };
  }
}

async function checkFaces(
  photo: PreparedPhoto,
  detectFaces: DetectFaces,
  signal: AbortSignal,
): Promise<CheckedPhoto> {
  const part = withDeadline(PART_TIMEOUT_MS, signal, () => faceCheck.load());
  const findFaces = await part.catch(() => undefined);
  throwIfAborted(signal);
  if (findFaces) return findFaces(photo, detectFaces, signal);
  return { photo: { ...photo, faces: 'failed' }, largeFace: false };
}

/** Options of a host that concern the preparation. */
type HostPhotoOptions = Pick<PreparePhotoOptions, 'maxBase64Length' | 'heic'> & {
  readonly camera?: false | Pick<PreparePhotoOptions, 'detectFaces'> | undefined;
};

/** Both functions of this file that a lazy part needs, as one export. */
export const photoPreparation: {
  readonly preparePhoto: (
    source: Blob,
    context: Pick<PreparePhotoOptions, 'signal' | 'onProgress' | 'largeFace'>,
    photo: HostPhotoOptions | undefined,
  ) => Promise<PreparedPhoto>;
  readonly preloadPhotoWorker: typeof preloadPhotoWorker;
} = {
  preparePhoto: (source, context, { maxBase64Length, heic, camera } = {}) =>
    preparePhoto(source, {
      ...context,
      maxBase64Length,
      heic,
      detectFaces: camera ? camera.detectFaces : undefined,
    }),
  preloadPhotoWorker,
};

/** Drops progress that does not exceed the furthest one. */
function forwardOnly(onProgress: ((fraction: number) => void) | undefined): (fraction: number) => void {
  let furthest = 0;
  return (fraction) => {
    if (fraction <= furthest) return;
    furthest = fraction;
    onProgress?.(fraction);
  };
}
