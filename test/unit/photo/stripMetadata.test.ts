import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { stripMetadata } from '../../../src/photo/jpeg/stripMetadata.js';
import { verifyJpeg } from '../../../src/photo/jpeg/verifyJpeg.js';
import { readHeader } from '../../../src/photo/pipeline/header.js';
import { isFaceVerificationError } from '../../../src/shared/errors.js';
import { exifSegment, ORIENTATIONS } from '../../fixtures/exifSegment.js';

/** Structure of a JPEG; the decoded pixels do not matter here. */
interface Structure {
  readonly metadata: readonly (readonly number[])[];
  readonly picture: readonly (readonly number[])[];
  readonly trailer: readonly number[];
}

const WIDTH = 300;
const HEIGHT = 400;

const segment = (marker: number, payload: Iterable<number>): number[] => {
  const bytes = [...payload];
  return [0xff, marker, (bytes.length + 2) >> 8, (bytes.length + 2) & 255, ...bytes];
};
const frame = (marker: number): number[] =>
  segment(marker, [8, HEIGHT >> 8, HEIGHT & 255, WIDTH >> 8, WIDTH & 255, 3, 1, 34, 0, 2, 17, 1, 3, 17, 1]);

const text = (letters: string): number[] => [...letters].map((letter) => letter.charCodeAt(0));
/** JFIF's version and Adobe's color transform, which decoders need. */
const JFIF = segment(0xe0, [...text('JFIF\0'), 1, 2, 0, 0, 1, 0, 1, 0, 0]);
const ADOBE = segment(0xee, [...text('Adobe'), 0, 100, 0, 0, 0, 0, 1]);

/** Markers that start a frame: all of C0–CF except DHT (C4), JPG (C8) and DAC (CC) (T.81, table B.1). */
const FRAMES = [0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf] as const;

const payload = fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.uint8Array({ minLength: 250, maxLength: 800 }));
/** Segments to strip: comments, and application segments except JFIF's and Adobe's own. They may hold whole photos. */
const metadata = fc.oneof(
  fc.constantFrom(...ORIENTATIONS).map((orientation) => [...exifSegment(orientation, true)]),
  fc.tuple(fc.integer({ min: 0xe0, max: 0xef }), payload).map(([marker, bytes]) => segment(marker, bytes)),
  payload.map((bytes) => segment(0xfe, bytes)),
  // Segments with JFIF's or Adobe's name and more content, or with their length and another name.
  fc.constantFrom(
    segment(0xe0, [...text('JFIF\0'), 1, 2, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9]),
    segment(0xe0, [...text('JFXX\0'), 1, 2, 0, 0, 1, 0, 1, 0, 0]),
    segment(0xee, [...text('Adobe'), 0, 100, 0, 0, 0, 0, 1, 9]),
    segment(0xee, [...text('Abode'), 0, 100, 0, 0, 0, 0, 1]),
    segment(0xed, [...text('Adobe'), 0, 100, 0, 0, 0, 0, 1]),
  ),
  payload.map((bytes) => segment(0xe2, [...bytes, 0xff, 0xd8, 0xff, 0xd9])),
);
/** Image data with stuffed zeros (T.81, B.1.1.5) and restart markers. */
const imageData = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constant(0xff), fc.integer({ min: 256, max: 263 })))
  .map((symbols) =>
    symbols.flatMap((symbol) => {
      if (symbol > 255) return [0xff, 0xd0 + symbol - 256];
      return symbol === 0xff ? [0xff, 0] : [symbol];
    }),
  );
/** Tables, some with a fill byte before the marker (B.1.1.2), and the marker TEM, which stands alone. */
const tables = fc.oneof(
  fc
    .tuple(fc.constantFrom(0xdb, 0xc4, 0xc8, 0xcc, 0xdd), payload, fc.boolean())
    .map(([marker, bytes, filled]) => [...(filled ? [0xff] : []), ...segment(marker, bytes)]),
  fc.constant([0xff, 0x01]),
);
const scan = imageData.map((data) => [...segment(0xda, [1, 1, 0, 0, 63, 0]), ...data]);

const structure: fc.Arbitrary<Structure> = fc.record({
  metadata: fc.array(metadata, { maxLength: 4 }),
  picture: fc
    .tuple(
      fc.constantFrom(...FRAMES),
      fc.subarray([JFIF, ADOBE]),
      fc.array(tables, { maxLength: 3 }),
      fc.array(fc.tuple(tables, scan), { minLength: 1, maxLength: 3 }),
    )
    .map(([marker, own, before, scans]) => [...own, ...before, frame(marker), ...scans.flat()]),
  trailer: fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 30 }),
});

