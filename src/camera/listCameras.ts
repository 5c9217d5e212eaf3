import type { CameraFacing } from '../flow/model.js';
import type { CameraDevices } from './cameraDevices.js';

/** A camera of the device, as a list shows it. */
export interface CameraChoice {
  readonly deviceId: string;
  /** Name that the browser reports. Empty before the user has allowed a camera. */
  readonly label: string;
  readonly facing: CameraFacing;
}

/** Part of `InputDeviceInfo`, which Chromium and Safari have. */
interface WithCapabilities {
  readonly getCapabilities?: () => { readonly facingMode?: readonly string[] };
}

/** Returns the cameras in the order of the browser. The list is empty where the browser has none. */
export async function listCameras(
  devices: Pick<CameraDevices, 'enumerateDevices'>,
): Promise<readonly CameraChoice[]> {
  const all = (await devices.enumerateDevices?.()) ?? [];
  return all
    .filter(({ kind }) => kind === 'videoinput')
    .map((device) => ({ deviceId: device.deviceId, label: device.label, facing: facingOfDevice(device) }));
}

function facingOfDevice(device: MediaDeviceInfo & WithCapabilities): CameraFacing {
  const [side] = device.getCapabilities?.().facingMode ?? [];
  if (side === 'user' || side === 'environment') return side;
  // Chromium on Android: "camera2 1, facing front". Safari: "Front Camera", in the language of the system.
  if (/\bfront\b|前/i.test(device.label)) return 'user';
  return /\b(?:back|rear)\b|后|後|背/i.test(device.label) ? 'environment' : 'unknown';
}

/** Label of a camera that takes no picture of a face: of Windows Hello, or of a phone's depth sensor. */
const NO_PICTURE = /\b(?:ir|infrared|depth|tof)\b|红外|紅外|深度/i;

/**
 * Returns the next camera that may show the user where the current one is black.
 * @param passed ids of the cameras that were black
 * @returns `undefined` if there is none; never a camera of the other side
 */
export function findNextFront(
  cameras: readonly CameraChoice[],
  current: { readonly deviceId: string | undefined; readonly facing: CameraFacing },
  passed: readonly string[],
): CameraChoice | undefined {
  if (current.facing === 'environment') return undefined;
  return cameras.find(
    ({ deviceId, label, facing }) =>
      deviceId !== '' &&
      deviceId !== current.deviceId &&
      !passed.includes(deviceId) &&
      // A phone names its sides; a camera without one may look to the back.
      (facing === 'user' || facing === current.facing) &&
      !NO_PICTURE.test(label),
  );
}
