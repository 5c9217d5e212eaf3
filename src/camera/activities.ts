import type { DetectFaces } from '../flow/model.js';
import { after, listen, onAbort } from '../shared/abort.js';
import type { CameraDevices } from './cameraDevices.js';
import { holdCamera, releaseCamera } from './cameraLock.js';
import { COUNTDOWN_MS, FIRST_FRAME_MS, type Hint } from './cameraState.js';
import { facingOf } from './facing.js';
import { findOtherCamera } from './findOtherCamera.js';
import { createGuidance } from './guidance.js';
import { findNextFront, listCameras } from './listCameras.js';
import { openStream, stopTracks } from './openStream.js';
import { firstFrame, showStream } from './preview.js';
import { takeStill } from './takeStill.js';
import { type CameraInput, type CameraModel, isCounting, type OpenStream } from './transition.js';
import { watchFrames } from './watchFrames.js';
import { watchTrack } from './watchTrack.js';

/** Maximum time with black frames only, in milliseconds. A camera may need a second to adjust. */
const BLACK_MS = 6_000;

/** Time in milliseconds after the first black frame until another front camera is opened, if there is one. */
const PASS_OVER_MS = 1_000;

/** The outside world as the camera sees it. */
interface CameraPorts {
  readonly devices: CameraDevices;
  readonly video: HTMLVideoElement;
  readonly detectFaces: DetectFaces | undefined;
  /** Receives the photo as it is, not as the mirror shows it. The camera is off by then. */
  readonly onPhoto: (photo: Blob, largeFace: boolean) => void;
}

interface Context extends CameraPorts {
  /** Model when the activity started. */
  readonly model: CameraModel;
  readonly signal: AbortSignal;
  readonly emit: (input: CameraInput) => void;
}

/** Work that runs while the models of one request list it. Then its signal aborts. */
export type Activity = (context: Context) => void;

/** Returns the activities of a model. An activity that the next model also lists keeps running. */
export function activitiesOf(model: CameraModel): readonly Activity[] {
  const { at } = model;
  switch (at.step) {
    case 'off':
    case 'failed':
      return [];
    case 'paused':
      return [watchPage, watchPlace];
    case 'requestingStream':
      return [watchPage, watchPlace, runStream, watchPrompt];
    case 'awaitingFrame':
      return [watchPage, watchPlace, runStream, watchOpenTrack, awaitFrame, play];
    case 'blocked':
      return [watchPage, watchPlace, runStream, watchOpenTrack, awaitFrame];
    case 'live':
      return [
        watchPage,
        watchPlace,
        runStream,
        watchOpenTrack,
        readCameras,
        guide,
        ...(at.usable ? [] : [watchForBlack]),
        ...(at.black && !model.isSettled ? [passOver] : []),
        ...(isCounting(model) ? [countDown] : []),
        ...(at.shooting ? [shoot] : []),
        ...(at.switching ? [switchFrom] : []),
      ];
  }
}

/** Creates an activity of an open stream. */
function withStream(run: (context: Context, open: OpenStream) => void): Activity {
  return (context) => {
    const { at } = context.model;
    if ('stream' in at) run(context, at);
  };
}

function watchPage({ signal, emit }: Context): void {
  const show = () => {
    if (!document.hidden) emit({ type: 'PAGE_SHOWN' });
  };
  listen(
    document,
    'visibilitychange',
    () => (document.hidden ? emit({ type: 'PAGE_HIDDEN' }) : show()),
    signal,
  );
  // A live track keeps the page out of the back/forward cache (measured: Chromium 156).
  listen(window, 'pagehide', () => emit({ type: 'PAGE_LEFT' }), signal);
  listen(window, 'pageshow', show, signal);
}

/** Treats a preview without a place on the page as a hidden page: taken out by a keep-alive, or hidden by `v-show`. */
function watchPlace({ video, signal, emit }: Context): void {
  if (typeof IntersectionObserver !== 'function') return;
  let wasShown = false;
  const observer = new IntersectionObserver((entries) => {
    for (const { boundingClientRect } of entries) {
      const isShown = boundingClientRect.width > 0;
      if (wasShown && !isShown) emit({ type: 'PAGE_LEFT' });
      else if (isShown && !document.hidden) emit({ type: 'PAGE_SHOWN' });
      wasShown ||= isShown;
    }
  });
  observer.observe(video);
  onAbort(signal, () => observer.disconnect());
}

