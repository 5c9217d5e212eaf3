import { FaceVerificationError } from './errors.js';

/**
 * A part of the widget that the first screen does not need, loaded when it is first asked for. A failure is not
 * kept: the next question tries again. No time limit: every step that waits for a part can be left.
 * @throws FaceVerificationError `network_unreachable` where it does not come
 */
export function whenNeeded<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let part: Promise<Part> | undefined;
  return () => {
    part ??= load().catch(() => {
      part = undefined;
      throw new FaceVerificationError('network_unreachable', 'A part of the widget could not be loaded.');
    });
    return part;
  };
}
