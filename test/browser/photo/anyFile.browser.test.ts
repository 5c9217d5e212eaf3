import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type PhotoPlace, preparePhoto } from '../../../src/photo/preparePhoto.js';
import { avifFile } from '../../fixtures/avifFile.js';
import { exifBlock, exifSegment, type Orientation } from '../../fixtures/exifSegment.js';
import { gifFile } from '../../fixtures/gifFile.js';
import { iccProfile, P3_COLORANTS, profileSegment, SRGB_COLORANTS } from '../../fixtures/iccProfile.js';
import {
  adobeSegment,
  bytesOf,
  END_OF_IMAGE,
  encodeJpeg,
  type JpegParts,
  jfifSegment,
  jpegFile,
  jpegSegment,
  lettersOf,
  START_OF_IMAGE,
  scanBytes,
} from '../../fixtures/jpegFile.js';
import { drawQuarters, makePhoto, QUARTERS } from '../../fixtures/makePhoto.js';
import { pngChunk, pngFile } from '../../fixtures/pngFile.js';
import { closedWebp, extendedWebp, webpChunk } from '../../fixtures/webpFile.js';
import { codeOf, differenceOf, expectContract, quarterColors, thumbnail } from './contract.js';

const PLACES: readonly PhotoPlace[] = ['worker', 'main', 'compatible'];

const read = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await blob.arrayBuffer());
const canvasPhoto = async (
  type: 'image/jpeg' | 'image/png' | 'image/webp',
): Promise<Uint8Array<ArrayBuffer>> => read(await makePhoto({ width: 480, height: 640, type, noise: 6 }));

const WIDTH = 320;
const HEIGHT = 400;
const madeParts = (plan = {}): JpegParts => encodeJpeg({ width: WIDTH, height: HEIGHT, ...plan });

/** Returns a JPEG whose last or only scan has a share of its data, with an end marker. */
function cutJpeg(parts: JpegParts, share: number): Uint8Array<ArrayBuffer> {
  const scans = parts.scans.map((scan) => {
    const data = bytesOf(...scan.intervals);
    return { ...scan, intervals: [data.subarray(0, Math.floor(data.length * share))] };
  });
  return jpegFile({ ...parts, scans });
}

/** Returns a JPEG of which some restart intervals are empty, so that a band in its middle is gray. */
function gappedJpeg(first: number, last: number): Uint8Array<ArrayBuffer> {
  const parts = madeParts({ interval: 20 });
  const scans = parts.scans.map((scan) => ({
    ...scan,
    intervals: scan.intervals.map((data, index) => (index >= first && index < last ? Uint8Array.of() : data)),
  }));
  return jpegFile({ ...parts, scans });
}

