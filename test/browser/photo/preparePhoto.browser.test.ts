import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type PhotoPlace, preparePhoto } from '../../../src/photo/preparePhoto.js';
import { ORIENTATIONS } from '../../fixtures/exifSegment.js';
import { drawQuarters, makePhoto, QUARTERS } from '../../fixtures/makePhoto.js';
import { codeOf, expectContract, quarterColors } from './contract.js';

/** A photo of 12 megapixels, stored sideways; created once. */
let made: Promise<Blob> | undefined;
const phonePhoto = (): Promise<Blob> => {
  made ??= makePhoto({ orientation: 6, noise: 8 });
  return made;
};

const PLACES: readonly PhotoPlace[] = ['worker', 'main', 'compatible'];

describe.for(PLACES)('photo in the %s path', (place) => {
  test.for(ORIENTATIONS)('photo is upright when it was stored with orientation %i', async (orientation) => {
    const photo = await makePhoto({ width: 400, height: 600, orientation, draw: drawQuarters, noise: 20 });
    const prepared = await preparePhoto(photo, { place, maxBase64Length: 30_000 });
    await expectContract(prepared, 30_000);
    expect(prepared.path).toBe(place);
    expect(prepared.source).toEqual({ width: 400, height: 600, type: 'image/jpeg', byteLength: photo.size });
    for (const [index, color] of (await quarterColors(prepared.blob)).entries()) {
      for (const [channel, value] of color.entries()) {
        expect(Math.abs(value - (QUARTERS[index]?.[channel] ?? 0))).toBeLessThan(12);
      }
    }
  });

  test('photo of 12 megapixels fills the limit and progresses to 1', async () => {
    const fractions: number[] = [];
    const photo = await phonePhoto();
    const prepared = await preparePhoto(photo, {
      place,
      connection: 'ignore',
      onProgress: (fraction) => fractions.push(fraction),
    });
    await expectContract(prepared);
    expect(prepared.path).toBe(place);
    expect(prepared.base64.length).toBeGreaterThan(0.85 * 400_000);
    expect(prepared.encodes).toBeLessThanOrEqual(4);
    expect(fractions.length).toBeGreaterThan(4);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions[fractions.length - 1]).toBe(1);
  });

  test('photo keeps its own quality when it is small and stored sideways', async () => {
    const photo = await makePhoto({ width: 1200, height: 1600, orientation: 6, noise: 6, quality: 0.73 });
    const prepared = await preparePhoto(photo, { place, connection: 'ignore' });
    await expectContract(prepared);
    expect(prepared).toMatchObject({ path: place, quality: 0.73, encodes: 1, samples: 0, width: 1200 });
    expect(Math.abs(prepared.blob.size / photo.size - 1)).toBeLessThan(0.05);
  });

  test.for(['image/png', 'image/webp'] as const)('photo of type %s becomes a JPEG on white', async (type) => {
    const draw = (context: CanvasRenderingContext2D): void => {
      context.fillStyle = '#d02020';
      context.fillRect(0, 0, 200, 200);
    };
    const prepared = await preparePhoto(await makePhoto({ width: 400, height: 400, type, noise: 0, draw }), {
      place,
    });
    await expectContract(prepared);
    expect(prepared.source.type).toBe(type);
    const [painted, transparent] = await quarterColors(prepared.blob);
    expect(painted?.[0]).toBeGreaterThan(180);
    expect(Math.min(...(transparent ?? []))).toBeGreaterThan(250);
  });
});

describe('small source', () => {
  test('small source keeps every pixel and loses its metadata when it is upright', async () => {
    const photo = await makePhoto({ width: 600, height: 800 });
    const prepared = await preparePhoto(photo);
    await expectContract(prepared);
    expect(prepared).toMatchObject({ path: 'stripped', encodes: 0, quality: 1, width: 600, height: 800 });
    expect(prepared.blob.size).toBeLessThan(photo.size);
  });

  test('small source is not enlarged', async () => {
    const prepared = await preparePhoto(await makePhoto({ width: 200, height: 260, orientation: 3 }));
    expect([prepared.width, prepared.height]).toEqual([200, 260]);
    await expectContract(prepared);
  });
});

