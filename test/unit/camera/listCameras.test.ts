import { describe, expect, it } from 'vitest';
import { type CameraChoice, findNextFront, listCameras } from '../../../src/camera/listCameras.js';
import { nameCameras } from '../../../src/react/camera/nameCameras.js';

const sides = { user: 'Front', environment: 'Back', unknown: 'Camera' };

/** Lists devices with these labels, whose ids are their positions. */
function list(...labels: readonly string[]): Promise<readonly CameraChoice[]> {
  const devices = labels.map((label, index) => ({ kind: 'videoinput', deviceId: String(index), label }));
  const sound = { kind: 'audioinput', deviceId: 'sound', label: 'Front microphone' };
  return listCameras({ enumerateDevices: async () => [sound, ...devices] as MediaDeviceInfo[] }); // what is read of them
}

describe('listCameras', () => {
  it.each([
    ['camera2 1, facing front', 'user'],
    ['camera2 0, facing back', 'environment'],
    ['Front Camera', 'user'],
    ['Back Dual Wide Camera', 'environment'],
    ['前置相机', 'user'],
    ['后置双广角相机', 'environment'],
    ['FaceTime HD Camera', 'unknown'],
    ['', 'unknown'],
  ])('the camera “%s” looks to: %s', async (label, facing) => {
    expect(await list(label)).toEqual([{ deviceId: '0', label, facing }]);
  });

  it('capabilities count more than the label', async () => {
    const device = {
      kind: 'videoinput',
      deviceId: '0',
      label: '',
      getCapabilities: () => ({ facingMode: ['user'] }),
    };
    const devices = { enumerateDevices: async () => [device as object as MediaDeviceInfo] }; // what is read of it
    expect(await listCameras(devices)).toMatchObject([{ facing: 'user' }]);
  });

  it('is empty where the browser lists nothing', async () => {
    expect(await listCameras({})).toEqual([]);
  });
});

describe('findNextFront', () => {
  const phone = ['camera2 1, facing front', 'camera2 0, facing back', 'camera2 3, facing front'] as const;

  it('finds the other front camera of a phone', async () => {
    const next = findNextFront(await list(...phone), { deviceId: '0', facing: 'user' }, ['0']);
    expect(next?.deviceId).toBe('2');
  });

  it.each([
    ['the others are on the back', phone.slice(0, 2), { deviceId: '0', facing: 'user' as const }],
    ['the user sees the back camera', [...phone], { deviceId: '1', facing: 'environment' as const }],
    [
      'the other one is infrared',
      ['HP HD Camera', 'HP IR Camera'],
      { deviceId: '0', facing: 'unknown' as const },
    ],
    ['the ids are hidden', [], { deviceId: undefined, facing: 'user' as const }],
  ])('finds none where %s', async (_, labels, current) => {
    expect(findNextFront(await list(...labels), current, [])).toBeUndefined();
  });

  it('finds the color camera of a computer that began with its infrared one', async () => {
    const cameras = await list('Integrated IR Camera', 'Integrated Camera');
    expect(findNextFront(cameras, { deviceId: '0', facing: 'unknown' }, ['0'])?.deviceId).toBe('1');
  });
});

describe('nameCameras', () => {
  const names = async (...labels: string[]) =>
    nameCameras(await list(...labels), sides).map(({ name }) => name);

  it('numbers the cameras of a side where there are several', async () => {
    expect(
      await names('camera2 1, facing front', 'camera2 0, facing back', 'camera2 2, facing back'),
    ).toEqual(['Front', 'Back 1', 'Back 2']);
  });

  it('keeps the names of a computer’s cameras, without USB ids', async () => {
    expect(await names('HD Pro Webcam C920 (046d:082d)', '', '')).toEqual([
      'HD Pro Webcam C920',
      'Camera 2',
      'Camera 3',
    ]);
  });
});
