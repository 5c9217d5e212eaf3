import { getOwn } from '../shared/getOwn.js';

/** Why the camera could not be opened. */
export type CameraErrorReason = 'denied' | 'absent' | 'busy';

export type CameraErrorName = keyof typeof cameraErrors;

/**
 * Names of the errors that `getUserMedia` rejects with. Messages differ between browsers and are no contract
 * (https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia).
 */
const cameraErrors = {
  NotAllowedError: 'denied',
  PermissionDeniedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'absent',
  DevicesNotFoundError: 'absent',
  // WebKitGTK rejects with this if there is no device at all (measured in 2.50.6); no constraint here is required.
  OverconstrainedError: 'absent',
  NotReadableError: 'busy',
  TrackStartError: 'busy',
  AbortError: 'busy',
} as const;

/** Returns why the camera could not be opened; `undefined` for any other error. */
export function explainCameraError(name: string): CameraErrorReason | undefined {
  return getOwn<CameraErrorReason>(cameraErrors, name);
}
