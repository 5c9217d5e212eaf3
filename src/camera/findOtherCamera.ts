import type { CameraDevices } from './cameraDevices.js';
import { listCameras } from './listCameras.js';
import { frontCamera, oneCamera } from './openStream.js';

/**
 * Returns the constraints of the camera to switch to: the other side if the device has sides, since phones list four
 * lenses on the back; else the next camera in the list.
 * @returns `undefined` if there is no other camera
 */
export async function findOtherCamera(
  devices: CameraDevices,
  track: MediaStreamTrack,
): Promise<MediaTrackConstraints | undefined> {
  const { facingMode, deviceId } = track.getSettings();
  if (facingMode === 'user' || facingMode === 'environment') {
    return { ...frontCamera, facingMode: { ideal: facingMode === 'user' ? 'environment' : 'user' } };
  }
  const cameras = await listCameras(devices);
  const next = cameras[(cameras.findIndex((camera) => camera.deviceId === deviceId) + 1) % cameras.length];
  if (!next || next.deviceId === deviceId) return undefined;
  return oneCamera(next.deviceId);
}
