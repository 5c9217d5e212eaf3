import { type CameraErrorReason, explainCameraError } from '../codes/cameraErrors.js';
import { pause } from '../shared/abort.js';
import type { CameraDevices } from './cameraDevices.js';

/** Constraints of the front camera, if there is a choice. Phone sensors have 4:3, so nothing is cropped. */
export const frontCamera: MediaTrackConstraints = {
  // Never `exact`: desktops report no facing mode and would have no camera.
  facingMode: { ideal: 'user' },
  width: { ideal: 1920 },
  height: { ideal: 1440 },
};

/** Returns the constraints of one camera. Its size is that of {@link frontCamera}. */
export function oneCamera(deviceId: string): MediaTrackConstraints {
  const { facingMode: _, ...size } = frontCamera;
  // With `ideal`, a front camera would be as near as the wanted one, and the engine might take either.
  return { ...size, deviceId: { exact: deviceId } };
}

/** Delay before the retry in milliseconds. Slow phones free a camera a moment after its tracks have stopped. */
const RETRY_MS = 400;

/**
 * Opens a camera. If it is busy, retries exactly once (https://github.com/mebjas/html5-qrcode/issues/483). If one camera is
 * requested and is not there, opens the front camera. A stream that arrives after the abort is stopped at once
 * (https://github.com/mozmorris/react-webcam/pull/238).
 * @returns the stream or the kind of error; `undefined` after an abort
 */
export async function openStream(
  devices: CameraDevices,
  video: MediaTrackConstraints,
  signal: AbortSignal,
): Promise<{ readonly stream: MediaStream } | { readonly error: CameraErrorReason | 'failed' } | undefined> {
  let first = await ask(devices, video, signal);
  if (video.deviceId && first && 'error' in first && first.error === 'absent') {
    first = await ask(devices, frontCamera, signal);
  }
  if (!first || !('error' in first) || first.error !== 'busy') return first;
  await pause(RETRY_MS, signal);
  return signal.aborted ? undefined : ask(devices, true, signal);
}

async function ask(devices: CameraDevices, video: MediaTrackConstraints | true, signal: AbortSignal) {
  try {
    const stream = await devices.getUserMedia({ video, audio: false });
    if (!signal.aborted) return { stream };
    stopTracks(stream);
    return undefined;
  } catch (error) {
    return signal.aborted ? undefined : { error: kindOf(error) };
  }
}

/** Stops all tracks of a stream, which turns the camera off. */
export function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function kindOf(error: unknown): CameraErrorReason | 'failed' {
  const name = String(Reflect.get(Object(error), 'name'));
  return explainCameraError(name) ?? 'failed';
}