/** Returns the bytes, with metadata before the first segments, as cameras write it, and between the scans. */
function bytesOf({ metadata: parts, picture, trailer }: Structure): Uint8Array<ArrayBuffer> {
  const [last, ...first] = parts;
  const middle = picture.length - 1;
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...first.flat(),
    ...picture.slice(0, middle).flat(),
    ...(last ?? []),
    ...picture.slice(middle).flat(),
    ...[0xff, 0xd9],
    ...trailer,
  ]);
}

const pictureOf = ({ picture }: Structure): number[] => [0xff, 0xd8, ...picture.flat(), 0xff, 0xd9];

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

describe('JPEG of any structure', () => {
  test.prop([structure], { numRuns: 500 })(
    'JPEG keeps every byte of its image and nothing else when stripped',
    (built) => {
      const stripped = stripMetadata(bytesOf(built));
      expect([...stripped]).toEqual(pictureOf(built));
      expect(() => verifyJpeg(stripped, WIDTH, HEIGHT)).not.toThrow();
    },
  );

  test.prop([structure], { numRuns: 200 })('header of a JPEG has its size and is complete', (built) => {
    const header = readHeader(bytesOf(built), 'image/jpeg');
    expect(header).toMatchObject({ width: WIDTH, height: HEIGHT, complete: true });
  });

  test.prop([structure.filter((built) => built.metadata.length > 0)], { numRuns: 200 })(
    'verifyJpeg rejects a JPEG that has metadata',
    (built) => {
      expect(photoCodeOf(() => verifyJpeg(bytesOf(built), WIDTH, HEIGHT))).toBe('unexpected');
    },
  );
});

test.prop([structure, fc.nat()], { numRuns: 300 })(
  'JPEG gets an end marker when it is cut off within its last image data',
  (built, at) => {
    const whole = pictureOf({ ...built, metadata: [], trailer: [] });
    const data = built.picture[built.picture.length - 1] ?? [];
    const header = 10;
    const cut = Uint8Array.from(whole.slice(0, whole.length - 2 - (at % Math.max(1, data.length - header))));
    // Not between a marker's two bytes.
    if (cut[cut.length - 1] === 0xff) return;
    expect([...stripMetadata(cut)]).toEqual([...cut, 0xff, 0xd9]);
    expect(photoCodeOf(() => verifyJpeg(cut, WIDTH, HEIGHT))).toBe('unexpected');
  },
);

const sound = (): number[] => [
  0xff,
  0xd8,
  ...frame(0xc0),
  ...segment(0xda, [1, 1, 0, 0, 63, 0]),
  7,
  0xff,
  0xd9,
];
it.each([
  ['not a JPEG', Uint8Array.from([0, ...sound().slice(1)]), WIDTH, 'not a JPEG'],
  ['a JPEG with another second byte', Uint8Array.from([0xff, 0, ...sound().slice(2)]), WIDTH, 'not a JPEG'],
  ['a JPEG of another size', Uint8Array.from(sound()), WIDTH + 1, '300×400, not 301×400'],
  ['a JPEG without a frame', Uint8Array.from([0xff, 0xd8, 0xff, 0xd9]), WIDTH, 'is , not'],
  ['a JPEG with bytes behind its end', Uint8Array.from([...sound(), 0]), WIDTH, 'behind its end'],
  ['a JPEG without its end', Uint8Array.from(sound().slice(0, -2)), WIDTH, 'no end'],
  [
    'a JPEG with a comment',
    Uint8Array.from([0xff, 0xd8, ...segment(0xfe, [1]), ...sound().slice(2)]),
    WIDTH,
    '0xFFFE',
  ],
] as const)('verifyJpeg rejects a file that is %s', (_name, bytes, width, message) => {
  expect(() => verifyJpeg(bytes, width, HEIGHT)).toThrow(
    expect.objectContaining({ code: 'unexpected', message: expect.stringContaining(message) }),
  );
});

const damage = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('change' as const), at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) }),
);

describe('damaged JPEG', () => {
  test.prop([structure, fc.array(damage, { minLength: 1, maxLength: 6 })], { numRuns: 1000 })(
    'damaged JPEG is read or rejected as photo_damaged, and has no metadata when stripped',
    (built, damages) => {
      let bytes = bytesOf(built);
      for (const done of damages) {
        const at = done.at % bytes.length;
        if (done.kind === 'cut') bytes = bytes.slice(0, Math.max(2, at));
        else bytes[at] = done.byte;
      }
      expect(['none', 'photo_damaged']).toContain(photoCodeOf(() => readHeader(bytes, 'image/jpeg')));
      let stripped: Uint8Array | undefined;
      const code = photoCodeOf(() => {
        stripped = stripMetadata(bytes);
      });
      expect(['none', 'photo_damaged']).toContain(code);
      if (!stripped) return;
      expect([...stripped.subarray(-2)]).toEqual([0xff, 0xd9]);
      // Stripping it once more removes nothing.
      expect([...stripMetadata(stripped)]).toEqual([...stripped]);
    },
  );
});
