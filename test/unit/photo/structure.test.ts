import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { checkDimensions, readHeader } from '../../../src/photo/pipeline/header.js';
import { sniff } from '../../../src/photo/pipeline/sniff.js';
import { isFaceVerificationError } from '../../../src/shared/errors.js';
import { type AvifPlan, avifFile } from '../../fixtures/avifFile.js';
import { gifFile } from '../../fixtures/gifFile.js';
import { bytesOf, encodeJpeg, jpegFile, lettersOf } from '../../fixtures/jpegFile.js';
import { pngChunk, pngFile } from '../../fixtures/pngFile.js';

const headerOf = (file: Uint8Array) => readHeader(file, sniff(file));

/** Returns the code of the error that `work` throws, or `none`. Rethrows any other error. */
function photoCodeOf(work: () => unknown): string {
  try {
    work();
    return 'none';
  } catch (error) {
    if (!isFaceVerificationError(error)) throw error;
    return error.code;
  }
}

const dimensionsCodeOf = (file: Uint8Array): string =>
  photoCodeOf(() => checkDimensions(headerOf(file), false));

describe('PNG', () => {
  it.each([
    ['plain', false, 1, 'whole'],
    ['interlaced', true, 1, 'whole'],
    ['plain, cut and closed', false, 0.6, 'cut'],
    ['plain, a little cut and closed', false, 0.99, 'cut'],
    ['interlaced, cut and closed', true, 0.3, 'cut'],
  ] as const)('PNG that is %s has that wholeness', async (_name, interlaced, share, expected) => {
    const file = await pngFile({ width: 101, height: 83, interlaced, share });
    expect(headerOf(file)).toMatchObject({ width: 101, height: 83 });
    expect(headerOf(file).wholeness()).toBe(expected);
  });

  it.each([
    ['a trailer with a capital I', bytesOf(lettersOf('SEFH, ImageData, IEND or not'), [0x49])],
    ['a trailer that looks like chunks', bytesOf(pngChunk('IDAT', [1, 2, 3]), pngChunk('IEND', []))],
    ['a trailer of zeros', new Uint8Array(300)],
  ])('PNG is whole when it has %s', async (_name, trailer) => {
    const file = bytesOf(await pngFile({ width: 64, height: 64, color: () => [255, 255, 255] }), trailer);
    expect(headerOf(file).wholeness()).toBe('whole');
  });

  test.prop([fc.uint8Array({ minLength: 1, maxLength: 6000 }), fc.integer({ min: 0, max: 9 })], {
    numRuns: 200,
  })('PNG of any colors is whole', async (bytes, run) => {
    const color = (x: number, y: number) => {
      const at = Math.floor((y * 60 + x) / (run + 1)) % bytes.length;
      return [bytes[at] ?? 0, bytes[at] ?? 0, bytes[(at * 7) % bytes.length] ?? 0] as const;
    };
    expect(headerOf(await pngFile({ width: 60, height: 40, color })).wholeness()).toBe('whole');
  });
});

describe('GIF', () => {
  it.each([
    ['of one frame', gifFile({ width: 90, height: 70 }), 'whole'],
    [
      'interlaced',
      gifFile({ width: 90, height: 70, frames: [{ width: 90, height: 70, interlaced: true }] }),
      'whole',
    ],
    ['without its end', gifFile({ width: 90, height: 70 }).slice(0, -2), 'whole'],
    ['cut in half', gifFile({ width: 90, height: 70 }).slice(0, 4000), 'cut'],
    [
      'of half its pixels',
      gifFile({ width: 90, height: 70, frames: [{ width: 90, height: 70, share: 0.5 }] }),
      'cut',
    ],
    ['without a frame', gifFile({ width: 90, height: 70, frames: [] }), 'cut'],
    [
      'of a whole first and a cut second frame',
      gifFile({
        width: 90,
        height: 70,
        frames: [
          { width: 90, height: 70 },
          { width: 90, height: 70, share: 0.2 },
        ],
      }),
      'whole',
    ],
  ] as const)('GIF %s has that wholeness', (_name, file, expected) => {
    expect(headerOf(file).wholeness()).toBe(expected);
  });

  it.each([
    ['first', [{ width: 20_000, height: 20_000, share: 0 }]],
    [
      'second',
      [
        { width: 100, height: 100 },
        { width: 65_535, height: 65_535, share: 0 },
      ],
    ],
    ['wide', [{ width: 65_535, height: 1000, share: 0 }]],
  ] as const)('GIF is too large when its %s frame is larger than its screen', (_name, frames) => {
    expect(dimensionsCodeOf(gifFile({ width: 100, height: 100, frames }))).toBe('photo_too_large');
  });
});

