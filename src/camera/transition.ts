import type { CameraErrorKind, CameraState, Hint } from './cameraState.js';
import type { CameraChoice } from './listCameras.js';
import { oneCamera } from './openStream.js';

/** Request for a stream. Each one is a new object: a new request opens a new stream. */
interface CameraRequest {
  readonly constraints: MediaTrackConstraints;
}

/** An open stream of the camera and its video track. */
export interface OpenStream {
  readonly stream: MediaStream;
  readonly track: MediaStreamTrack;
}

/** Step of the camera. It owns exactly its data; `activities.ts` lists the work that belongs to it. */
type CameraStep =
  | { readonly step: 'off' }
  /** `isSlow`: whether the permission prompt has been open, or hidden, for a long time. */
  | { readonly step: 'requestingStream'; readonly isSlow: boolean }
  | ({ readonly step: 'awaitingFrame' } & OpenStream)
  /** The engine refused to play without a tap. */
  | ({ readonly step: 'blocked' } & OpenStream)
  | LiveStep
  | { readonly step: 'paused' }
  | { readonly step: 'failed'; readonly error: CameraErrorKind };

interface LiveStep extends OpenStream {
  readonly step: 'live';
  readonly mirrored: boolean;
  readonly usable: boolean;
  /** Whether a frame was read, and all so far are black. */
  readonly black: boolean;
  readonly guided: boolean;
  readonly detecting: boolean;
  readonly hint: Hint;
  /** Whether the picture has been good since the latest reading. */
  readonly steady: boolean;
  readonly shooting: boolean;
  /** Whether the next camera is being looked up. */
  readonly switching: boolean;
}

/** Everything that decides how the camera goes on. */
export interface CameraModel {
  readonly at: CameraStep;
  /** Latest request. It is kept while the camera is off, so that the same camera opens again. */
  readonly request: CameraRequest;
  /** Whether the photo is taken automatically. */
  readonly automatic: boolean;
  /** Cameras of the device. Empty until a picture is shown. */
  readonly cameras: readonly CameraChoice[];
  /** Ids of the cameras that were passed over, because their pictures were black. */
  readonly passed: readonly string[];
  /** Whether the camera is kept although it is black: the user has chosen it, or the others are black as well. */
  readonly isSettled: boolean;
  /** Whether the face detector has failed. It is not asked again while this camera exists. */
  readonly detectorFailed: boolean;
}

/** Actions of the user. */
type CameraAction =
  /** `isAutomatic`: whether the user has tapped nothing for it. */
  | { readonly type: 'OPEN'; readonly isAutomatic?: boolean | undefined }
  | { readonly type: 'CLOSE' }
  | { readonly type: 'PLAY' }
  | { readonly type: 'SWITCH' }
  | { readonly type: 'SELECT'; readonly deviceId: string }
  | { readonly type: 'SET_AUTOMATIC'; readonly isOn: boolean }
  /** `isAutomatic`: whether the countdown has ended. */
  | { readonly type: 'SHOOT'; readonly isAutomatic?: boolean | undefined };

/** Results of activities. */
type CameraEvent =
  | { readonly type: 'PAGE_HIDDEN' }
  | { readonly type: 'PAGE_LEFT' }
  | { readonly type: 'PAGE_SHOWN' }
  | { readonly type: 'PROMPT_SLOW' }
  | ({ readonly type: 'STREAM_OPENED' } & OpenStream)
  | { readonly type: 'PLAY_REFUSED' }
  | { readonly type: 'FRAME_SHOWN'; readonly mirrored: boolean }
  | { readonly type: 'CAMERAS_LISTED'; readonly cameras: readonly CameraChoice[] }
  | {
      readonly type: 'FRAME_READ';
      readonly hint: Hint;
      readonly black: boolean;
      readonly detecting: boolean;
      readonly steady: boolean;
    }
  | { readonly type: 'FRAMES_UNREADABLE' }
  | { readonly type: 'DETECTOR_FAILED' }
  /** `constraints`: `undefined` if there is no other camera. */
  | { readonly type: 'CAMERA_FOUND'; readonly constraints: MediaTrackConstraints | undefined }
  /** `deviceId`: the camera to open instead of the black one. `isSettled`: whether no other is left. */
  | {
      readonly type: 'PASSED_OVER';
      readonly deviceId: string;
      readonly passed: readonly string[];
      readonly isSettled: boolean;
    }
  | { readonly type: 'PHOTO_TAKEN' }
  | { readonly type: 'FAILED'; readonly error: CameraErrorKind };

export type CameraInput = CameraAction | CameraEvent;

