import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeCamera, type DrawFrame, type FakeCameraOptions } from '../../../mocks/createFakeCamera.js';
import type { LiveState } from '../../../src/camera/cameraState.js';
import { type Camera, createCamera } from '../../../src/camera/createCamera.js';
import type { CameraReport } from '../../../src/flow/model.js';

const frame = { width: 240, height: 320 };
/** In a background tab a canvas takes a second to be encoded. */
const PATIENCE = { timeout: 15_000 };
let camera: Camera | undefined;
let onPhoto: ReturnType<typeof vi.fn<(photo: Blob) => void>>;

async function openCamera(options: FakeCameraOptions = frame): Promise<Camera> {
  onPhoto = vi.fn();
  const opened = createCamera({ devices: createFakeCamera(options), onPhoto });
  camera = opened;
  document.body.append(opened.video);
  opened.open();
  await expect.poll(() => opened.getState().status, PATIENCE).toBe('live');
  return opened;
}

function fill(color: string): DrawFrame {
  return (context, { width, height }) => {
    context.fillStyle = color;
    context.fillRect(0, 0, width, height);
  };
}

async function openUsable(): Promise<Camera> {
  const opened = await openCamera();
  await expect.poll(() => live(opened)?.usable, PATIENCE).toBe(true);
  return opened;
}

function live({ getState }: Camera): LiveState | undefined {
  const state = getState();
  return state.status === 'live' ? state : undefined;
}

async function takePhoto({ takePhoto }: Camera): Promise<Blob> {
  takePhoto();
  await expect.poll(() => onPhoto.mock.calls.length, PATIENCE).toBe(1);
  return onPhoto.mock.calls[0]?.[0] ?? new Blob();
}

async function isFrame(photo: Blob): Promise<void> {
  const { width, height } = await createImageBitmap(photo);
  expect({ type: photo.type, width, height }).toEqual({ type: 'image/jpeg', ...frame });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
});
afterEach(() => {
  camera?.close();
  camera?.video.remove();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a still', () => {
  const sensorPhoto = new Blob(['the sensor’s own'], { type: 'image/jpeg' });
  const takes = vi.fn<() => Promise<Blob>>();

  /** Stubs an engine whose sensor takes photos of this width and height. */
  function withSensor(widest: number, take: () => Promise<Blob>): void {
    takes.mockReset().mockImplementation(take);
    class ImageCapture {
      readonly takePhoto = takes;
      getPhotoCapabilities = async () => ({ imageWidth: { max: widest }, imageHeight: { max: widest } });
    }
    vi.stubGlobal('ImageCapture', ImageCapture);
  }

  it('is the sensor’s photo when that is larger than the preview', async () => {
    withSensor(3000, async () => sensorPhoto);
    expect(await takePhoto(await openUsable())).toBe(sensorPhoto);
  });

  it('is the preview’s frame when the sensor has no more pixels', async () => {
    withSensor(200, async () => sensorPhoto);
    await isFrame(await takePhoto(await openUsable()));
    expect(takes).not.toHaveBeenCalled();
  });

  it.each([
    ['rejects', async () => Promise.reject(new DOMException('', 'UnknownError'))],
    ['returns an empty photo', async () => new Blob()],
  ])('is the preview’s frame when the sensor %s', async (_, take) => {
    withSensor(3000, take);
    await isFrame(await takePhoto(await openUsable()));
    expect(takes).toHaveBeenCalledOnce();
  });

  it('is the preview’s frame after three seconds when the sensor never answers', async () => {
    withSensor(3000, () => new Promise(() => {}));
    const opened = await openUsable();
    opened.takePhoto();
    await expect.poll(() => takes.mock.calls.length, PATIENCE).toBe(1);
    await vi.advanceTimersByTimeAsync(3_000);
    await expect.poll(() => onPhoto.mock.calls.length, PATIENCE).toBe(1);
    await isFrame(onPhoto.mock.calls[0]?.[0] ?? new Blob());
  });

  it('is the preview’s frame when the engine has no ImageCapture', async () => {
    vi.stubGlobal('ImageCapture', undefined);
    await isFrame(await takePhoto(await openUsable()));
  });
});

