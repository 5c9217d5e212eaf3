import { afterEach, expect, test, vi } from 'vitest';
import { prewarm } from '../../../src/photo/worker/prewarm.js';

afterEach(() => vi.restoreAllMocks());

test('prewarm samples and encodes as for a photo and frees all canvases', async () => {
  const canvases: OffscreenCanvas[] = [];
  const encode = OffscreenCanvas.prototype.convertToBlob;
  vi.spyOn(OffscreenCanvas.prototype, 'convertToBlob').mockImplementation(function (
    this: OffscreenCanvas,
    options,
  ) {
    canvases.push(this);
    return encode.call(this, options);
  });
  await prewarm(new AbortController().signal);
  // The drawn image, at least one sample and one full encode.
  expect(canvases.length).toBeGreaterThanOrEqual(3);
  expect(canvases.map(({ width }) => width)).toEqual(canvases.map(() => 0));
});

test('prewarm ends before its next stage when aborted', async () => {
  const photoArrives = new AbortController();
  const encode = OffscreenCanvas.prototype.convertToBlob;
  const encoded = vi.spyOn(OffscreenCanvas.prototype, 'convertToBlob').mockImplementation(function (
    this: OffscreenCanvas,
    options,
  ) {
    photoArrives.abort();
    return encode.call(this, options);
  });
  const decoded = vi.spyOn(globalThis, 'createImageBitmap');
  await prewarm(photoArrives.signal);
  expect(encoded).toHaveBeenCalledTimes(1);
  expect(decoded).not.toHaveBeenCalled();
});

test('prewarm resolves when the canvas cannot encode', async () => {
  vi.spyOn(OffscreenCanvas.prototype, 'convertToBlob').mockRejectedValue(new Error('refused'));
  await expect(prewarm(new AbortController().signal)).resolves.toBeUndefined();
});
