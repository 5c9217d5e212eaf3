import { afterEach, describe, expect, it, vi } from 'vitest';
import { isDecodable } from '../../../src/photo/pipeline/isDecodable.js';

const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xd9]);

/** Stubs an engine that has both decoders. */
function withDecoders(decoder: () => Promise<object>, bitmap: () => Promise<object>): void {
  class ImageDecoder {
    readonly decode = decoder;
    close(): void {}
  }
  vi.stubGlobal('ImageDecoder', ImageDecoder);
  vi.stubGlobal('createImageBitmap', bitmap);
}

const closable = async () => ({ close() {} });
const fails = () => Promise.reject(new DOMException('Failed to decode frame at index 0', 'EncodingError'));

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('isDecodable', () => {
  it('is true when ImageDecoder fails and createImageBitmap does not, as in Chromium 114', async () => {
    withDecoders(fails, closable);
    expect(await isDecodable(jpeg)).toBe(true);
  });

  it('is false when both fail', async () => {
    withDecoders(fails, fails);
    expect(await isDecodable(jpeg)).toBe(false);
  });

  it('asks ImageDecoder alone when that decodes', async () => {
    const bitmap = vi.fn(closable);
    withDecoders(async () => ({ image: await closable() }), bitmap);
    expect(await isDecodable(jpeg)).toBe(true);
    expect(bitmap).not.toHaveBeenCalled();
  });
});
