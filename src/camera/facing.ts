import type { CameraFacing } from '../flow/model.js';

/** Returns the side of a camera, as far as the browser reports it. Old engines have no `getSettings`. */
export function facingOf(track: MediaStreamTrack): CameraFacing {
  const facing = track.getSettings?.().facingMode;
  return facing === 'user' || facing === 'environment' ? facing : 'unknown';
}
