import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeCamera, type FakeCamera } from '../../../mocks/createFakeCamera.js';
import { FIRST_FRAME_MS } from '../../../src/camera/cameraState.js';
import { type Camera, createCamera } from '../../../src/camera/createCamera.js';

const frame = { width: 120, height: 160 };
/** In a background tab a canvas takes a second to be encoded. */
const PATIENCE = { timeout: 15_000 };
const opened: Camera[] = [];
let onPhoto: ReturnType<typeof vi.fn<(photo: Blob) => void>>;

function createIn(devices: Pick<FakeCamera, 'getUserMedia' | 'enumerateDevices'>): Camera {
  const camera = createCamera({ devices, onPhoto });
  opened.push(camera);
  document.body.append(camera.video);
  return camera;
}

const statusOf = (camera: Camera) => camera.getState().status;
const reaches = (camera: Camera, status: string) =>
  expect.poll(() => statusOf(camera), PATIENCE).toBe(status);
const isUsable = (camera: Camera) =>
  expect
    .poll(() => {
      const state = camera.getState();
      return state.status === 'live' && state.usable;
    }, PATIENCE)
    .toBe(true);

/** A fake whose streams wait until `allow` is called, one call a request. */
function withPrompt(fake: FakeCamera) {
  const waiting: (() => void)[] = [];
  const getUserMedia: FakeCamera['getUserMedia'] = async (constraints) => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    return fake.getUserMedia(constraints);
  };
  return {
    devices: { ...fake, getUserMedia },
    count: () => waiting.length,
    allow: (at: number) => waiting[at]?.(),
  };
}

/** A fake whose streams pass through `change` first. */
function withChange(fake: FakeCamera, change: (stream: MediaStream) => void): FakeCamera {
  const getUserMedia: FakeCamera['getUserMedia'] = async (constraints) => {
    const stream = await fake.getUserMedia(constraints);
    change(stream);
    return stream;
  };
  return { ...fake, getUserMedia };
}