describe('guidance', () => {
  function withDetector(detect: () => Promise<readonly object[]>): void {
    class FaceDetector {
      readonly detect = detect;
    }
    vi.stubGlobal('FaceDetector', FaceDetector);
  }

  it.each([
    ['noFace', []],
    ['closer', [{ boundingBox: new DOMRect(90, 120, 50, 50) }]],
    ['farther', [{ boundingBox: new DOMRect(0, 0, 240, 320) }]],
    ['center', [{ boundingBox: new DOMRect(0, 0, 120, 150) }]],
  ])('shows the hint %s with a face detector', async (hint, faces) => {
    withDetector(async () => faces);
    const opened = await openCamera();
    await expect.poll(() => live(opened)?.hint, PATIENCE).toBe(hint);
  });

  it('is ready when the detector finds one face in the middle', async () => {
    withDetector(async () => [{ boundingBox: new DOMRect(60, 80, 120, 160) }]);
    const opened = await openCamera();
    await expect.poll(() => live(opened)?.hint, PATIENCE).toBe('ready');
    expect(live(opened)?.detecting).toBe(true);
  });

  it.each([
    ['rejects', () => Promise.reject(new DOMException('', 'NotSupportedError'))],
    ['never answers', () => new Promise<[]>(() => {})],
  ])('goes on without a detector, and without praise, when the listed one %s', async (_, detect) => {
    withDetector(detect);
    const dark = { ...frame, scene: fill('#282828') };
    const opened = await openCamera(dark);
    await vi.advanceTimersByTimeAsync(6_000);
    await expect.poll(() => live(opened)?.hint, PATIENCE).toBe('tooDark');
    expect(live(opened)?.detecting).toBe(false);
  });

  it('a detector is asked again only after it has answered, also by the next preview', async () => {
    const detect = vi.fn(() => new Promise<[]>(() => {}));
    withDetector(detect);
    const opened = await openCamera();
    await expect.poll(() => detect.mock.calls.length, PATIENCE).toBe(1);
    opened.close();
    opened.open();
    await expect.poll(() => live(opened)?.guided, PATIENCE).toBe(true);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(detect).toHaveBeenCalledTimes(1);
  });

  it('reads frames from a canvas when the engine has no VideoFrame', async () => {
    vi.stubGlobal('VideoFrame', undefined);
    const opened = await openCamera({ ...frame, scene: fill('#ffffff') });
    await expect.poll(() => live(opened)?.hint, PATIENCE).toBe('tooBright');
    expect(live(opened)?.guided).toBe(true);
  });

  it('ends when each reading costs too much, and the shutter still works', async () => {
    vi.stubGlobal('VideoFrame', undefined);
    const { getImageData } = CanvasRenderingContext2D.prototype;
    const slow = vi.spyOn(CanvasRenderingContext2D.prototype, 'getImageData').mockImplementation(function (
      this: CanvasRenderingContext2D,
      ...rest: unknown[]
    ) {
      for (const start = performance.now(); performance.now() - start < 80; );
      return Reflect.apply(getImageData, this, rest);
    });
    const opened = await openCamera();
    await expect.poll(() => live(opened)?.guided, PATIENCE).toBe(false);
    expect(slow).toHaveBeenCalledTimes(3);
    expect(live(opened)).toMatchObject({ hint: 'fit', usable: true });
    slow.mockRestore();
    await isFrame(await takePhoto(opened));
  });
});

