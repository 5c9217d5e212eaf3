import { drawPortrait } from './drawPortrait.js';

export interface StandInCameraOptions {
  /**
   * What it sees: a picture or a playing `<video>`, cropped to fill, or a function that draws every frame.
   * Default: the drawn portrait.
   */
  readonly scene?: CanvasImageSource | DrawFrame;
  /** Pixels. Default: 960 × 1280, as a phone held upright gives. */
  readonly width?: number;
  readonly height?: number;
  /** Default: 15. */
  readonly framesPerSecond?: number;
  /** How many cameras it claims to have, for pages that offer a switch. Default: 1. */
  readonly cameras?: number;
  /** How opening it goes. Default: `works`. */
  readonly outcome?: StandInOutcome;
}

/** @param elapsedMs since the camera was opened */
export type DrawFrame = (
  context: CanvasRenderingContext2D,
  frame: { readonly width: number; readonly height: number; readonly elapsedMs: number },
) => void;

export type StandInOutcome =
  | 'works'
  | 'denied'
  | 'absent'
  | 'busy'
  /** Busy at first, free at the second try. */
  | 'busyOnce'
  /** Nobody answers the permission prompt. */
  | 'unanswered'
  /** Opens, and never gives a frame. */
  | 'noFrames';

/** As much of `navigator.mediaDevices` as a camera page needs. */
export interface StandInCamera {
  getUserMedia(constraints?: MediaStreamConstraints): Promise<MediaStream>;
  enumerateDevices(): Promise<MediaDeviceInfo[]>;
  /** How many of its tracks are on. */
  countLiveTracks(): number;
  /** How often it was opened, or refused to. */
  countRequests(): number;
  setOutcome(outcome: StandInOutcome): void;
  /** Takes the camera away, as unplugging it does. */
  unplug(): void;
  /** Puts it in the place of this page's cameras, for code that cannot be handed one; returns the way back. */
  install(): () => void;
}

const ERRORS: Readonly<Record<'denied' | 'absent' | 'busy', readonly [name: string, message: string]>> = {
  denied: ['NotAllowedError', 'Permission denied'],
  absent: ['NotFoundError', 'Requested device not found'],
  busy: ['NotReadableError', 'Could not start video source'],
};

/**
 * A camera for pages that are developed or tested without one. Nothing of it leaves the page, and it asks for
 * no permission. Browsers only: its picture comes from a canvas.
 */
export function createStandInCamera(options: StandInCameraOptions = {}): StandInCamera {
  let { outcome = 'works' } = options;
  let requests = 0;
  const open = new Set<MediaStreamTrack>();

  async function getUserMedia(constraints: MediaStreamConstraints = {}): Promise<MediaStream> {
    requests += 1;
    if (outcome === 'unanswered') return new Promise(() => {});
    if (outcome === 'denied' || outcome === 'absent' || outcome === 'busy' || outcome === 'busyOnce') {
      const [name, message] = ERRORS[outcome === 'busyOnce' ? 'busy' : outcome];
      if (outcome === 'busyOnce') outcome = 'works';
      throw new DOMException(message, name);
    }
    for (const track of open) if (track.readyState === 'ended') open.delete(track);
    const stream = film(options, outcome === 'noFrames');
    for (const track of stream.getVideoTracks()) describe(track, constraints.video);
    for (const track of stream.getVideoTracks()) open.add(track);
    return stream;
  }

  const camera: StandInCamera = {
    getUserMedia,
    async enumerateDevices() {
      return Array.from({ length: options.cameras ?? 1 }, (_, index) => deviceInfo(index));
    },
    countLiveTracks: () => [...open].filter(({ readyState }) => readyState === 'live').length,
    countRequests: () => requests,
    setOutcome(next) {
      outcome = next;
    },
    unplug() {
      for (const track of [...open]) {
        track.stop();
        // Only a real device ends a track by itself; stop() fires nothing.
        track.dispatchEvent(new Event('ended'));
      }
    },
    install: () => install(camera),
  };
  return camera;
}

function film(options: StandInCameraOptions, still: boolean): MediaStream {
  const { width = 960, height = 1280, framesPerSecond = 15 } = options;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('This engine has no 2D canvas.');
  // 0 frames per second: nothing comes, not even the first one.
  const stream = canvas.captureStream(still ? 0 : framesPerSecond);
  if (still) return stream;
  const draw = drawerOf(options.scene);
  const start = performance.now();
  const frame = () => draw(context, { width, height, elapsedMs: performance.now() - start });
  frame();
  const timer = setInterval(() => {
    if (stream.getTracks().every(({ readyState }) => readyState === 'ended')) clearInterval(timer);
    else frame();
  }, 1_000 / framesPerSecond);
  return stream;
}

function drawerOf(scene: StandInCameraOptions['scene']): DrawFrame {
  if (typeof scene === 'function') return scene;
  const picture = scene ?? portrait();
  return (context, { width, height }) => {
    const size = sizeOf(picture);
    const scale = Math.max(width / size.width, height / size.height);
    const drawn = { width: size.width * scale, height: size.height * scale };
    context.drawImage(
      picture,
      (width - drawn.width) / 2,
      (height - drawn.height) / 2,
      drawn.width,
      drawn.height,
    );
  };
}

function portrait(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = 960;
  canvas.height = 1280;
  const context = canvas.getContext('2d');
  if (context) drawPortrait(context, canvas.width, canvas.height);
  return canvas;
}

function sizeOf(picture: CanvasImageSource): { readonly width: number; readonly height: number } {
  if (picture instanceof HTMLVideoElement) {
    return { width: picture.videoWidth || 1, height: picture.videoHeight || 1 };
  }
  if (picture instanceof HTMLImageElement) {
    return { width: picture.naturalWidth, height: picture.naturalHeight };
  }
  if ('displayWidth' in picture) return { width: picture.displayWidth, height: picture.displayHeight };
  if (picture instanceof SVGImageElement) {
    return { width: picture.width.baseVal.value, height: picture.height.baseVal.value };
  }
  return { width: picture.width, height: picture.height };
}

/** Says which way it faces, as a phone's camera does. */
function describe(track: MediaStreamTrack, video: MediaStreamConstraints['video']): void {
  const facing = typeof video === 'object' ? JSON.stringify(video.facingMode ?? '') : '';
  const facingMode = facing.includes('environment') ? 'environment' : 'user';
  const getSettings = track.getSettings.bind(track);
  track.getSettings = () => ({ ...getSettings(), facingMode });
}

function deviceInfo(index: number): MediaDeviceInfo {
  const fields = {
    deviceId: `stand-in-${index}`,
    groupId: 'stand-in',
    kind: 'videoinput' as const,
    label: `Stand-in camera ${index + 1}`,
  };
  return { ...fields, toJSON: () => fields };
}

function install(camera: StandInCamera): () => void {
  const { getUserMedia, enumerateDevices } = camera;
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  // Insecure pages have no mediaDevices at all.
  const target: object = devices ?? navigator;
  const properties: PropertyDescriptorMap = devices
    ? { getUserMedia: value(getUserMedia), enumerateDevices: value(enumerateDevices) }
    : { mediaDevices: value({ getUserMedia, enumerateDevices }) };
  Object.defineProperties(target, properties);
  return () => {
    // Own properties, in front of those of the prototype.
    for (const name of Object.keys(properties)) Reflect.deleteProperty(target, name);
  };
}

function value(given: unknown): PropertyDescriptor {
  return { value: given, configurable: true, writable: true };
}
