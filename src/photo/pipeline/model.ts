/**
 * Data that the pipeline takes and returns.
 *
 * A photo has one name a stage: `source` (the file as picked or taken), `bytes` (the source, read), `decoded` (the stored
 * pixels), `surface` (the upright pixels), `jpeg` (the encoded bytes), `encoded` (the JPEG with its facts) and, outside
 * the pipeline, `photo` (a `PreparedPhoto`).
 */

import type { PhotoHint, PhotoPath } from '../../flow/model.js';
import type { FaceVerificationError } from '../../shared/errors.js';
import type { DecodePhoto } from './decode.js';

/** Place where the pipeline runs. `stripped` is an outcome, not a place, so it is excluded. */
export type PhotoPlace = Exclude<PhotoPath, 'stripped'>;

/** Input of the pipeline; can be structured-cloned. */
export interface PhotoJob {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The base64 of the result is strictly shorter than this many characters. */
  readonly maxBase64Length: number;
  /**
   * Whether the engine refused the source before. Then only a picture that is whole by its structure is decoded in another
   * way, since an `<img>` paints what it has.
   */
  readonly isRefused?: boolean | undefined;
  /** Upright pixels, if another decoder has decoded the source already. The pipeline closes the bitmap. */
  readonly decoded?: ImageBitmap | undefined;
}

/** A job whose source may still have to be read. */
export interface UnreadJob extends Omit<PhotoJob, 'bytes'> {
  readonly source: Blob | Uint8Array<ArrayBuffer>;
}

/** Work that depends on the place where the pipeline runs. */
export interface PipelineSteps {
  readonly place: PhotoPlace;
  readonly decode: DecodePhoto;
  /** @param fraction 0–1 */
  readonly onProgress: (fraction: number) => void;
  /** Runs between two stages. Yields to rendering on a page; rejects once the job is aborted. */
  readonly pause: () => Promise<void>;
}

/** A JPEG within the limit. */
export interface FittedJpeg {
  readonly jpeg: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  /** JPEG quality of the last encode, 0–1; 1 if the source was only stripped. */
  readonly quality: number;
  /** Number of full encodes. */
  readonly encodes: number;
  /** Number of sample encodes. */
  readonly samples: number;
  readonly hints: readonly PhotoHint[];
}

/** Result of the pipeline; can be structured-cloned. */
export interface EncodedPhoto extends FittedJpeg {
  readonly base64: string;
  readonly path: PhotoPath;
  /** Facts of the source: upright size in pixels, type by content, size in bytes. */
  readonly source: {
    readonly width: number;
    readonly height: number;
    readonly type: string;
    readonly byteLength: number;
  };
}

/**
 * Outcome of one run, in a worker or on the page; can be structured-cloned. A failed run returns the bytes of the
 * source, so that another decoder can try them; they are `undefined` if the source could not be read.
 */
export type PhotoOutcome =
  | { readonly encoded: EncodedPhoto }
  | {
      readonly error: Pick<FaceVerificationError, 'code' | 'message'>;
      readonly bytes: Uint8Array<ArrayBuffer> | undefined;
    };
