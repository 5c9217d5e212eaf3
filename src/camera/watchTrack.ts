import { after, listen } from '../shared/abort.js';
import type { CameraProblem } from './cameraState.js';

/** iOS mutes for a moment when it starts (https://github.com/twilio/twilio-video.js/issues/1146). */
const MUTE_PATIENCE_MS = 2_000;

/** Tells when the system takes a track away. Not told of a track that we have stopped: that fires nothing. */
export function watchTrack(
  track: MediaStreamTrack,
  signal: AbortSignal,
  tell: (problem: Extract<CameraProblem, 'muted' | 'ended'>) => void,
): void {
  let forgive = () => {};
  const mute = () => {
    forgive();
    forgive = after(MUTE_PATIENCE_MS, () => tell('muted'), signal);
  };
  listen(track, 'mute', mute, signal);
  listen(track, 'unmute', () => forgive(), signal);
  listen(track, 'ended', () => tell('ended'), signal);
  if (track.readyState === 'ended') tell('ended');
  else if (track.muted) mute();
}