describe('AVIF', () => {
  const bomb = { width: 9000, height: 9000 };
  it.each([
    ['a sound size', { width: 800, height: 600 }, 'none'],
    [
      'a sequence header that is larger than it says',
      { width: 100, height: 100, coded: bomb },
      'photo_too_large',
    ],
    [
      'such a sequence header in its configuration',
      { width: 100, height: 100, coded: bomb, headerIn: 'configuration' },
      'photo_too_large',
    ],
    ['tiles', { width: 800, height: 600, coded: { width: 400, height: 300 }, tiles: 4 }, 'none'],
    [
      'tiles that are larger than it says',
      { width: 800, height: 600, coded: { width: 4000, height: 4000 }, tiles: 4 },
      'photo_too_large',
    ],
    ['a size of 9000 × 9000', bomb, 'photo_too_large'],
  ] as const satisfies readonly (readonly [string, AvifPlan, string])[])(
    'AVIF with %s ends as %3$s',
    (_name, plan, code) => {
      expect(dimensionsCodeOf(avifFile(plan))).toBe(code);
    },
  );

  it.each([
    [0, 'whole'],
    [1, 'cut'],
    [150, 'cut'],
  ] as const)('AVIF that lacks its last %i bytes is %s', (missing, expected) => {
    expect(headerOf(avifFile({ width: 800, height: 600, missing })).wholeness()).toBe(expected);
  });

  it('AVIF whose data ends in zeros is cut', () => {
    const file = avifFile({ width: 800, height: 600 });
    expect(headerOf(file.fill(0, file.length - 100)).wholeness()).toBe('cut');
  });
});

describe('JPEG of many scans', () => {
  const parts = encodeJpeg({ width: 64, height: 64, progressive: true });
  const withSize = (file: Uint8Array, side: number): Uint8Array => {
    const at = file.findIndex((byte, index) => byte === 0xff && file[index + 1] === 0xc2);
    file.set([side >> 8, side & 255, side >> 8, side & 255], at + 5);
    return file;
  };
  const repeated = (count: number): Uint8Array =>
    jpegFile({ ...parts, scans: [...parts.scans, ...new Array(count).fill(parts.scans[1])] });
  it.each([
    ['12 megapixels and 8 scans', withSize(repeated(0), 3464), 'none'],
    ['12 megapixels and 500 scans', withSize(repeated(492), 3464), 'photo_too_large'],
    ['2 megapixels and 900 scans', withSize(repeated(892), 1415), 'photo_too_large'],
    ['100 megapixels and 20 scans', withSize(repeated(12), 10_000), 'photo_too_large'],
  ] as const)('JPEG of %s ends as %3$s', (_name, file, code) => {
    expect(photoCodeOf(() => headerOf(file))).toBe(code);
  });
});

describe('large file of nothing', () => {
  it.each([
    ['JPEG segments without content', repeated([0xff, 0xd8], [0xff, 0xe5, 0, 2])],
    ['stray bytes of a JPEG', repeated([0xff, 0xd8], [0xff, 0, 1, 0])],
    [
      'chunks of a WebP',
      repeated([...lettersOf('RIFF\xff\xff\xff\x7fWEBP')], [...lettersOf('XXXX\0\0\0\0')]),
    ],
    ['chunks of a PNG', repeated([...lettersOf('\x89PNG\r\n\x1a\n')], [...lettersOf('\0\0\0\0xxXX1234')])],
    [
      'boxes of an AVIF',
      repeated([...lettersOf('\0\0\0\x14ftypavif\0\0\0\0avif')], [...lettersOf('\0\0\0\bfree')]),
    ],
    ['blocks of a GIF', repeated([...lettersOf('GIF89a'), 9, 0, 9, 0, 0, 0, 0], [0x21, 0xfe, 0])],
  ] as const)('large file of %s is read within three seconds', (_name, file) => {
    const start = performance.now();
    expect(photoCodeOf(() => checkDimensions(headerOf(file), false))).toMatch(/^photo_/);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  function repeated(start: readonly number[], part: readonly number[]): Uint8Array {
    const file = new Uint8Array(30_000_000);
    file.set(start);
    for (let at = start.length; at + part.length <= file.length; at += part.length) file.set(part, at);
    return file;
  }
});

const damage = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }), cut: fc.boolean() });

describe('damaged file', async () => {
  const files = {
    png: await pngFile({ width: 40, height: 40, interlaced: true }),
    gif: gifFile({ width: 40, height: 40 }),
    avif: avifFile({ width: 80, height: 60, coded: { width: 40, height: 30 }, tiles: 4 }),
  };
  describe.each(Object.entries(files))('%s', (_name, file) => {
    test.prop([fc.array(damage, { minLength: 1, maxLength: 8 })], { numRuns: 1000 })(
      'damaged file is read or rejected with a photo error',
      (damages) => {
        let bytes = file.slice();
        for (const { at, byte, cut } of damages) {
          if (cut) bytes = bytes.slice(0, Math.max(16, at % bytes.length));
          else bytes[16 + (at % Math.max(1, bytes.length - 16))] = byte;
        }
        const code = photoCodeOf(() => {
          const header = headerOf(bytes);
          checkDimensions(header, false);
          header.wholeness();
        });
        expect(code).toMatch(/^(none|photo_\w+)$/);
      },
    );
  });
});
