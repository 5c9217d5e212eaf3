import { explainCameraError } from '../codes/cameraErrors.js';
import { pause } from '../shared/abort.js';
import type { CameraDevices } from './cameraDevices.js';
import type { CameraProblem } from './cameraState.js';

/** The front camera where there is a choice; 4:3 is what phone sensors have, so nothing is cut off. */
export const frontCamera: MediaTrackConstraints = {
  // Never `exact`: desktops report no facing mode and would have no camera.
  facingMode: { ideal: 'user' },
  width: { ideal: 1920 },
  height: { ideal: 1440 },
};

/** Slow phones free a camera a moment after its tracks have stopped. */
const RETRY_MS = 400;

/**
 * Opens a camera: one getUserMedia call, and exactly one more where the first found it busy
 * (https://github.com/mebjas/html5-qrcode/issues/483). A stream that arrives after the abort is stopped at once
 * (https://github.com/mozmorris/react-webcam/pull/238).
 * @returns the stream, the problem, or nothing once aborted
 */
export async function openStream(
  devices: CameraDevices,
  video: MediaTrackConstraints,
  signal: AbortSignal,
): Promise<{ readonly stream: MediaStream } | { readonly problem: CameraProblem } | undefined> {
  const first = await ask(devices, video, signal);
  if (!first || !('problem' in first) || first.problem !== 'busy') return first;
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
    return signal.aborted ? undefined : { problem: problemOf(error) };
  }
}

export function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function problemOf(error: unknown): CameraProblem {
  const name = String(Reflect.get(Object(error), 'name'));
  return explainCameraError(name) ?? 'failed';
}