describe('source that is no photo of a person', () => {
  const text = (content: string): Blob => new Blob([content], { type: 'image/jpeg' });
  const png = (width: number, height: number): Promise<Blob> =>
    makePhoto({ width, height, type: 'image/png', noise: 0 });

  test.for([
    ['an empty file', () => new Blob([]), 'photo_unreadable'],
    ['a DNG', () => text('II*\0\b\0\0\0'), 'photo_format_unsupported'],
    ['a TIFF', () => text('MM\0*\0\0\0\b'), 'photo_format_unsupported'],
    ['a JPEG XL', () => new Blob([Uint8Array.of(0xff, 0x0a, 1, 2, 3)]), 'photo_format_unsupported'],
    ['a JPEG XL in boxes', () => text('\0\0\0\fJXL \r\n'), 'photo_format_unsupported'],
    ['a MOV', () => text('\0\0\0\x14ftypqt  \0\0\0\0qt  '), 'photo_format_unsupported'],
    ['an MP4', () => text('\0\0\0\x14ftypisom\0\0\0\0mp42'), 'photo_not_an_image'],
    ['an SVG named JPEG', () => text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'photo_not_an_image'],
    ['a PDF named JPEG', () => text('%PDF-1.7'), 'photo_not_an_image'],
    ['text named JPEG', () => text('hello, this is no photo'), 'photo_not_an_image'],
    ['a JPEG of two markers', () => new Blob([Uint8Array.of(0xff, 0xd8, 0xff, 0xd9)]), 'photo_damaged'],
    ['one pixel', () => png(1, 1), 'photo_too_small'],
    ['a strip', () => png(2000, 10), 'photo_bad_shape'],
  ] as const)('%s is rejected with its own code', async ([, make, code]) => {
    expect(await codeOf(preparePhoto(await make()))).toBe(code);
  });

  test('decompression bomb is rejected by its header', async () => {
    const header = new Uint8Array(await (await png(64, 64)).arrayBuffer());
    new DataView(header.buffer).setUint32(16, 30_000);
    new DataView(header.buffer).setUint32(20, 30_000);
    expect(await codeOf(preparePhoto(new Blob([header])))).toBe('photo_too_large');
  });
});

describe.for(PLACES)('damaged file in the %s path', (place) => {
  test('damaged file is rejected when it is cut in half', async () => {
    const photo = await makePhoto({ width: 900, height: 1200 });
    const half = photo.slice(0, photo.size / 2);
    expect(await codeOf(preparePhoto(half, { place }))).toBe('photo_damaged');
  });

  test('damaged file is prepared when it only lacks its last two bytes', async () => {
    const photo = await makePhoto({ width: 900, height: 1200 });
    await expectContract(await preparePhoto(photo.slice(0, photo.size - 2), { place }));
  });
});

test('file is rejected as photo_unreadable when reading it fails', async () => {
  const file = new Blob(['x']);
  file.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
  expect(await codeOf(preparePhoto(file, { place: 'main' }))).toBe('photo_unreadable');
});

test.for(['main', 'compatible'] as const)(
  'photo in the %s path is rejected as photo_canvas_blocked when the canvas returns noise',
  async (place) => {
    const { prototype } = OffscreenCanvasRenderingContext2D;
    const read = prototype.getImageData;
    const noise = vi.spyOn(prototype, 'getImageData').mockImplementation(function (
      this: typeof prototype,
      ...area
    ) {
      const pixels = read.apply(this, area);
      for (let at = 0; at < pixels.data.length; at += 3) pixels.data[at] = (pixels.data[at] ?? 0) ^ 0x55;
      return pixels;
    });
    onTestFinished(() => noise.mockRestore());
    const photo = await makePhoto({ width: 600, height: 800, orientation: 6 });
    expect(await codeOf(preparePhoto(photo, { place }))).toBe('photo_canvas_blocked');
  },
);

test('file is read once when there is no worker', async () => {
  const photo = await makePhoto({ width: 600, height: 800, orientation: 6 });
  let reads = 0;
  const file = new Blob([photo]);
  const read = file.arrayBuffer.bind(file);
  file.arrayBuffer = () => {
    reads += 1;
    return read();
  };
  await preparePhoto(file, { place: 'main' });
  expect(reads).toBe(1);
});

test('file is not read on the page when there is a worker', async () => {
  const file = new Blob([await makePhoto({ width: 600, height: 800 })]);
  file.arrayBuffer = () => Promise.reject(new Error('read by the page'));
  expect((await preparePhoto(file)).path).toBe('stripped');
});

test.for(PLACES)('preparePhoto in the %s path rejects at once when aborted', async (place) => {
  const photo = await phonePhoto();
  const controller = new AbortController();
  const onProgress = (fraction: number): void => {
    if (fraction > 0.05) controller.abort();
  };
  const work = preparePhoto(photo, { place, signal: controller.signal, onProgress });
  await expect(work).rejects.toMatchObject({ name: 'AbortError' });
});

describe('aborted photo', () => {
  test.beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    return () => vi.useRealTimers();
  });

  test('photo is prepared in a worker when the previous one was aborted while its worker started', async () => {
    const photo = await phonePhoto();
    const controller = new AbortController();
    const work = preparePhoto(photo, { signal: controller.signal });
    controller.abort();
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await preparePhoto(photo)).path).toBe('worker');
  });

  test('photo leaves no timer when it is aborted', async () => {
    const controller = new AbortController();
    const onProgress = (): void => controller.abort();
    const work = preparePhoto(await phonePhoto(), { signal: controller.signal, onProgress });
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
    expect(vi.getTimerCount()).toBe(0);
  });
});

test('preparePhoto rejects when the signal is already aborted', async () => {
  const controller = new AbortController();
  controller.abort();
  await expect(preparePhoto(new Blob(['x']), { signal: controller.signal })).rejects.toMatchObject({
    name: 'AbortError',
  });
});

test.for([Number.NaN, 0, 19_999])(
  'preparePhoto rejects a limit of %d characters as invalid_options',
  async (maxBase64Length) => {
    expect(await codeOf(preparePhoto(new Blob(['x']), { maxBase64Length }))).toBe('invalid_options');
  },
);
