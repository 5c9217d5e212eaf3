import { after, listen } from '../shared/abort.js';
import type { CameraErrorKind } from './cameraState.js';

/** Maximum time in milliseconds that a track may stay muted. iOS mutes it for a moment at the start (https://github.com/twilio/twilio-video.js/issues/1146). */
const MUTE_PATIENCE_MS = 2_000;

/** Reports that the system has taken a track. A track that we stop ourselves fires no event. */
export function watchTrack(
  track: MediaStreamTrack,
  signal: AbortSignal,
  onError: (error: Extract<CameraErrorKind, 'muted' | 'ended'>) => void,
): void {
  let cancel = () => {};
  const mute = () => {
    cancel();
    cancel = after(MUTE_PATIENCE_MS, () => onError('muted'), signal);
  };
  listen(track, 'mute', mute, signal);
  listen(track, 'unmute', () => cancel(), signal);
  listen(track, 'ended', () => onError('ended'), signal);
  if (track.readyState === 'ended') onError('ended');
  else if (track.muted) mute();
}