/** Pairs of a file that is whole and one that lacks a part. */
const INCOMPLETE: readonly (readonly [
  name: string,
  whole: () => Promise<Uint8Array>,
  cut: () => Promise<Uint8Array>,
])[] = [
  [
    'interlaced PNG',
    () => pngFile({ width: WIDTH, height: HEIGHT, interlaced: true }),
    () => pngFile({ width: WIDTH, height: HEIGHT, interlaced: true, share: 0.3 }),
  ],
  [
    'PNG with an end chunk',
    () => pngFile({ width: WIDTH, height: HEIGHT }),
    () => pngFile({ width: WIDTH, height: HEIGHT, share: 0.5 }),
  ],
  [
    'PNG without an end chunk',
    async () => (await canvasPhoto('image/png')).slice(0, -12),
    async () => (await canvasPhoto('image/png')).slice(0, 200_000),
  ],
  [
    'GIF',
    async () => gifFile({ width: WIDTH, height: HEIGHT }),
    async () => gifFile({ width: WIDTH, height: HEIGHT }).slice(0, 70_000),
  ],
  [
    'GIF with an end',
    async () => gifFile({ width: WIDTH, height: HEIGHT }).slice(0, -1),
    async () =>
      gifFile({ width: WIDTH, height: HEIGHT, frames: [{ width: WIDTH, height: HEIGHT, share: 0.5 }] }),
  ],
  ['JPEG', async () => jpegFile(madeParts()), async () => cutJpeg(madeParts(), 0.5)],
  [
    'gray JPEG',
    async () => jpegFile(madeParts({ components: [{ id: 1, horizontal: 1, vertical: 1 }] })),
    async () => cutJpeg(madeParts({ components: [{ id: 1, horizontal: 1, vertical: 1 }] }), 0.8),
  ],
  ['JPEG with a gap in the middle', async () => gappedJpeg(0, 0), async () => gappedJpeg(8, 13)],
  [
    'progressive JPEG',
    async () => jpegFile(madeParts({ progressive: true })),
    async () => cutJpeg(madeParts({ progressive: true }), 0.6),
  ],
  [
    'progressive JPEG without its last scans',
    async () => jpegFile(madeParts({ progressive: true })),
    async () => {
      const parts = madeParts({ progressive: true });
      return jpegFile({ ...parts, scans: parts.scans.slice(0, 3) });
    },
  ],
  [
    'WebP',
    () => canvasPhoto('image/webp'),
    async () => {
      const webp = await canvasPhoto('image/webp');
      return webp.slice(0, webp.length / 2);
    },
  ],
  [
    'JPEG whose end is zeros',
    async () => jpegFile(madeParts()).slice(0, -2),
    async () => {
      const file = jpegFile(madeParts());
      return file.fill(0, file.length / 2);
    },
  ],
  [
    'JPEG with restart markers whose end is zeros',
    async () => jpegFile(madeParts({ interval: 20 })).slice(0, -2),
    async () => {
      const file = jpegFile(madeParts({ interval: 20 }));
      return file.fill(0, file.length * 0.7);
    },
  ],
  [
    'WebP whose end is zeros',
    () => canvasPhoto('image/webp'),
    async () => {
      const webp = await canvasPhoto('image/webp');
      return webp.fill(0, webp.length / 2);
    },
  ],
  [
    'WebP whose sizes follow its end',
    () => canvasPhoto('image/webp'),
    async () => {
      return closedWebp(await canvasPhoto('image/webp'), 0.5);
    },
  ],
];

describe.for(PLACES)('picture in the %s path', (place) => {
  test.for(INCOMPLETE)(
    '%s is taken whole and is rejected as photo_damaged when a part is missing',
    async ([, whole, cut]) => {
      await expectContract(await preparePhoto(new Blob([(await whole()).slice()]), { place }));
      expect(await codeOf(preparePhoto(new Blob([(await cut()).slice()]), { place }))).toBe('photo_damaged');
    },
  );

  test.for([
    ['white', [255, 128, 128]],
    ['gray', [128, 128, 128]],
    ['black', [0, 128, 128]],
  ] as const)('JPEG without its end marker is taken when its lower half is flat %s', async ([, flat]) => {
    const value = (component: number, column: number, row: number): number =>
      row > HEIGHT / 16 / (component === 0 ? 1 : 2)
        ? (flat[component] ?? 0)
        : 40 + ((column * 9 + row * 5) % 170);
    const file = jpegFile(madeParts({ value })).slice(0, -2);
    await expectContract(await preparePhoto(new Blob([file]), { place }));
  });
});

