import { describe, expect, it, vi } from 'vitest';
import type { CameraDevices } from '../../../src/camera/cameraDevices.js';
import { holdCamera, releaseCamera } from '../../../src/camera/cameraLock.js';
import { requestCamera } from '../../../src/core.js';

/** Devices whose `getUserMedia` answers so, with one front camera. Node has no media streams. */
function devicesWith(getUserMedia: CameraDevices['getUserMedia']): CameraDevices {
  const camera = { kind: 'videoinput', deviceId: 'a', label: 'Front Camera' };
  return { getUserMedia, enumerateDevices: async () => [camera as MediaDeviceInfo] }; // what is read of it
}

function streamWith(stop: () => void, tracks = 1): MediaStream {
  const track = { stop, getSettings: () => ({ deviceId: 'a', facingMode: 'user' }) };
  const all = Array.from({ length: tracks }, () => track);
  return { getTracks: () => all, getVideoTracks: () => all } as object as MediaStream; // what is read of it
}

describe('requestCamera', () => {
  it('names the camera that opened and turns it off', async () => {
    const stop = vi.fn();
    expect(await requestCamera({ devices: devicesWith(async () => streamWith(stop)) })).toEqual({
      status: 'granted',
      deviceId: 'a',
      facing: 'user',
      cameras: [{ deviceId: 'a', label: 'Front Camera', facing: 'user' }],
    });
    expect(stop).toHaveBeenCalledOnce();
  });

  it.each([
    ['NotAllowedError', 'denied'],
    ['SecurityError', 'denied'],
    ['NotFoundError', 'absent'],
    ['NotReadableError', 'busy'],
    ['TypeError', 'failed'],
    ['ErrorOfTomorrow', 'failed'],
  ])('resolves with the code of %s: %s', async (name, status) => {
    const devices = devicesWith(() => Promise.reject(new DOMException('a path with a name', name)));
    expect(await requestCamera({ devices })).toEqual({ status });
  });

  it('resolves with a code when the browser throws at once', async () => {
    const getUserMedia = () => {
      throw new Error('not a promise');
    };
    expect(await requestCamera({ devices: devicesWith(getUserMedia) })).toEqual({ status: 'failed' });
  });

  it('opens the front camera when the wanted one is not there', async () => {
    const getUserMedia = vi.fn<CameraDevices['getUserMedia']>(async (constraints) => {
      const isFirst = JSON.stringify(constraints).includes('unplugged');
      if (isFirst) throw new DOMException('', 'OverconstrainedError');
      return streamWith(() => {});
    });
    const answer = await requestCamera({ devices: devicesWith(getUserMedia), deviceId: 'unplugged' });
    expect(answer).toMatchObject({ status: 'granted', deviceId: 'a' });
    expect(getUserMedia).toHaveBeenCalledTimes(2);
  });

  it('ends the wait with its signal, and turns a camera off that is allowed later', async () => {
    const stop = vi.fn();
    let allow = () => {};
    const devices = devicesWith(
      () =>
        new Promise((resolve) => {
          allow = () => resolve(streamWith(stop));
        }),
    );
    const controller = new AbortController();
    const answer = requestCamera({ devices, signal: controller.signal });
    controller.abort();
    expect(await answer).toEqual({ status: 'aborted' });
    allow();
    await vi.waitUntil(() => stop.mock.calls.length === 1);
    expect(await requestCamera({ devices, signal: controller.signal })).toEqual({ status: 'aborted' });
  });

  it('is busy while the widget has its camera open, and leaves it alone', async () => {
    const widget = {};
    holdCamera(widget);
    const getUserMedia = vi.fn<CameraDevices['getUserMedia']>();
    expect(await requestCamera({ devices: devicesWith(getUserMedia) })).toEqual({ status: 'busy' });
    expect(getUserMedia).not.toHaveBeenCalled();
    releaseCamera(widget);
  });

  it('frees the camera for the widget, whatever the answer', async () => {
    await requestCamera({
      devices: devicesWith(() => Promise.reject(new DOMException('', 'NotAllowedError'))),
    });
    const widget = {};
    expect(holdCamera(widget)).toBe(true);
    releaseCamera(widget);
  });

  it('resolves where there is no browser', async () => {
    vi.stubGlobal('navigator', undefined);
    expect(await requestCamera()).toEqual({ status: 'insecure' });
    vi.unstubAllGlobals();
  });
});
