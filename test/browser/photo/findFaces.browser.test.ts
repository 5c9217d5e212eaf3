import { afterEach, expect, test, vi } from 'vitest';
import type { DetectFaces, FaceBox } from '../../../src/flow/model.js';
import { preparePhoto } from '../../../src/photo/preparePhoto.js';
import { nextTask } from '../../../src/shared/nextTask.js';
import { makePhoto } from '../../fixtures/makePhoto.js';

const face: FaceBox = { x: 0.5, y: 0.5, height: 0.5 };

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Prepares a photo of 600 × 800 pixels. */
async function prepare(detectFaces: DetectFaces | undefined, signal?: AbortSignal) {
  const photo = await makePhoto({ width: 600, height: 800, noise: 3 });
  return preparePhoto(photo, { detectFaces, signal });
}

test.for<[string, readonly FaceBox[], string, readonly string[]]>([
  ['one face', [face], 'one', []],
  ['no face', [], 'none', ['noFace']],
  ['two faces', [face, face], 'several', ['severalFaces']],
  ['a small face', [{ ...face, height: 0.1 }], 'one', ['smallFace']],
  ['a face and a small one behind it', [{ ...face, height: 0.1 }, face], 'one', []],
])('photo says so when the host’s detector finds %s', async ([, found, faces, hints]) => {
  expect(await prepare(async () => found)).toMatchObject({ faces, hints });
});

test('detector gets the upright photo on a canvas of at most 512 pixels', async () => {
  const detectFaces = vi.fn<DetectFaces>(async () => [face]);
  await prepare(detectFaces);
  const [image] = detectFaces.mock.calls[0] ?? [];
  expect(image).toBeInstanceOf(HTMLCanvasElement);
  expect(image).toMatchObject({ width: 384, height: 512 });
});

test.for<[string, FaceBox, string, number]>([
  ['a large face: half the limit', face, 'largeFace', 200_000],
  ['a face too small for that: the limit', { ...face, height: 0.2 }, 'limit', 400_000],
])('an album photo has $0', async ([, found, reason, maxBase64Length]) => {
  const photo = await makePhoto({ width: 1600, height: 2000, noise: 60 });
  const prepared = await preparePhoto(photo, { detectFaces: async () => [found], connection: {} });
  expect(prepared.budget).toEqual({ reason, maxBase64Length });
  expect(prepared.base64.length).toBeLessThan(maxBase64Length);
  expect(prepared.base64.length).toBeGreaterThan(maxBase64Length * 0.8);
  expect(prepared.base64.length).toBe(Math.ceil(prepared.blob.size / 3) * 4);
  expect(prepared.source).toMatchObject({ width: 1600, height: 2000, byteLength: photo.size });
});

test('a face that is smaller than the camera thought gets the whole limit', async () => {
  const photo = await makePhoto({ width: 1600, height: 2000, noise: 60 });
  const detectFaces = async () => [{ ...face, height: 0.2 }];
  const prepared = await preparePhoto(photo, { detectFaces, connection: {}, largeFace: true });
  expect(prepared.budget).toEqual({ reason: 'limit', maxBase64Length: 400_000 });
  expect(prepared.base64.length).toBeGreaterThan(300_000);
});

test('the camera’s word stands when the detector fails', async () => {
  const photo = await makePhoto({ width: 1600, height: 2000, noise: 60 });
  const detectFaces = () => Promise.reject(new Error('no model'));
  const prepared = await preparePhoto(photo, { detectFaces, connection: {}, largeFace: true });
  expect(prepared).toMatchObject({ faces: 'failed', budget: { reason: 'largeFace' } });
});

test('a photo that cannot be prepared again is sent as it is', async () => {
  const photo = await makePhoto({ width: 1600, height: 2000, noise: 60 });
  const detectFaces: DetectFaces = async () => {
    // From now on no image can be decoded, as when a phone runs out of memory.
    vi.stubGlobal('Worker', undefined);
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new DOMException('', 'InvalidStateError')));
    vi.stubGlobal('ImageDecoder', undefined);
    vi.spyOn(HTMLImageElement.prototype, 'decode').mockRejectedValue(new DOMException('', 'EncodingError'));
    vi.spyOn(CanvasRenderingContext2D.prototype, 'drawImage').mockImplementation(() => {
      throw new DOMException('', 'InvalidStateError');
    });
    return [face];
  };
  const prepared = await preparePhoto(photo, { detectFaces, connection: {}, place: 'main' });
  expect(prepared).toMatchObject({ faces: 'one', budget: { reason: 'limit' } });
  vi.unstubAllGlobals();
  expect((await createImageBitmap(prepared.blob)).width).toBe(prepared.width);
});

test('a limit of the host stands, however large the face is', async () => {
  const photo = await makePhoto({ width: 1600, height: 2000, noise: 60 });
  const options = { detectFaces: async () => [face], connection: {}, maxBase64Length: 300_000 };
  const { budget } = await preparePhoto(photo, options);
  expect(budget).toEqual({ reason: 'limit', maxBase64Length: 300_000 });
});

test.for<[string, DetectFaces]>([
  ['rejects', () => Promise.reject(new Error('no model'))],
  ['resolves with no list', async () => 7 as unknown as []],
  ['does not answer within 2 s', () => new Promise(() => {})],
])('photo is as it would be without a detector when the detector %s', async ([, detectFaces]) => {
  const { faces, hints, base64 } = await prepare(detectFaces);
  expect({ faces, hints }).toEqual({ faces: 'failed', hints: [] });
  expect(base64.length).toBeGreaterThan(0);
});

test('photo has no word about faces without a detector', async () => {
  expect((await prepare(undefined)).faces).toBeUndefined();
});

test('no detection starts once the preparation is aborted', async () => {
  const controller = new AbortController();
  const decode = createImageBitmap;
  let decoded: Promise<ImageBitmap> | undefined;
  vi.stubGlobal('createImageBitmap', (blob: Blob) => {
    controller.abort();
    decoded = decode(blob);
    return decoded;
  });
  const detectFaces = vi.fn<DetectFaces>(async () => []);
  const photo = await makePhoto({ width: 600, height: 800, noise: 3 });
  const { signal } = controller;
  await expect(preparePhoto(photo, { detectFaces, signal })).rejects.toMatchObject({ name: 'AbortError' });
  // The bitmap arrives after the rejection, and what follows runs before the next task.
  await decoded;
  await nextTask();
  expect(detectFaces).not.toHaveBeenCalled();
});

test('preparation ends at once when it is aborted during the detection', async () => {
  const controller = new AbortController();
  const aborts: DetectFaces = () => {
    controller.abort();
    return new Promise(() => {});
  };
  await expect(prepare(aborts, controller.signal)).rejects.toMatchObject({ name: 'AbortError' });
});
