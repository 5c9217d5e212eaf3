import { drawPortrait } from './drawPortrait.js';

export interface FakeCameraOptions {
  /**
   * Picture in front of the camera, cropped to fill: an image, a playing `<video>`, or a function that draws every frame.
   * @default the sample portrait
   */
  readonly scene?: CanvasImageSource | DrawFrame | undefined;
  /**
   * Width of a frame in pixels.
   * @default 960
   */
  readonly width?: number | undefined;
  /**
   * Height of a frame in pixels.
   * @default 1280
   */
  readonly height?: number | undefined;
  /** @default 15 */
  readonly framesPerSecond?: number | undefined;
  /**
   * Number of cameras that `enumerateDevices` reports, for pages that offer a switch.
   * @default 1
   */
  readonly cameras?: number | undefined;
  /** @default 'works' */
  readonly behavior?: FakeCameraBehavior | undefined;
}

/**
 * Draws a frame of the fake camera.
 * @param frame its size in pixels, and the milliseconds since the camera was opened
 */
export type DrawFrame = (
  context: CanvasRenderingContext2D,
  frame: { readonly width: number; readonly height: number; readonly elapsedMs: number },
) => void;

/** Behavior of the fake camera when it is opened. */
export type FakeCameraBehavior =
  | 'works'
  | 'denied'
  | 'absent'
  | 'busy'
  /** Busy at the first attempt, free at the second. */
  | 'busyOnce'
  /** The permission prompt stays open. */
  | 'unanswered'
  /** Opens without ever delivering a frame. */
  | 'noFrames';

/** A fake of the part of `navigator.mediaDevices` that camera pages use. */
export interface FakeCamera {
  getUserMedia(constraints?: MediaStreamConstraints): Promise<MediaStream>;
  enumerateDevices(): Promise<MediaDeviceInfo[]>;
  /** Returns the number of tracks that are live. */
  countLiveTracks(): number;
  /** Returns the number of calls of `getUserMedia`, including failed ones. */
  countRequests(): number;
  setBehavior(behavior: FakeCameraBehavior): void;
  /** Ends all tracks, as unplugging a camera does. */
  unplug(): void;
  /**
   * Replaces this page's cameras, for code that takes no `devices` option.
   * @returns a function that restores them
   */
  install(): () => void;
}

const ERRORS: Readonly<Record<'denied' | 'absent' | 'busy', readonly [name: string, message: string]>> = {
  denied: ['NotAllowedError', 'Permission denied'],
  absent: ['NotFoundError', 'Requested device not found'],
  busy: ['NotReadableError', 'Could not start video source'],
};

/**
 * Creates a camera for pages that are developed or tested without one. It asks for no permission and sends nothing. It
 * needs a browser, since its frames come from a canvas.
 */
export function createFakeCamera(options: FakeCameraOptions = {}): FakeCamera {
  let { behavior = 'works' } = options;
  let requests = 0;
  const open = new Set<MediaStreamTrack>();

  async function getUserMedia(constraints: MediaStreamConstraints = {}): Promise<MediaStream> {
    requests += 1;
    if (behavior === 'unanswered') return new Promise(() => {});
    if (behavior === 'denied' || behavior === 'absent' || behavior === 'busy' || behavior === 'busyOnce') {
      const [name, message] = ERRORS[behavior === 'busyOnce' ? 'busy' : behavior];
      if (behavior === 'busyOnce') behavior = 'works';
      throw new DOMException(message, name);
    }
    for (const track of open) if (track.readyState === 'ended') open.delete(track);
    const stream = film(options, behavior === 'noFrames');
    for (const track of stream.getVideoTracks()) addFacingMode(track, constraints.video);
    for (const track of stream.getVideoTracks()) open.add(track);
    return stream;
  }

  const camera: FakeCamera = {
    getUserMedia,
    async enumerateDevices() {
      return Array.from({ length: options.cameras ?? 1 }, (_, index) => deviceInfo(index));
    },
    countLiveTracks: () => [...open].filter(({ readyState }) => readyState === 'live').length,
    countRequests: () => requests,
    setBehavior(next) {
      behavior = next;
    },
    unplug() {
      for (const track of [...open]) {
        track.stop();
        // stop() fires no event; a real device does when it ends a track.
        track.dispatchEvent(new Event('ended'));
      }
    },
    install: () => install(camera),
  };
  return camera;
}

function film(options: FakeCameraOptions, still: boolean): MediaStream {
  const { width = 960, height = 1280, framesPerSecond = 15 } = options;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('This engine has no 2D canvas.');
  // At 0 frames per second not even the first frame is captured.
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

function drawerOf(scene: FakeCameraOptions['scene']): DrawFrame {
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

/** Adds the facing mode to the track's settings, as a phone's camera has it. */
function addFacingMode(track: MediaStreamTrack, video: MediaStreamConstraints['video']): void {
  const facing = typeof video === 'object' ? JSON.stringify(video.facingMode ?? '') : '';
  const facingMode = facing.includes('environment') ? 'environment' : 'user';
  const getSettings = track.getSettings.bind(track);
  track.getSettings = () => ({ ...getSettings(), facingMode });
}

function deviceInfo(index: number): MediaDeviceInfo {
  const fields = {
    deviceId: `fake-${index}`,
    groupId: 'fake',
    kind: 'videoinput' as const,
    label: `Fake camera ${index + 1}`,
  };
  return { ...fields, toJSON: () => fields };
}

function install(camera: FakeCamera): () => void {
  const { getUserMedia, enumerateDevices } = camera;
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  // Insecure pages have no mediaDevices at all.
  const target: object = devices ?? navigator;
  const properties: PropertyDescriptorMap = devices
    ? { getUserMedia: valueProperty(getUserMedia), enumerateDevices: valueProperty(enumerateDevices) }
    : { mediaDevices: valueProperty({ getUserMedia, enumerateDevices }) };
  Object.defineProperties(target, properties);
  return () => {
    // These own properties shadow the prototype's.
    for (const name of Object.keys(properties)) Reflect.deleteProperty(target, name);
  };
}

function valueProperty(value: unknown): PropertyDescriptor {
  return { value, configurable: true, writable: true };
}
