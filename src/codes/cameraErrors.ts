/** Why there is no camera, as far as the name of what getUserMedia threw tells. */
export type CameraRefusal = 'denied' | 'absent' | 'busy';

interface CameraError {
  readonly refusal: CameraRefusal;
  /** What happened, for developers. */
  readonly meaning: string;
}

/**
 * What getUserMedia throws, by name: its message differs from one browser to the next and is no contract
 * (https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia). The camera and the catalogue of
 * codes both read this.
 */
export const cameraErrors: ReadonlyMap<string, CameraError> = new Map<string, CameraError>([
  ['NotAllowedError', { refusal: 'denied', meaning: 'The camera was refused.' }],
  ['PermissionDeniedError', { refusal: 'denied', meaning: 'The camera was refused (Chromium before 63).' }],
  ['SecurityError', { refusal: 'denied', meaning: 'The page may not use the camera.' }],
  ['NotFoundError', { refusal: 'absent', meaning: 'There is no camera.' }],
  ['DevicesNotFoundError', { refusal: 'absent', meaning: 'There is no camera (Chromium before 63).' }],
  // WebKitGTK says so where there is no device at all (measured in 2.50.6); nothing here is required of a camera.
  ['OverconstrainedError', { refusal: 'absent', meaning: 'No camera is as asked for.' }],
  ['NotReadableError', { refusal: 'busy', meaning: 'Another app holds the camera.' }],
  ['TrackStartError', { refusal: 'busy', meaning: 'Another app holds the camera (Chromium before 63).' }],
  ['AbortError', { refusal: 'busy', meaning: 'The camera could not be started.' }],
]);