/** Opens the stream. The abort stops its tracks, also those of a stream that arrives later. */
async function runStream({ devices, model: { request }, signal, emit }: Context): Promise<void> {
  if (!holdCamera(request)) return emit({ type: 'FAILED', error: 'busy' });
  onAbort(signal, () => releaseCamera(request));
  const answer = await openStream(devices, request.constraints, signal);
  if (!answer) return;
  if ('error' in answer) return emit({ type: 'FAILED', error: answer.error });
  const { stream } = answer;
  onAbort(signal, () => stopTracks(stream));
  if (document.hidden) return emit({ type: 'PAGE_LEFT' });
  const [track] = stream.getVideoTracks();
  if (track) emit({ type: 'STREAM_OPENED', stream, track });
  else emit({ type: 'FAILED', error: 'absent' });
}

function watchPrompt({ signal, emit }: Context): void {
  after(FIRST_FRAME_MS, () => emit({ type: 'PROMPT_SLOW' }), signal);
}

const watchOpenTrack = withStream(({ video, signal, emit }, { stream, track }) => {
  showStream(video, stream, signal);
  watchTrack(track, signal, (error) => emit({ type: 'FAILED', error }));
});

const awaitFrame = withStream(async ({ video, signal, emit }, { track }) => {
  await firstFrame(video, signal);
  emit({ type: 'FRAME_SHOWN', mirrored: facingOf(track) !== 'environment' });
});

function play({ video, signal, emit }: Context): void {
  after(FIRST_FRAME_MS, () => emit({ type: 'FAILED', error: 'late' }), signal);
  // Old engines return no promise.
  const playing: Promise<void> | undefined = video.play();
  playing?.catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'NotAllowedError') emit({ type: 'PLAY_REFUSED' });
  });
}

/** Runs once the camera is live: on slow phones a camera that was just listed cannot be opened yet. */
function readCameras({ devices, emit }: Context): void {
  listCameras(devices).then(
    (cameras) => emit({ type: 'CAMERAS_LISTED', cameras }),
    () => undefined,
  );
}

/**
 * Opens another front camera instead of a black one, such as an infrared one. Where all are black, returns to the first: a
 * phone that was only slow to adjust has its picture by then.
 */
const passOver = withStream(({ devices, model, signal, emit }, { track }) => {
  const find = async () => {
    const current = { deviceId: track.getSettings?.().deviceId, facing: facingOf(track) };
    const cameras = await listCameras(devices).catch(() => []);
    const { deviceId: id } = current;
    const passed = id ? [...model.passed, id] : model.passed;
    const next = findNextFront(cameras, current, passed);
    const [first] = model.passed;
    const deviceId = next?.deviceId ?? first;
    if (deviceId) emit({ type: 'PASSED_OVER', deviceId, passed, isSettled: !next });
  };
  after(PASS_OVER_MS, () => void find(), signal);
});

function watchForBlack({ signal, emit }: Context): void {
  after(BLACK_MS, () => emit({ type: 'FAILED', error: 'black' }), signal);
}

function countDown({ signal, emit }: Context): void {
  after(COUNTDOWN_MS, () => emit({ type: 'SHOOT', isAutomatic: true }), signal);
}

function guide({ video, detectFaces, model, signal, emit }: Context): void {
  const guidance = createGuidance();
  watchFrames(video, {
    signal,
    detectFaces: model.detectorFailed ? undefined : detectFaces,
    onDetectorFailed: () => emit({ type: 'DETECTOR_FAILED' }),
    onReading(reading) {
      if (!reading) return emit({ type: 'FRAMES_UNREADABLE' });
      const { black, faces } = reading;
      const hint = guidance.update(reading, performance.now());
      emit({
        type: 'FRAME_READ',
        hint,
        black,
        detecting: faces !== undefined,
        steady: guidance.isSteady(),
      });
    },
  });
}

/** Hints of a face that does not fill the oval, and of a picture in which no face could be sought. */
const doubtfulHints: readonly Hint[] = ['noFace', 'severalFaces', 'closer', 'black', 'tooDark', 'tooBright'];

const shoot = withStream(async ({ video, detectFaces, onPhoto, model, signal, emit }, { track }) => {
  const { at, detectorFailed } = model;
  // Without a detector the oval itself is what bounds the face.
  const isSought = detectFaces !== undefined && !detectorFailed;
  const largeFace = at.step === 'live' && !(isSought && doubtfulHints.includes(at.hint));
  // The preview keeps the captured frame while the photo is being made.
  video.pause();
  try {
    const photo = await takeStill(video, track);
    if (signal.aborted) return;
    emit({ type: 'PHOTO_TAKEN' });
    onPhoto(photo, largeFace);
  } catch {
    emit({ type: 'FAILED', error: 'failed' });
  }
});

const switchFrom = withStream(async ({ devices, emit }, { track }) => {
  const constraints = await findOtherCamera(devices, track).catch(() => undefined);
  emit({ type: 'CAMERA_FOUND', constraints });
});
