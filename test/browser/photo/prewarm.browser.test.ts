import { afterEach, expect, test, vi } from 'vitest';
import { prewarm } from '../../../src/photo/worker/prewarm.js';

afterEach(() => vi.restoreAllMocks());

test('a rehearsal samples and encodes as a photo does, and gives all pixels back', async () => {
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
  // The made picture, at least one sample, and the whole.
  expect(canvases.length).toBeGreaterThanOrEqual(3);
  expect(canvases.map(({ width }) => width)).toEqual(canvases.map(() => 0));
});

test('it ends before its next stage when a photo comes', async () => {
  const comes = new AbortController();
  const encode = OffscreenCanvas.prototype.convertToBlob;
  const encoded = vi.spyOn(OffscreenCanvas.prototype, 'convertToBlob').mockImplementation(function (
    this: OffscreenCanvas,
    options,
  ) {
    comes.abort();
    return encode.call(this, options);
  });
  const decoded = vi.spyOn(globalThis, 'createImageBitmap');
  await prewarm(comes.signal);
  expect(encoded).toHaveBeenCalledTimes(1);
  expect(decoded).not.toHaveBeenCalled();
});

test('a canvas that refuses does not disturb it', async () => {
  vi.spyOn(OffscreenCanvas.prototype, 'convertToBlob').mockRejectedValue(new Error('refused'));
  await expect(prewarm(new AbortController().signal)).resolves.toBeUndefined();
});
