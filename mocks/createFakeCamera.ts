import { drawCover } from './drawCover.js';
import { drawPortrait } from './portrait.js';

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
   * Cameras that `enumerateDevices` reports: their number, for pages that offer a switch, or each of them, such as a second
   * front camera. A camera of the list is opened by its id, `fake-0` for the first, or by its side.
   * @default 1
   */
  readonly cameras?: number | readonly FakeCameraDevice[] | undefined;
  /** @default 'works' */
  readonly behavior?: FakeCameraBehavior | undefined;
}

/** One camera of a fake device. */
export interface FakeCameraDevice {
  /** @default 'Fake camera 1' and so on */
  readonly label?: string | undefined;
  /** Side of a phone. A computer's camera has none. */
  readonly facing?: 'user' | 'environment' | undefined;
  /** @default `scene` of the options */
  readonly scene?: FakeCameraOptions['scene'];
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
    const settings = chooseCamera(options.cameras, constraints.video);
    const stream = await film(
      { ...options, scene: settings.scene ?? options.scene },
      behavior !== 'noFrames',
    );
    for (const track of stream.getVideoTracks()) addSettings(track, settings);
    for (const track of stream.getVideoTracks()) open.add(track);
    return stream;
  }

  const camera: FakeCamera = {
    getUserMedia,
    async enumerateDevices() {
      const { cameras = 1 } = options;
      const list = typeof cameras === 'number' ? Array.from({ length: cameras }, () => ({})) : cameras;
      return list.map(deviceInfo);
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

async function film(options: FakeCameraOptions, hasFrames: boolean): Promise<MediaStream> {
  const { width = 960, height = 1280, framesPerSecond = 15 } = options;
  const draw = await prepareScene(options.scene);
  const { canvas, context } = createCanvas(width, height);
  // At 0 frames per second not even the first frame is captured.
  const stream = canvas.captureStream(hasFrames ? framesPerSecond : 0);
  if (!hasFrames) return stream;
  const start = performance.now();
  const drawFrame = () => draw(context, { width, height, elapsedMs: performance.now() - start });
  drawFrame();
  const timer = setInterval(() => {
    if (stream.getTracks().every(({ readyState }) => readyState === 'ended')) clearInterval(timer);
    else drawFrame();
  }, 1_000 / framesPerSecond);
  return stream;
}

async function prepareScene(scene: FakeCameraOptions['scene']): Promise<DrawFrame> {
  if (typeof scene === 'function') return scene;
  const picture = scene ?? (await renderPortrait());
  return (context, { width, height }) => drawCover(context, picture, width, height);
}

/** Renders the portrait once, which is faster to draw into every frame than its SVG. */
async function renderPortrait(): Promise<HTMLCanvasElement> {
  const { canvas, context } = createCanvas(960, 1280);
  await drawPortrait(context, canvas.width, canvas.height);
  return canvas;
}

function createCanvas(width: number, height: number) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('This engine has no 2D canvas.');
  return { canvas, context };
}

interface ChosenCamera extends Pick<FakeCameraDevice, 'scene'> {
  readonly deviceId: string;
  readonly facingMode?: string | undefined;
}

/** Chooses a camera as a browser does. @throws DOMException `OverconstrainedError` if the wanted one is not there */
function chooseCamera(
  cameras: FakeCameraOptions['cameras'] = 1,
  video: MediaStreamConstraints['video'],
): ChosenCamera {
  const { facingMode, deviceId } = typeof video === 'object' ? video : {};
  const side = JSON.stringify(facingMode ?? '').includes('environment') ? 'environment' : 'user';
  const id = idOf(deviceId);
  // A number of cameras stands for a phone that has each of them on both sides.
  if (typeof cameras === 'number') return { deviceId: id ?? 'fake-0', facingMode: side };
  const wanted = cameras.findIndex(({ facing }, index) => (id ? id === `fake-${index}` : facing === side));
  if (id && wanted < 0) throw new DOMException('No such camera', 'OverconstrainedError');
  const index = Math.max(0, wanted);
  return { deviceId: `fake-${index}`, facingMode: cameras[index]?.facing, scene: cameras[index]?.scene };
}

function idOf(constraint: ConstrainDOMString | undefined): string | undefined {
  if (typeof constraint === 'object' && 'exact' in constraint) return String(constraint.exact);
  return typeof constraint === 'string' ? constraint : undefined;
}

/** Adds the camera to the track's settings, as a phone has it there. */
function addSettings(track: MediaStreamTrack, { deviceId, facingMode }: ChosenCamera): void {
  const getSettings = track.getSettings.bind(track);
  track.getSettings = () => ({ ...getSettings(), deviceId, ...(facingMode && { facingMode }) });
}

function deviceInfo(camera: FakeCameraDevice, index: number): MediaDeviceInfo {
  const fields = {
    deviceId: `fake-${index}`,
    groupId: 'fake',
    kind: 'videoinput' as const,
    label:
      camera.label ??
      `Fake camera ${index + 1}${camera.facing ? `, facing ${camera.facing === 'user' ? 'front' : 'back'}` : ''}`,
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
