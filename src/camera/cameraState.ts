/** Why there is no picture from the in-page camera. Each has words of its own in the messages. */
export type CameraProblem =
  /** `NotAllowedError`: by the person, the app around the page, or a policy. Browsers do not say which. */
  | 'denied'
  /** No camera in this device. */
  | 'absent'
  /** Held by another app, page or widget, also after one more try. */
  | 'busy'
  /** The page is not a secure context, so there is no `navigator.mediaDevices`. */
  | 'insecure'
  /** A secure page in an engine without getUserMedia, such as UC on iOS. */
  | 'unsupported'
  /** Open, but no frame within {@link FIRST_FRAME_MS}. */
  | 'late'
  /** Frames, all of them black. */
  | 'black'
  /** The system has muted the track, as for a call, and not given it back. */
  | 'muted'
  /** The track has ended: unplugged, revoked, or taken by the system. */
  | 'ended'
  /** Anything else, such as a still that could not be encoded. */
  | 'failed';

/** One short sentence at a time for whoever is framing their face; `fit` before anything is known. */
export type Hint =
  | 'fit'
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

/** Where the in-page camera stands. Every problem is a status of its own and leaves no track open. */
export type CameraState =
  | { readonly status: 'off' }
  /** `slow`: the permission prompt has been open, or hidden, for {@link FIRST_FRAME_MS}. */
  | { readonly status: 'starting'; readonly slow: boolean }
  /** The engine wants a tap before it plays, as iOS does in low power mode. */
  | { readonly status: 'blocked' }
  | LiveState
  /** The page is hidden and the camera off; it comes back with the page. */
  | { readonly status: 'paused' }
  | { readonly status: CameraProblem };

export interface LiveState {
  readonly status: 'live';
  /** For the eye only; the picture taken is never mirrored. */
  readonly mirrored: boolean;
  /** There is another camera to switch to. */
  readonly several: boolean;
  /** A frame that is not black has been seen. */
  readonly usable: boolean;
  /** Whether frames can be read here: else there are no hints, and no photo by itself. */
  readonly guided: boolean;
  readonly hint: Hint;
  /** Between the shutter and the photo. */
  readonly shooting: boolean;
}

/** Onfido shows its fallback after 8 s (https://github.com/onfido/onfido-sdk-ui/pull/933). */
export const FIRST_FRAME_MS = 8_000;

const PROBLEMS: ReadonlySet<string> = new Set<CameraProblem>([
  'denied',
  'absent',
  'busy',
  'insecure',
  'unsupported',
  'late',
  'black',
  'muted',
  'ended',
  'failed',
]);

export function isProblem(state: CameraState): state is { readonly status: CameraProblem } {
  return PROBLEMS.has(state.status);
}
