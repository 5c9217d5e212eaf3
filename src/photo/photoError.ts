import { FaceVerificationError, type FaceVerificationErrorCode } from '../shared/errors.js';

export type PhotoErrorCode = Extract<
  FaceVerificationErrorCode,
  `photo_${string}` | 'invalid_options' | 'unexpected'
>;

/**
 * Creates an error of the photo.
 * @param message text for developers: sizes and formats, never a file's name or content
 */
export function photoError(code: PhotoErrorCode, message: string, cause?: unknown): FaceVerificationError {
  return new FaceVerificationError(code, message, cause === undefined ? {} : { cause });
}