describe('a preview that has lost its place on the page', () => {
  it.each<[string, (video: HTMLVideoElement) => void, (video: HTMLVideoElement) => void]>([
    ['taken out by a keep-alive', (video) => video.remove(), (video) => document.body.append(video)],
    [
      'hidden by v-show',
      () => document.body.style.setProperty('display', 'none'),
      () => document.body.style.removeProperty('display'),
    ],
  ])('pauses the camera, which opens again with its place: %s', async (_way, hide, show) => {
    const opened = await openCamera();
    hide(opened.video);
    await expect.poll(() => opened.getState().status, PATIENCE).toBe('paused');
    show(opened.video);
    await expect.poll(() => opened.getState().status, PATIENCE).toBe('live');
  });
});

describe('which camera', () => {
  const black = fill('#000000');
  const front = { facing: 'user', scene: fill('#88aa66') } as const;
  const infrared = { facing: 'user', scene: black } as const;
  const rear = { facing: 'environment', scene: fill('#aa8866') } as const;

  /** Opens a device with these cameras and collects the reports. */
  async function openDevice(cameras: FakeCameraOptions['cameras'], deviceId?: string) {
    const reports: CameraReport[] = [];
    const devices = createFakeCamera({ ...frame, cameras });
    const opened = createCamera({
      devices,
      deviceId,
      onPhoto: vi.fn(),
      onReport: (report) => reports.push(report),
    });
    camera = opened;
    document.body.append(opened.video);
    opened.open();
    await expect.poll(() => opened.getState().status, PATIENCE).toBe('live');
    return { opened, devices, reports };
  }

  it('front camera that stays black is passed over for the other front camera', async () => {
    const { opened, devices, reports } = await openDevice([infrared, rear, front]);
    await expect.poll(() => live(opened)?.usable, PATIENCE).toBe(true);
    expect(live(opened)?.deviceId).toBe('fake-2');
    expect(reports.map(({ status, automatic, facing }) => [status, automatic, facing])).toEqual([
      ['opened', false, 'user'],
      ['switched', true, 'user'],
    ]);
    expect(devices.countLiveTracks()).toBe(1);
  });

  it('front camera that only starts black is come back to when the other one is black as well', async () => {
    const slow: DrawFrame = (context, size) =>
      (size.elapsedMs < 1_500 && opens < 2 ? black : front.scene)(context, size);
    let opens = 0;
    const devices = createFakeCamera({ ...frame, cameras: [{ ...front, scene: slow }, infrared] });
    const getUserMedia: typeof devices.getUserMedia = (constraints) => {
      opens += 1;
      return devices.getUserMedia(constraints);
    };
    const opened = createCamera({ devices: { ...devices, getUserMedia }, onPhoto: vi.fn() });
    camera = opened;
    document.body.append(opened.video);
    opened.open();
    await expect.poll(() => live(opened)?.usable, PATIENCE).toBe(true);
    expect(live(opened)?.deviceId).toBe('fake-0');
    expect(opens).toBe(3);
  });

  it('black camera that the user has chosen is not passed over', async () => {
    const { opened } = await openDevice([front, infrared, rear]);
    await expect.poll(() => live(opened)?.cameras.length, PATIENCE).toBe(3);
    opened.selectCamera('fake-1');
    await expect.poll(() => live(opened)?.deviceId, PATIENCE).toBe('fake-1');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(live(opened)).toMatchObject({ deviceId: 'fake-1', usable: false });
  });

  it('camera of the host is opened, and the front camera when that one is not there', async () => {
    const first = await openDevice([front, rear], 'fake-1');
    expect(live(first.opened)).toMatchObject({ deviceId: 'fake-1', mirrored: false });
    first.opened.close();
    const second = await openDevice([rear, front], 'unplugged');
    expect(live(second.opened)?.deviceId).toBe('fake-1');
  });

  it('camera that is taken away ends, and the next opening finds the one that is left', async () => {
    const { opened, devices, reports } = await openDevice([front]);
    devices.unplug();
    await expect.poll(() => opened.getState().status, PATIENCE).toBe('ended');
    opened.open();
    await expect.poll(() => opened.getState().status, PATIENCE).toBe('live');
    expect(reports.map(({ status }) => status)).toEqual(['opened', 'ended', 'opened']);
  });
});