function setHidden(hidden: boolean): void {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Makes every still wait until the returned function is called. */
function holdStills(): () => void {
  const original = HTMLCanvasElement.prototype.toBlob;
  const waiting: (() => void)[] = [];
  let isHeld = true;
  vi.stubGlobal('ImageCapture', undefined);
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation(function (
    this: HTMLCanvasElement,
    ...rest: Parameters<HTMLCanvasElement['toBlob']>
  ) {
    const encode = () => Reflect.apply(original, this, rest);
    if (isHeld) waiting.push(encode);
    else encode();
  });
  return () => {
    isHeld = false;
    for (const encode of waiting) encode();
  };
}

beforeEach(() => {
  onPhoto = vi.fn();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
});
afterEach(() => {
  for (const camera of opened.splice(0)) {
    camera.close();
    camera.video.remove();
  }
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a second open', () => {
  it('while the prompt is open asks again and stops the first stream when it arrives', async () => {
    const fake = createFakeCamera(frame);
    const prompt = withPrompt(fake);
    const camera = createIn(prompt.devices);
    camera.open();
    camera.open();
    expect(prompt.count()).toBe(2);
    prompt.allow(0);
    await expect.poll(() => fake.countRequests()).toBe(1);
    await expect.poll(() => fake.countLiveTracks()).toBe(0);
    expect(statusOf(camera)).toBe('starting');
    prompt.allow(1);
    await reaches(camera, 'live');
    expect(fake.countLiveTracks()).toBe(1);
  });

  it('while live replaces the stream', async () => {
    const fake = createFakeCamera(frame);
    const camera = createIn(fake);
    camera.open();
    await isUsable(camera);
    camera.open();
    expect(fake.countLiveTracks()).toBe(0);
    await isUsable(camera);
    expect([fake.countRequests(), fake.countLiveTracks()]).toEqual([2, 1]);
  });

  it('after close in the same tick asks for nothing but the second stream', async () => {
    const fake = createFakeCamera(frame);
    const prompt = withPrompt(fake);
    const camera = createIn(prompt.devices);
    camera.open();
    camera.close();
    camera.open();
    prompt.allow(0);
    prompt.allow(1);
    await reaches(camera, 'live');
    expect(fake.countLiveTracks()).toBe(1);
  });
});

describe('a hidden page', () => {
  it('does not end the request while the prompt is open', async () => {
    const fake = createFakeCamera(frame);
    const prompt = withPrompt(fake);
    const camera = createIn(prompt.devices);
    camera.open();
    setHidden(true);
    expect(statusOf(camera)).toBe('starting');
    setHidden(false);
    prompt.allow(0);
    await reaches(camera, 'live');
    expect(prompt.count()).toBe(1);
  });

  it('stops a stream that arrives meanwhile, and opens another when it is shown', async () => {
    const fake = createFakeCamera(frame);
    const prompt = withPrompt(fake);
    const camera = createIn(prompt.devices);
    camera.open();
    setHidden(true);
    prompt.allow(0);
    await reaches(camera, 'paused');
    expect(fake.countLiveTracks()).toBe(0);
    setHidden(false);
    prompt.allow(1);
    await reaches(camera, 'live');
    expect(fake.countLiveTracks()).toBe(1);
  });

  it('leaves a closed camera closed when it is shown', async () => {
    const fake = createFakeCamera(frame);
    const camera = createIn(fake);
    camera.open();
    await isUsable(camera);
    setHidden(true);
    camera.close();
    setHidden(false);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(statusOf(camera)).toBe('off');
    expect(fake.countRequests()).toBe(1);
  });
});

describe('a preview that the engine refuses to play', () => {
  it('waits for the tap without a time limit, then goes live', async () => {
    const fake = createFakeCamera(frame);
    const camera = createIn(fake);
    const { video } = camera;
    // Without frames no first frame ends the wait.
    vi.spyOn(video, 'videoWidth', 'get').mockReturnValue(0);
    const refuse = vi
      .spyOn(video, 'play')
      .mockImplementation(() => Promise.reject(new DOMException('', 'NotAllowedError')));
    camera.open();
    await reaches(camera, 'blocked');
    await vi.advanceTimersByTimeAsync(FIRST_FRAME_MS + 1_000);
    expect(statusOf(camera)).toBe('blocked');
    refuse.mockRestore();
    vi.spyOn(video, 'videoWidth', 'get').mockReturnValue(frame.width);
    camera.play();
    await reaches(camera, 'live');
    expect(fake.countRequests()).toBe(1);
  });

  it('fails as late when no frame follows the tap', async () => {
    const fake = createFakeCamera(frame);
    const camera = createIn(fake);
    vi.spyOn(camera.video, 'videoWidth', 'get').mockReturnValue(0);
    vi.spyOn(camera.video, 'play').mockImplementationOnce(() =>
      Promise.reject(new DOMException('', 'NotAllowedError')),
    );
    camera.open();
    await reaches(camera, 'blocked');
    camera.play();
    await vi.advanceTimersByTimeAsync(FIRST_FRAME_MS);
    await reaches(camera, 'late');
    expect(fake.countLiveTracks()).toBe(0);
  });
});

describe('a stream', () => {
  it('whose track has ended when it arrives fails as ended', async () => {
    const fake = createFakeCamera(frame);
    const camera = createIn(
      withChange(fake, (stream) => {
        for (const track of stream.getTracks()) track.stop();
      }),
    );
    camera.open();
    await reaches(camera, 'ended');
    expect(camera.video.srcObject).toBeNull();
  });

  it('without a video track fails as absent', async () => {
    const fake = createFakeCamera(frame);
    const camera = createIn(
      withChange(fake, (stream) => {
        for (const track of stream.getVideoTracks()) {
          stream.removeTrack(track);
          track.stop();
        }
      }),
    );
    camera.open();
    await reaches(camera, 'absent');
  });

  it('whose track is muted when it arrives is used when it unmutes in time, and fails when it does not', async () => {
    let track: MediaStreamTrack | undefined;
    const fake = createFakeCamera(frame);
    const camera = createIn(
      withChange(fake, (stream) => {
        [track] = stream.getVideoTracks();
        if (track) Object.defineProperty(track, 'muted', { value: true });
      }),
    );
    camera.open();
    await reaches(camera, 'live');
    track?.dispatchEvent(new Event('unmute'));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(statusOf(camera)).toBe('live');
    camera.open();
    await reaches(camera, 'muted');
    expect(fake.countLiveTracks()).toBe(0);
  });
});

describe('a photo under way', () => {
  it.each([
    ['is dropped when the camera is closed', (camera: Camera) => camera.close(), 'off'],
    ['is dropped when the device is lost', (_: Camera, fake: FakeCamera) => fake.unplug(), 'ended'],
    ['is dropped when the page is hidden', () => setHidden(true), 'paused'],
  ])('%s', async (_name, interrupt, status) => {
    const release = holdStills();
    const fake = createFakeCamera(frame);
    const camera = createIn(fake);
    camera.open();
    await isUsable(camera);
    camera.takePhoto();
    expect(camera.getState()).toMatchObject({ shooting: true });
    interrupt(camera, fake);
    expect(statusOf(camera)).toBe(status);
    release();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(onPhoto).not.toHaveBeenCalled();
    expect(fake.countLiveTracks()).toBe(0);
  });

  it('is taken once when the shutter is tapped twice while automatic capture is on', async () => {
    const fake = createFakeCamera(frame);
    const camera = createIn(fake);
    camera.setAutoCapture(true);
    camera.open();
    await isUsable(camera);
    camera.takePhoto();
    camera.takePhoto();
    await reaches(camera, 'off');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(onPhoto).toHaveBeenCalledTimes(1);
  });

  it('fails as failed when the frame cannot be encoded, and the camera may be opened again', async () => {
    vi.stubGlobal('ImageCapture', undefined);
    const encode = vi
      .spyOn(HTMLCanvasElement.prototype, 'toBlob')
      .mockImplementation((callback) => callback(null));
    const fake = createFakeCamera(frame);
    const camera = createIn(fake);
    camera.open();
    await isUsable(camera);
    camera.takePhoto();
    await reaches(camera, 'failed');
    expect(fake.countLiveTracks()).toBe(0);
    encode.mockRestore();
    camera.open();
    await isUsable(camera);
    camera.takePhoto();
    await reaches(camera, 'off');
    expect(onPhoto).toHaveBeenCalledTimes(1);
  });
});

describe('a switch to the other camera', () => {
  /** A device without sides, whose list of cameras waits until `answer` is called. */
  function withSlowList(fake: FakeCamera) {
    const waiting: (() => void)[] = [];
    let isSlow = false;
    let willFail = false;
    let failures = 0;
    const devices = withChange(fake, (stream) => {
      for (const track of stream.getVideoTracks()) track.getSettings = () => ({ deviceId: 'fake-0' });
    });
    const enumerateDevices: FakeCamera['enumerateDevices'] = async () => {
      if (willFail) {
        willFail = false;
        failures += 1;
        throw new DOMException('', 'NotAllowedError');
      }
      if (isSlow) await new Promise<void>((resolve) => waiting.push(resolve));
      return fake.enumerateDevices();
    };
    return {
      devices: { ...devices, enumerateDevices },
      slowDown: () => {
        isSlow = true;
      },
      count: () => waiting.length,
      failOnce: () => {
        willFail = true;
      },
      countFailures: () => failures,
      answer: () => {
        for (const resolve of waiting) resolve();
      },
    };
  }

  async function openWithSlowList() {
    const fake = createFakeCamera({ ...frame, cameras: 2 });
    const list = withSlowList(fake);
    const camera = createIn(list.devices);
    camera.open();
    await isUsable(camera);
    await expect.poll(() => camera.getState()).toMatchObject({ several: true });
    list.slowDown();
    return { fake, list, camera };
  }

  it('looks the list up once when it is tapped twice', async () => {
    const { fake, list, camera } = await openWithSlowList();
    camera.switchCamera();
    camera.switchCamera();
    expect(list.count()).toBe(1);
    list.answer();
    await expect.poll(() => fake.countRequests()).toBe(2);
    await isUsable(camera);
    expect(fake.countLiveTracks()).toBe(1);
  });

  it('opens nothing when the camera is closed meanwhile', async () => {
    const { fake, list, camera } = await openWithSlowList();
    camera.switchCamera();
    camera.close();
    list.answer();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(statusOf(camera)).toBe('off');
    expect(fake.countRequests()).toBe(1);
  });

  it('goes on with the same camera when the list cannot be read, and may be tried again', async () => {
    const { fake, list, camera } = await openWithSlowList();
    list.failOnce();
    camera.switchCamera();
    await expect.poll(() => list.countFailures()).toBe(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(camera.getState()).toMatchObject({ status: 'live', shooting: false });
    expect(fake.countRequests()).toBe(1);
    camera.switchCamera();
    list.answer();
    await expect.poll(() => fake.countRequests()).toBe(2);
    await isUsable(camera);
  });
});

describe('two cameras on one page', () => {
  it('the second one fails as busy and opens after the first has failed', async () => {
    const fake = createFakeCamera(frame);
    const first = createIn(fake);
    const second = createIn(fake);
    first.open();
    second.open();
    expect(statusOf(second)).toBe('busy');
    await isUsable(first);
    fake.unplug();
    expect(statusOf(first)).toBe('ended');
    second.open();
    await isUsable(second);
    expect(fake.countLiveTracks()).toBe(1);
  });

  it('the second one closed while busy leaves the camera to the first', async () => {
    const fake = createFakeCamera(frame);
    const first = createIn(fake);
    const second = createIn(fake);
    const third = createIn(fake);
    first.open();
    second.open();
    second.close();
    third.open();
    expect(statusOf(third)).toBe('busy');
    await isUsable(first);
  });
});

it('a listener that closes the camera during a move sees the moves in order', async () => {
  const fake = createFakeCamera(frame);
  const camera = createIn(fake);
  const seen: string[] = [];
  camera.subscribe(() => {
    const { status } = camera.getState();
    if (status === 'live') camera.close();
  });
  camera.subscribe(() => seen.push(statusOf(camera)));
  camera.open();
  await reaches(camera, 'off');
  expect(seen.filter((status, at) => status !== seen[at - 1])).toEqual(['starting', 'live', 'off']);
  expect(fake.countLiveTracks()).toBe(0);
});
