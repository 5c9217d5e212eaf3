import { after, listen, whenAborted } from '../shared/abort.js';
import type { CameraDevices } from './cameraDevices.js';
import { holdCamera, releaseCamera } from './cameraLock.js';
import { type CameraProblem, type CameraState, FIRST_FRAME_MS, type LiveState } from './cameraState.js';
import { type DetectFaces, findFaceDetector } from './detectFaces.js';
import { createGuidance } from './guidance.js';
import { frontCamera, openStream, stopTracks } from './openStream.js';
import { createPreview, firstFrame, showStream } from './preview.js';
import { takeStill } from './takeStill.js';
import { watchFrames } from './watchFrames.js';
import { watchTrack } from './watchTrack.js';

/** The in-page camera, without any UI: a state to show, and what a person may do. */
export interface Camera {
  /** Shows the picture; put it into the page before `open`. */
  readonly video: HTMLVideoElement;
  getState(): CameraState;
  /** Calls `listener` after every change until the returned function is called. */
  subscribe(listener: () => void): () => void;
  /** Opens it, or opens it anew after a problem. Asks for permission where there is none yet. */
  open(): void;
  /** Plays what the engine did not want to play without a tap. */
  play(): void;
  /** To the other side where there are two, else to the next camera. */
  switchCamera(): void;
  takePhoto(): void;
  /** Takes the photo by itself after {@link STEADY_MS} without anything to put right. */
  setAutomatic(automatic: boolean): void;
  /** Off, at once, whatever was under way. May be opened again. */
  close(): void;
}

export interface CameraSetup {
  readonly devices: CameraDevices;
  /** The picture as it is, not as the mirror shows it. The camera is off by then. */
  readonly onPhoto: (photo: Blob) => void;
  /** Default: the engine's own, where it has one. */
  readonly detectFaces?: DetectFaces | undefined;
}

const STEADY_MS = 1_000;
/** A camera may need a second to adjust; longer than this it is covered or broken. */
const BLACK_PATIENCE_MS = 6_000;

