import type { CameraReport, DetectFaces } from '../flow/model.js';
import { type Activity, activitiesOf } from './activities.js';
import type { CameraDevices } from './cameraDevices.js';
import type { CameraState } from './cameraState.js';
import { createReporter } from './createReporter.js';
import { findFaceDetector } from './detectFaces.js';
import { frontCamera, oneCamera } from './openStream.js';
import { createPreview } from './preview.js';
import { type CameraInput, type CameraModel, toCameraState, transition } from './transition.js';

/** The in-page camera without any UI: a state to show, and the actions of the user. */
export interface Camera {
  /** The preview. It must be in the page before `open`. */
  readonly video: HTMLVideoElement;
  getState(): CameraState;
  /** Calls `listener` after every change until the returned function is called. */
  subscribe(listener: () => void): () => void;
  /**
   * Opens the camera, also again after an error. Asks for permission if the browser has none yet.
   * @param isAutomatic whether the user has tapped nothing for it, for the report
   */
  open(isAutomatic?: boolean): void;
  /** Plays a preview that the engine refused to play without a tap. */
  play(): void;
  /** Switches to the other side, or to the next camera if the device has no sides. */
  switchCamera(): void;
  /** Opens one of `LiveState.cameras`. */
  selectCamera(deviceId: string): void;
  takePhoto(): void;
  /** Sets whether the photo is taken automatically, after a countdown during which a face is well in the frame. */
  setAutoCapture(isOn: boolean): void;
  /** Turns the camera off at once, whatever was under way. It may be opened again. */
  close(): void;
}

export interface CameraSetup {
  readonly devices: CameraDevices;
  /** Camera to open first. If it is not there, the front camera is opened. */
  readonly deviceId?: string | undefined;
  /**
   * Receives the photo as it is, not as the mirror shows it. The camera is off by then.
   * @param largeFace whether the face filled the oval, as far as the camera can know
   */
  readonly onPhoto: (photo: Blob, largeFace: boolean) => void;
  /** Receives what the camera did, for the host's analytics. */
  readonly onReport?: ((report: CameraReport) => void) | undefined;
  /**
   * Detects faces. Without it no photo is praised or taken automatically.
   * @default the engine's own detector, if it has one
   */
  readonly detectFaces?: DetectFaces | undefined;
}

/** Asks a detector again only after it has answered, also when another camera has been opened in the meantime. */
function inTurn(detectFaces: DetectFaces): DetectFaces {
  let last: Promise<unknown> = Promise.resolve();
  return (image) => {
    const answer = last.then(() => detectFaces(image));
    last = answer.catch(() => {});
    return answer;
  };
}

/** Holds the model and ties each step to its activities: entering starts them, leaving aborts them. */
export function createCamera({
  devices,
  deviceId,
  onPhoto,
  onReport = () => {},
  detectFaces = findFaceDetector(),
}: CameraSetup): Camera {
  const video = createPreview();
  const detector = detectFaces && inTurn(detectFaces);
  const listeners = new Set<() => void>();
  const running = new Map<Activity, AbortController>();
  const queue: CameraInput[] = [];
  let model: CameraModel = {
    at: { step: 'off' },
    request: { constraints: deviceId ? oneCamera(deviceId) : frontCamera },
    automatic: false,
    cameras: [],
    passed: [],
    isSettled: false,
    detectorFailed: false,
  };
  let state = toCameraState(model);
  let isDraining = false;
  const report = createReporter(onReport, () => performance.now());

  function send(input: CameraInput): void {
    // An activity that emits while it starts must not overtake the move that started it.
    queue.push(input);
    if (isDraining) return;
    isDraining = true;
    try {
      for (let next = queue.shift(); next; next = queue.shift()) handle(next);
    } finally {
      isDraining = false;
    }
  }

  function handle(input: CameraInput): void {
    const previous = model;
    model = transition(previous, input);
    if (model === previous) return;
    report(previous, model, input);
    state = toCameraState(model);
    const wanted = activitiesOf(model);
    const isSameRequest = model.request === previous.request;
    for (const [activity, controller] of [...running]) {
      if (!isSameRequest || !wanted.includes(activity)) stop(activity, controller);
    }
    for (const activity of wanted) if (!running.has(activity)) start(activity);
    for (const listener of [...listeners]) listener();
  }

  function stop(activity: Activity, controller: AbortController): void {
    running.delete(activity);
    controller.abort();
  }

  function start(activity: Activity): void {
    const controller = new AbortController();
    const { signal } = controller;
    running.set(activity, controller);
    // An activity that has ended can no longer move the camera.
    const emit = (input: CameraInput) => {
      if (!signal.aborted) send(input);
    };
    activity({ devices, video, detectFaces: detector, onPhoto, model, signal, emit });
  }

  return {
    video,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open: (isAutomatic) => send({ type: 'OPEN', isAutomatic }),
    play: () => send({ type: 'PLAY' }),
    switchCamera: () => send({ type: 'SWITCH' }),
    selectCamera: (deviceId) => send({ type: 'SELECT', deviceId }),
    takePhoto: () => send({ type: 'SHOOT' }),
    setAutoCapture: (isOn) => send({ type: 'SET_AUTOMATIC', isOn }),
    close: () => send({ type: 'CLOSE' }),
  };
}
