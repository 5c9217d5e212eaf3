import type { CameraChoice } from './listCameras.js';

/** Reason why the in-page camera shows no picture. The messages explain each of them. */
export type CameraErrorKind =
  /** `NotAllowedError`: refused by the user, the app around the page or a policy. Browsers do not report which. */
  | 'denied'
  /** The device has no camera. */
  | 'absent'
  /** Another app, page or widget holds the camera, also after one retry. */
  | 'busy'
  /** The page is not a secure context, so there is no `navigator.mediaDevices`. */
  | 'insecure'
  /** The page is secure, but the engine has no `getUserMedia`, such as UC on iOS. */
  | 'unsupported'
  /** The stream is open, but no frame arrived within {@link FIRST_FRAME_MS}. */
  | 'late'
  /** All frames are black. */
  | 'black'
  /** The system has muted the track, such as for a call, and not unmuted it. */
  | 'muted'
  /** The track has ended: the device was unplugged, the permission revoked, or the system took the camera. */
  | 'ended'
  /** Any other error, such as a still that could not be encoded. */
  | 'failed';

/**
 * Hint for the user who is framing their face. `fit` is shown until frames have been read, and where nothing is wrong but no
 * face can be detected. `ready` is shown for a detected face alone.
 */
export type Hint =
  | 'fit'
  | 'black'
  | 'tooDark'
  | 'tooBright'
  | 'moving'
  | 'blurred'
  | 'noFace'
  | 'severalFaces'
  | 'closer'
  | 'farther'
  | 'center'
  | 'ready';

/** State of the in-page camera for views. Each error kind is a status, and no track is open in it. */
export type CameraState =
  | { readonly status: 'off' }
  /** `slow`: whether the permission prompt has been open, or hidden, for {@link FIRST_FRAME_MS}. */
  | { readonly status: 'starting'; readonly slow: boolean }
  /** The engine plays the preview only after a tap, as iOS does in low power mode. */
  | { readonly status: 'blocked' }
  | LiveState
  /** The page is hidden and the camera is off. It opens again when the page is shown. */
  | { readonly status: 'paused' }
  | { readonly status: CameraErrorKind };

export interface LiveState {
  readonly status: 'live';
  /** Whether the preview is mirrored. The photo never is. */
  readonly mirrored: boolean;
  /** Whether there is another camera to switch to. */
  readonly several: boolean;
  /** Cameras to choose from. Empty until they are listed. */
  readonly cameras: readonly CameraChoice[];
  /** Id of the camera that is shown; `undefined` in old engines. */
  readonly deviceId: string | undefined;
  /** Whether a frame that is not black has been seen. */
  readonly usable: boolean;
  /** Whether frames can be read. If not, there are no hints. */
  readonly guided: boolean;
  /** Whether faces are detected. If not, no photo is praised or taken automatically. */
  readonly detecting: boolean;
  readonly hint: Hint;
  /** Whether the photo is taken automatically in at most {@link COUNTDOWN_MS}, unless something changes. */
  readonly counting: boolean;
  /** Whether the photo is being made. */
  readonly shooting: boolean;
}

/** Timeout of the first frame in milliseconds. Onfido shows its fallback after 8 s (https://github.com/onfido/onfido-sdk-ui/pull/933). */
export const FIRST_FRAME_MS = 8_000;

/** Duration in milliseconds of the countdown before a photo is taken automatically. The ring around the shutter shows it. */
export const COUNTDOWN_MS = 2_000;

const errorKinds: Readonly<Record<CameraErrorKind, true>> = {
  denied: true,
  absent: true,
  busy: true,
  insecure: true,
  unsupported: true,
  late: true,
  black: true,
  muted: true,
  ended: true,
  failed: true,
};

/** Returns whether the camera shows no picture because of an error. */
export function isCameraError(state: CameraState): state is { readonly status: CameraErrorKind } {
  return state.status in errorKinds;
}