export function createCamera({ devices, onPhoto, detectFaces = findFaceDetector() }: CameraSetup): Camera {
  const video = createPreview();
  const owner = {};
  const listeners = new Set<() => void>();
  let state: CameraState = { status: 'off' };
  /** From `open` to `close` or a problem: the page is watched. */
  let presence: AbortController | undefined;
  /** From the request for a stream to its end. */
  let visit: AbortController | undefined;
  let track: MediaStreamTrack | undefined;
  let wanted = frontCamera;
  let automatic = false;
  let watchForFrame = () => {};

  function set(next: CameraState): void {
    state = next;
    for (const listener of [...listeners]) listener();
  }

  function change(part: Partial<LiveState>): void {
    if (state.status === 'live') set({ ...state, ...part });
  }

  /** Tracks off, timers and listeners gone; a stream still on its way is stopped when it comes. */
  function endVisit(): void {
    visit?.abort();
    visit = undefined;
    track = undefined;
    releaseCamera(owner);
  }

  function end(): void {
    presence?.abort();
    presence = undefined;
    endVisit();
  }

  function fail(problem: CameraProblem): void {
    end();
    set({ status: problem });
  }

  function open(): void {
    end();
    presence = new AbortController();
    const { signal } = presence;
    listen(document, 'visibilitychange', () => (document.hidden ? hide() : show()), signal);
    // A live track would also keep the page out of the back/forward cache (measured in Chromium 156).
    listen(window, 'pagehide', leave, signal);
    listen(window, 'pageshow', show, signal);
    void start();
  }

  function hide(): void {
    // Some phones hide the page behind their own permission prompt; a stream that comes meanwhile is stopped.
    if (state.status !== 'starting' || track) leave();
  }

  function leave(): void {
    endVisit();
    set({ status: 'paused' });
  }

  function show(): void {
    if (state.status === 'paused' && !document.hidden) void start();
  }

  async function start(): Promise<void> {
    endVisit();
    if (!holdCamera(owner)) return fail('busy');
    visit = new AbortController();
    const { signal } = visit;
    set({ status: 'starting', slow: false });
    const stopWaiting = after(FIRST_FRAME_MS, () => set({ status: 'starting', slow: true }), signal);
    const answer = await openStream(devices, wanted, signal);
    stopWaiting();
    if (!answer) return;
    if ('problem' in answer) return fail(answer.problem);
    const { stream } = answer;
    whenAborted(signal, () => stopTracks(stream));
    if (document.hidden) return leave();
    const [found] = stream.getVideoTracks();
    if (!found) return fail('absent');
    track = found;
    set({ status: 'starting', slow: false });
    watchTrack(found, signal, fail);
    showStream(video, stream, signal);
    watchForFrame = after(FIRST_FRAME_MS, () => fail('late'), signal);
    playVideo(signal);
    await firstFrame(video, signal);
    watchForFrame();
    goLive(found, signal);
  }

  function playVideo(signal: AbortSignal): void {
    // Old engines give no promise.
    const playing: Promise<void> | undefined = video.play();
    playing?.catch((error: unknown) => {
      const refused = error instanceof DOMException && error.name === 'NotAllowedError';
      if (signal.aborted || !refused || state.status !== 'starting') return;
      watchForFrame();
      set({ status: 'blocked' });
    });
  }

  function play(): void {
    if (state.status !== 'blocked' || !visit) return;
    const { signal } = visit;
    set({ status: 'starting', slow: false });
    watchForFrame = after(FIRST_FRAME_MS, () => fail('late'), signal);
    playVideo(signal);
  }

  function goLive(live: MediaStreamTrack, signal: AbortSignal): void {
    const mirrored = live.getSettings?.().facingMode !== 'environment';
    const first = { several: false, usable: false, guided: true, hint: 'fit', shooting: false } as const;
    set({ status: 'live', mirrored, ...first });
    // Only now: on slow phones a camera that was just listed cannot be opened yet.
    devices.enumerateDevices?.().then(
      (all) => {
        if (!signal.aborted) change({ several: all.filter(({ kind }) => kind === 'videoinput').length > 1 });
      },
      () => undefined,
    );
    guide(signal);
  }

  function guide(signal: AbortSignal): void {
    const guidance = createGuidance();
    after(BLACK_PATIENCE_MS, () => state.status === 'live' && !state.usable && fail('black'), signal);
    watchFrames(video, {
      signal,
      detectFaces,
      onReading(reading) {
        if (state.status !== 'live' || state.shooting) return;
        if (!reading) return change({ usable: true, guided: false, hint: 'fit' });
        const now = performance.now();
        const hint = guidance.update(reading, now);
        const usable = state.usable || !reading.black;
        if (hint !== state.hint || usable !== state.usable) change({ hint, usable });
        if (automatic && usable && guidance.steadyFor(now) >= STEADY_MS) void takePhoto();
      },
    });
  }

  async function takePhoto(): Promise<void> {
    if (state.status !== 'live' || !state.usable || state.shooting || !track || !visit) return;
    const { signal } = visit;
    change({ shooting: true });
    // Shows what was taken while it is being made.
    video.pause();
    try {
      const photo = await takeStill(video, track);
      if (signal.aborted) return;
      close();
      onPhoto(photo);
    } catch {
      if (!signal.aborted) fail('failed');
    }
  }

  async function switchCamera(): Promise<void> {
    if (state.status !== 'live' || state.shooting || !track || !visit) return;
    const { signal } = visit;
    const next = await anotherCamera(devices, track);
    if (signal.aborted || !next) return;
    wanted = { ...frontCamera, ...next };
    void start();
  }

  function close(): void {
    end();
    if (state.status !== 'off') set({ status: 'off' });
  }

  return {
    video,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open,
    play,
    switchCamera: () => void switchCamera(),
    takePhoto: () => void takePhoto(),
    setAutomatic(next) {
      automatic = next;
    },
    close,
  };
}

/**
 * The other side where the device tells sides apart: phones list four lenses on the back, and nobody wants to
 * tap through them. Else the next in the list.
 */
async function anotherCamera(
  devices: CameraDevices,
  track: MediaStreamTrack,
): Promise<MediaTrackConstraints | undefined> {
  const { facingMode, deviceId } = track.getSettings();
  if (facingMode === 'user' || facingMode === 'environment') {
    return { facingMode: { ideal: facingMode === 'user' ? 'environment' : 'user' } };
  }
  const all = (await devices.enumerateDevices?.()) ?? [];
  const cameras = all.filter(({ kind }) => kind === 'videoinput');
  const next = cameras[(cameras.findIndex((camera) => camera.deviceId === deviceId) + 1) % cameras.length];
  return next && next.deviceId !== deviceId ? { deviceId: { exact: next.deviceId } } : undefined;
}