describe('file that costs far more than its size', () => {
  test.for([
    [
      'GIF with a frame of 20,000 × 20,000',
      gifFile({ width: 100, height: 100, frames: [{ width: 20_000, height: 20_000, share: 0 }] }),
    ],
    [
      'AVIF with a sequence header of 9,000 × 9,000',
      avifFile({ width: 100, height: 100, coded: { width: 9000, height: 9000 } }),
    ],
    ['JPEG of 900 scans', manyScans(900)],
  ] as const)('%s is rejected as photo_too_large before it is decoded', async ([, file]) => {
    const start = performance.now();
    expect(await codeOf(preparePhoto(new Blob([file])))).toBe('photo_too_large');
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

test('decoding that does not end is rejected as photo_too_large after 12 s', async () => {
  const photo = await makePhoto({ width: 400, height: 400, type: 'image/png' });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const decoder = vi
    .spyOn(globalThis, 'createImageBitmap')
    .mockImplementation(() => new Promise<ImageBitmap>(() => {}));
  onTestFinished(() => {
    decoder.mockRestore();
    vi.useRealTimers();
  });
  let code: unknown;
  void codeOf(preparePhoto(photo, { place: 'main' })).then((found) => {
    code = found;
  });
  await vi.waitUntil(() => decoder.mock.calls.length > 0, { timeout: 10_000 });
  await vi.advanceTimersByTimeAsync(11_000);
  expect(code).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1500);
  expect(code).toBe('photo_too_large');
});

/** Returns a small progressive JPEG with many scans whose frame says 1,500 × 1,500 pixels. */
function manyScans(count: number): Uint8Array<ArrayBuffer> {
  const parts = encodeJpeg({ width: 64, height: 64, progressive: true });
  const frame = parts.frame.slice();
  frame.set([1500 >> 8, 1500 & 255, 1500 >> 8, 1500 & 255], 5);
  return jpegFile({
    ...parts,
    frame,
    scans: new Array<JpegParts['scans'][number]>(count).fill(
      parts.scans[1] ?? { header: frame, intervals: [] },
    ),
  });
}

describe('photo of 200 megapixels', () => {
  /** The first row of units, again and again, as restart intervals. */
  function largePhoto(progressive: boolean): Blob {
    const row = encodeJpeg({ width: 16_320, height: 16, interval: progressive ? 0 : 1020, progressive });
    const frame = row.frame.slice();
    frame.set([12_240 >> 8, 12_240 & 255], 5);
    const scans = row.scans.map((scan) => ({
      ...scan,
      intervals: new Array<Uint8Array>(765).fill(scan.intervals[0] ?? frame),
    }));
    return new Blob([jpegFile({ ...row, frame, scans })]);
  }

  test('photo of 200 megapixels is taken when the decoder shrinks it while decoding', async () => {
    const photo = await preparePhoto(largePhoto(false));
    await expectContract(photo);
    expect(photo).toMatchObject({ path: 'worker', source: { width: 16_320, height: 12_240 } });
  });

  test.for([
    ['compatible', false],
    ['worker', true],
  ] as const)(
    'photo of 200 megapixels is rejected as photo_too_large in the %s path when it is progressive: %s',
    async ([place, progressive]) => {
      expect(await codeOf(preparePhoto(largePhoto(progressive), { place }))).toBe('photo_too_large');
    },
  );
});

const LETTERS = [82, 71, 66].map((id) => ({ id, horizontal: 1, vertical: 1 }));
const NUMBERS = [1, 2, 3].map((id) => ({ id, horizontal: 1, vertical: 1 }));
const jpegOf = (components: typeof LETTERS, before: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  jpegFile(madeParts({ components }), before);

/** Swaps red and green, as a profile does that is no sRGB whatever its name says. */
const SWAPPED = [SRGB_COLORANTS[1], SRGB_COLORANTS[0], SRGB_COLORANTS[2]];
const profiled = (...profiles: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  jpegOf(NUMBERS, [jfifSegment(), ...profiles.map(profileSegment)]);
const thumbnailed = jpegSegment(0xe0, [...lettersOf('JFIF\0'), 1, 2, 0, 0, 1, 0, 1, 1, 1, 90, 90, 90]);

describe.for(PLACES)('colors in the %s path', (place) => {
  test.for([
    ['an Adobe segment of 14 bytes for RGB', jpegOf(NUMBERS, [adobeSegment(0, [0, 0])]), true],
    ['an Adobe segment for RGB', jpegOf(NUMBERS, [adobeSegment(0)]), true],
    ['an Adobe segment for YCbCr and letters as names', jpegOf(LETTERS, [adobeSegment(1, [7])]), false],
    ['letters as names', jpegOf(LETTERS, []), true],
    ['a JFIF segment with a thumbnail and letters as names', jpegOf(LETTERS, [thumbnailed]), false],
    ['a JFIF segment and an Adobe segment for RGB', jpegOf(NUMBERS, [jfifSegment(), adobeSegment(0)]), false],
    ['a profile of sRGB as a function', profiled(iccProfile()), false],
    ['a profile of sRGB as a table', profiled(iccProfile({ curve: 'table', text: 'c2' })), false],
    [
      'a linear profile that is named sRGB',
      profiled(iccProfile({ curve: 1, text: 'built-in Linear sRGB' })),
      true,
    ],
    ['a profile of gamma 1.8 that is named sRGB', profiled(iccProfile({ curve: 1.8 })), true],
    [
      'a profile with swapped colorants that is named sRGB',
      profiled(iccProfile({ colorants: SWAPPED })),
      true,
    ],
    ['a profile of Display P3 that is named sRGB', profiled(iccProfile({ colorants: P3_COLORANTS })), true],
    ['a linear profile before one of sRGB', profiled(iccProfile({ curve: 1 }), iccProfile()), true],
    ['a profile of sRGB before a linear one', profiled(iccProfile(), iccProfile({ curve: 1 })), true],
  ] as const)('JPEG with %s keeps the colors that the engine shows', async ([, file, isEncoded]) => {
    const source = new Blob([file], { type: 'image/jpeg' });
    const photo = await preparePhoto(source, { place });
    await expectContract(photo);
    expect(photo.path).toBe(isEncoded ? place : 'stripped');
    expect(differenceOf(await thumbnail(source), await thumbnail(photo.blob))).toBeLessThan(2);
  });
});

describe('photo that phones and their galleries show', () => {
  const parts = madeParts();
  const [before = jfifSegment(), ...tables] = [jfifSegment(), ...parts.tables];
  const withJunk = (...junk: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> =>
    bytesOf(
      START_OF_IMAGE,
      before,
      ...junk,
      ...tables,
      parts.frame,
      ...junk,
      ...parts.scans.map(scanBytes),
      END_OF_IMAGE,
    );

  test.for([
    ['two zeros between its segments', withJunk([0, 0])],
    [
      'a marker whose first byte is broken',
      withJunk([0, 0xe1, 0, 40, ...lettersOf('Exif'), ...new Array<number>(34).fill(7)]),
    ],
    ['fill bytes and text between its segments', withJunk([0xff, 0xff, 0xff, 0x00], lettersOf('text'))],
    ['a trailer with its own end marker', bytesOf(jpegFile(parts), lettersOf('SEFT'), jpegFile(madeParts()))],
  ] as const)('JPEG with %s is taken and loses it', async ([, file]) => {
    const photo = await preparePhoto(new Blob([file]));
    await expectContract(photo);
    expect(photo.path).toBe('stripped');
    const clean = await preparePhoto(new Blob([jpegFile(parts)]));
    expect(photo.base64 === clean.base64).toBe(true);
  });

  test.for([
    ['a capital I', [...lettersOf('SEFH Image_UTC_Data'), 0x49]],
    ['a second end chunk', [...pngChunk('IEND', [])]],
    ['a whole JPEG', [...jpegFile(encodeJpeg({ width: 64, height: 64 }))]],
  ] as const)('PNG with a white lower edge is taken when it is followed by %s', async ([, trailer]) => {
    const color = (x: number, y: number): readonly [number, number, number] =>
      y > 200 ? [255, 255, 255] : [x % 200, y, 90];
    const png = await pngFile({ width: 300, height: 300, color });
    await expectContract(await preparePhoto(new Blob([bytesOf(png, trailer)])));
  });

  test('text does not survive in bytes that belong to no block', async () => {
    const text = 'GPS 31.2304, 121.4737';
    const unused = [3, ...new Array<number>(64).fill(1)];
    unused.splice(1, text.length, ...lettersOf(text));
    const scans = parts.scans.map((scan) => bytesOf(scanBytes(scan), lettersOf(text)));
    const file = bytesOf(
      START_OF_IMAGE,
      jpegSegment(0xfe, lettersOf(text)),
      ...parts.tables,
      jpegSegment(0xdb, unused),
      bytesOf(parts.frame),
      jpegSegment(0xfe, lettersOf(text)),
      ...scans,
      END_OF_IMAGE,
      lettersOf(text),
    );
    const photo = await preparePhoto(new Blob([file]));
    await expectContract(photo);
    expect(photo.path).toBe('stripped');
    expect(atob(photo.base64)).not.toContain(text);
  });

  test('BMP is taken when the engine draws it', async () => {
    const rows = 100 * 4 * 80;
    const header = [
      ...lettersOf('BM'),
      ...littleEndian(54 + rows),
      ...littleEndian(0),
      ...littleEndian(54),
      ...littleEndian(40),
      ...littleEndian(100),
      ...littleEndian(80),
      ...[1, 0, 32, 0],
      ...new Array<number>(24).fill(0),
    ];
    const pixels = Array.from({ length: rows }, (_, index) => (index % 4 === 3 ? 255 : (index * 7) % 200));
    const file = bytesOf(header, pixels);
    await expectContract(await preparePhoto(new Blob([file])));
    expect(await codeOf(preparePhoto(new Blob([file.slice(0, -5000)])))).toBe('photo_damaged');
  });
});

function littleEndian(value: number): readonly number[] {
  return [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24];
}

const exif = (plan: Parameters<typeof exifBlock>[0]): Uint8Array =>
  jpegSegment(0xe1, [...lettersOf('Exif\0\0'), ...exifBlock(plan)]);

/** Returns a photo whose pixels are stored with an orientation, without its own Exif. */
async function storedPhoto(orientation: Orientation): Promise<Uint8Array<ArrayBuffer>> {
  const photo = await read(
    await makePhoto({ width: 400, height: 600, orientation, draw: drawQuarters, noise: 0 }),
  );
  const own = exifSegment(orientation, true).length;
  return bytesOf(photo.subarray(0, 2), photo.subarray(2 + own));
}

async function expectUpright(blob: Blob): Promise<void> {
  for (const [index, color] of (await quarterColors(blob)).entries()) {
    for (const [channel, value] of color.entries())
      expect(Math.abs(value - (QUARTERS[index]?.[channel] ?? 0))).toBeLessThan(14);
  }
}

describe.for(PLACES)('orientation in the %s path', (place) => {
  const forms: readonly (readonly [string, (orientation: Orientation) => readonly Uint8Array[]])[] = [
    ['as a LONG', (orientation) => [exif({ orientation, type: 'LONG' })]],
    ['in a second Exif', (orientation) => [exif({}), exif({ orientation })]],
    ['in the first of two Exifs', (orientation) => [exif({ orientation }), exif({ orientation: 3 })]],
    [
      'in a second Exif as a LONG',
      (orientation) => [exif({ gps: true }), exif({ orientation, type: 'LONG' })],
    ],
  ];
  test.for(forms)('photo is upright when its orientation is stored %s', async ([, segments]) => {
    for (const orientation of [3, 6, 8] as const) {
      const stored = await storedPhoto(orientation);
      const file = bytesOf(stored.subarray(0, 2), ...segments(orientation), stored.subarray(2));
      const photo = await preparePhoto(new Blob([file]), { place });
      await expectContract(photo);
      await expectUpright(photo.blob);
    }
  });

  test('PNG is upright when its orientation is stored in its eXIf chunk', async () => {
    const color = (x: number, y: number): readonly [number, number, number] =>
      QUARTERS[(x < 100 ? 0 : 1) + (y < 100 ? 0 : 2)] ?? [0, 0, 0];
    const chunk = pngChunk('eXIf', exifBlock({ orientation: 3, gps: true }));
    const photo = await preparePhoto(
      new Blob([await pngFile({ width: 200, height: 200, color, before: [chunk] })]),
      {
        place,
      },
    );
    await expectContract(photo);
    // Turned by half, the first quarter is the last.
    const [, , , last = []] = await quarterColors(photo.blob);
    expect(differenceOf(last, QUARTERS[0])).toBeLessThan(8);
  });

  test('WebP is upright when its orientation is stored in its EXIF chunk', async () => {
    for (const orientation of [1, 6, 8] as const) {
      const stored = await createImageBitmap(new Blob([await storedPhoto(orientation)]));
      const { width, height } = stored;
      const canvas = new OffscreenCanvas(width, height);
      canvas.getContext('2d')?.drawImage(stored, 0, 0);
      const webp = await read(await canvas.convertToBlob({ type: 'image/webp', quality: 0.9 }));
      const file = extendedWebp(webp, { width, height }, [webpChunk('EXIF', exifBlock({ orientation }))]);
      const photo = await preparePhoto(new Blob([file]), { place });
      await expectContract(photo);
      expect([photo.source.width, photo.source.height]).toEqual([400, 600]);
      await expectUpright(photo.blob);
    }
  });
});
