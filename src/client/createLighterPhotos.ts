import type { PreparedPhoto } from '../flow/model.js';
import { isAbort, isFaceVerificationError } from '../shared/errors.js';

/** Prepares a photo once more, with an exclusive upper limit in characters of base64. */
export type ShrinkPhoto = (
  photo: PreparedPhoto,
  maxBase64Length: number,
  signal: AbortSignal,
) => Promise<PreparedPhoto>;

/** Minimum characters of base64 of a lighter photo: the fewest that were measured on faces (docs/photo-measurements.md). */
const MIN_LIGHTER_LENGTH = 80_000;

interface LighterPhotos {
  /** Prepares a photo once more with half the characters. Returns `undefined` unless its last transfer timed out. */
  lighten(photo: PreparedPhoto, signal: AbortSignal): Promise<void> | undefined;
  /** Returns the form of a photo that the next attempt sends. */
  latest(photo: PreparedPhoto): PreparedPhoto;
  /** Runs a transfer of a photo and remembers whether it timed out. */
  watch<T>(photo: PreparedPhoto, transfer: () => Promise<T>): Promise<T>;
}

/** Whether the request timed out here, or at a proxy that waits for its body (RFC 9110 15.5.9). */
function isTimeout(error: unknown): boolean {
  if (!isFaceVerificationError(error)) return false;
  return error.code === 'request_timed_out' || error.details.httpStatus === 408;
}

/**
 * Creates the memory of photos that were too heavy for the network. It sends nothing: each attempt is a tap of
 * the user and a new request.
 */
export function createLighterPhotos(shrink: ShrinkPhoto | undefined): LighterPhotos {
  const lighter = new WeakMap<PreparedPhoto, PreparedPhoto>();
  const late = new WeakSet<PreparedPhoto>();
  const latest = (photo: PreparedPhoto): PreparedPhoto => lighter.get(photo) ?? photo;

  async function replace(photo: PreparedPhoto, preparing: Promise<PreparedPhoto>): Promise<void> {
    try {
      lighter.set(photo, await preparing);
      late.delete(photo);
    } catch (error) {
      if (isAbort(error)) throw error;
      // The same photo again is better than none.
    }
  }

  return {
    latest,
    lighten(photo, signal) {
      const last = latest(photo).base64.length;
      const length = Math.max(MIN_LIGHTER_LENGTH, Math.floor(last / 2));
      if (!shrink || !late.has(photo) || last <= length) return undefined;
      return replace(photo, shrink(photo, length, signal));
    },
    async watch(photo, transfer) {
      try {
        return await transfer();
      } catch (error) {
        if (isTimeout(error)) late.add(photo);
        throw error;
      }
    },
  };
}