/** Returns the next model. An input that the step ignores returns the identical object. */
export function transition(model: CameraModel, input: CameraInput): CameraModel {
  switch (input.type) {
    case 'OPEN':
      return { ...restart(model), passed: [], isSettled: false };
    case 'CLOSE':
      return model.at.step === 'off' ? model : { ...model, at: { step: 'off' } };
    case 'SET_AUTOMATIC':
      return model.automatic === input.isOn ? model : { ...model, automatic: input.isOn };
    default: {
      if (input.type === 'CAMERA_FOUND' && input.constraints && isSwitching(model.at)) {
        return { ...restart(model, input.constraints), isSettled: true };
      }
      if (input.type === 'SELECT') {
        const isReady = model.at.step === 'live' && !model.at.shooting;
        return isReady ? { ...restart(model, oneCamera(input.deviceId)), isSettled: true } : model;
      }
      if (input.type === 'PASSED_OVER') {
        if (model.at.step !== 'live' || model.at.usable) return model;
        const { deviceId, passed, isSettled } = input;
        return { ...restart(model, oneCamera(deviceId)), passed, isSettled };
      }
      if (input.type === 'CAMERAS_LISTED') {
        return model.at.step === 'live' ? { ...model, cameras: input.cameras } : model;
      }
      if (input.type === 'DETECTOR_FAILED') {
        return model.detectorFailed ? model : { ...model, detectorFailed: true };
      }
      if (input.type === 'PAGE_SHOWN') return model.at.step === 'paused' ? restart(model) : model;
      const at = move(model.at, input);
      return at === model.at ? model : { ...model, at };
    }
  }
}

type Inner = Exclude<
  CameraInput,
  {
    type:
      | 'OPEN'
      | 'CLOSE'
      | 'SET_AUTOMATIC'
      | 'PAGE_SHOWN'
      | 'SELECT'
      | 'PASSED_OVER'
      | 'CAMERAS_LISTED'
      | 'DETECTOR_FAILED';
  }
>;

function restart(model: CameraModel, constraints = model.request.constraints): CameraModel {
  return { ...model, at: { step: 'requestingStream', isSlow: false }, request: { constraints } };
}

function isSwitching(at: CameraStep): boolean {
  return at.step === 'live' && at.switching;
}

function move(at: CameraStep, input: Inner): CameraStep {
  const isOn = at.step !== 'off' && at.step !== 'failed' && at.step !== 'paused';
  if (!isOn) return at;
  if (input.type === 'FAILED') return { step: 'failed', error: input.error };
  if (input.type === 'PAGE_LEFT') return { step: 'paused' };
  // Some phones hide the page behind their permission prompt.
  if (input.type === 'PAGE_HIDDEN') return at.step === 'requestingStream' ? at : { step: 'paused' };
  switch (at.step) {
    case 'requestingStream':
      return whileRequesting(at, input);
    case 'awaitingFrame':
      if (input.type === 'PLAY_REFUSED') return { ...at, step: 'blocked' };
      return input.type === 'FRAME_SHOWN' ? goLive(at, input.mirrored) : at;
    case 'blocked':
      if (input.type === 'PLAY') return { ...at, step: 'awaitingFrame' };
      return input.type === 'FRAME_SHOWN' ? goLive(at, input.mirrored) : at;
    case 'live':
      return whileLive(at, input);
  }
}

function whileRequesting(at: CameraStep & { readonly step: 'requestingStream' }, input: Inner): CameraStep {
  if (input.type === 'PROMPT_SLOW') return at.isSlow ? at : { ...at, isSlow: true };
  if (input.type !== 'STREAM_OPENED') return at;
  return { step: 'awaitingFrame', stream: input.stream, track: input.track };
}

function goLive({ stream, track }: OpenStream, mirrored: boolean): LiveStep {
  return {
    step: 'live',
    stream,
    track,
    mirrored,
    usable: false,
    black: false,
    guided: true,
    detecting: false,
    hint: 'fit',
    steady: false,
    shooting: false,
    switching: false,
  };
}

function whileLive(at: LiveStep, input: Inner): CameraStep {
  switch (input.type) {
    case 'FRAME_READ': {
      if (at.shooting) return at;
      const { hint, detecting, steady } = input;
      const usable = at.usable || !input.black;
      const black = !usable;
      const isSame =
        hint === at.hint &&
        usable === at.usable &&
        black === at.black &&
        detecting === at.detecting &&
        steady === at.steady;
      return isSame ? at : { ...at, hint, usable, black, detecting, steady };
    }
    case 'FRAMES_UNREADABLE':
      return at.shooting
        ? at
        : { ...at, usable: true, black: false, guided: false, detecting: false, hint: 'fit', steady: false };
    case 'SHOOT':
      return at.usable && !at.shooting ? { ...at, shooting: true } : at;
    case 'PHOTO_TAKEN':
      return at.shooting ? { step: 'off' } : at;
    case 'SWITCH':
      return at.shooting || at.switching ? at : { ...at, switching: true };
    case 'CAMERA_FOUND':
      return at.switching ? { ...at, switching: false } : at;
    default:
      return at;
  }
}

/** Returns whether the countdown to the automatic photo runs. */
export function isCounting({ at, automatic }: CameraModel): boolean {
  return automatic && at.step === 'live' && at.steady && at.usable && !at.shooting && !at.switching;
}

/** Returns the part of the model that views show. */
export function toCameraState(model: CameraModel): CameraState {
  const { at } = model;
  switch (at.step) {
    case 'requestingStream':
      return { status: 'starting', slow: at.isSlow };
    case 'awaitingFrame':
      return { status: 'starting', slow: false };
    case 'failed':
      return { status: at.error };
    case 'live': {
      const { mirrored, usable, guided, detecting, hint, shooting, track } = at;
      const { cameras } = model;
      return {
        status: 'live',
        ...{ mirrored, usable, guided, detecting, hint, shooting, cameras },
        deviceId: track.getSettings?.().deviceId,
        several: cameras.length > 1,
        counting: isCounting(model),
      };
    }
    default:
      return { status: at.step };
  }
}
