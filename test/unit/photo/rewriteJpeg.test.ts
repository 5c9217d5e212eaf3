import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { missingShare } from '../../../src/photo/jpeg/readScans.js';
import { rewriteJpeg } from '../../../src/photo/jpeg/rewriteJpeg.js';
import { verifyJpeg } from '../../../src/photo/jpeg/verifyJpeg.js';
import { readHeader } from '../../../src/photo/pipeline/header.js';
import { isFaceVerificationError } from '../../../src/shared/errors.js';
import { exifSegment, ORIENTATIONS } from '../../fixtures/exifSegment.js';
import {
  adobeSegment,
  bytesOf,
  END_OF_IMAGE,
  encodeJpeg,
  type JpegParts,
  type JpegPlan,
  jfifSegment,
  jpegFile,
  jpegSegment,
  lettersOf,
  START_OF_IMAGE,
  scanBytes,
} from '../../fixtures/jpegFile.js';

const component = (id: number, horizontal: number, vertical: number) => ({ id, horizontal, vertical });

const plan: fc.Arbitrary<JpegPlan> = fc.record({
  width: fc.integer({ min: 1, max: 90 }),
  height: fc.integer({ min: 1, max: 90 }),
  components: fc.constantFrom(
    [component(1, 1, 1)],
    [component(1, 2, 2)],
    [component(1, 2, 2), component(2, 1, 1), component(3, 1, 1)],
    [component(0, 2, 1), component(1, 1, 1), component(2, 1, 1)],
    [component(1, 1, 1), component(2, 1, 1), component(3, 1, 1)],
  ),
  interval: fc.constantFrom(0, 0, 1, 3, 8),
  progressive: fc.boolean(),
});

const payload = fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.uint8Array({ minLength: 250, maxLength: 800 }));

/** Segments that no decoder needs. They may hold whole photos. */
const metadata = fc.oneof(
  fc.constantFrom(...ORIENTATIONS).map((orientation) => exifSegment(orientation, true)),
  fc
    .tuple(fc.integer({ min: 0xe1, max: 0xed }), payload)
    .map(([marker, bytes]) => jpegSegment(marker, bytes)),
  payload.map((bytes) => jpegSegment(0xfe, bytes)),
  payload.map((bytes) => jpegSegment(0xe2, [...bytes, ...START_OF_IMAGE, ...END_OF_IMAGE])),
  fc.constantFrom(
    jpegSegment(0xe0, [...lettersOf('JFIF\0'), 1, 2, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9]),
    jpegSegment(0xe0, [...lettersOf('JFXX\0'), 1, 2, 0, 0, 1, 0, 1, 0, 0]),
    adobeSegment(1, [...lettersOf('text')]),
    // Tables that no scan uses.
    jpegSegment(0xdb, [3, ...new Array<number>(64).fill(65)]),
    jpegSegment(0xc4, [
      0x13,
      ...new Array<number>(16).fill(0).map((_, at) => (at === 7 ? 4 : 0)),
      ...lettersOf('text'),
    ]),
    // Stray bytes between segments, and a marker whose first byte is broken.
    Uint8Array.of(0, 0),
    Uint8Array.of(0, 0xe1, 0, 8, ...lettersOf('stray!')),
  ),
);

interface Junk {
  readonly first: readonly Uint8Array[];
  readonly beforeScans: readonly Uint8Array[];
  readonly behindScans: Uint8Array;
  readonly trailer: Uint8Array;
}

const junk: fc.Arbitrary<Junk> = fc.record({
  first: fc.array(metadata, { maxLength: 3 }),
  beforeScans: fc.array(metadata, { maxLength: 2 }),
  behindScans: fc.constantFrom(
    Uint8Array.of(),
    Uint8Array.from(lettersOf('GPS 31.2, 121.5')),
    Uint8Array.of(0xff, 0xd3),
  ),
  trailer: fc.uint8Array({ maxLength: 30 }),
});

/** Returns the file with junk in every place where files have it. */
function withJunk({ tables, frame, scans }: JpegParts, added: Junk): Uint8Array {
  const parts: Uint8Array[] = [START_OF_IMAGE, ...added.first, ...tables, frame];
  for (const scan of scans) parts.push(...added.beforeScans, scanBytes(scan), added.behindScans);
  return bytesOf(...parts, END_OF_IMAGE, added.trailer);
}

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
  test.prop([plan, junk], { numRuns: 400 })(
    'JPEG keeps its image and nothing else when it is written again',
    (planned, added) => {
      const parts = encodeJpeg(planned);
      const clean = rewriteJpeg(jpegFile(parts), true) ?? Uint8Array.of();
      expect(rewriteJpeg(withJunk(parts, added), true)).toEqual(clean);
      expect(() => verifyJpeg(clean, planned.width, planned.height)).not.toThrow();
      // Only the tables may be fewer: each scan's data is there, bit for bit.
      const text = clean.join();
      for (const { intervals } of parts.scans)
        for (const data of intervals) expect(text).toContain(data.join());
    },
  );

  test.prop([plan], { numRuns: 100 })(
    'JPEG in canonical form does not change when it is written again',
    (planned) => {
      const clean = rewriteJpeg(jpegFile(encodeJpeg(planned)), true) ?? Uint8Array.of();
      expect(rewriteJpeg(clean, true)).toEqual(clean);
      expect(rewriteJpeg(clean, false)).toEqual(clean);
    },
  );

  test.prop([plan, junk], { numRuns: 200 })(
    'header of a JPEG has its size and its picture is whole',
    (planned, added) => {
      const { width, height, wholeness } = readHeader(withJunk(encodeJpeg(planned), added), 'image/jpeg');
      expect([width, height, wholeness()]).toEqual([planned.width, planned.height, 'whole']);
    },
  );
});

describe('JPEG whose data ends early', () => {
  test.prop([plan, fc.integer({ min: 0, max: 95 }), fc.nat()], { numRuns: 300 })(
    'share that is missing follows from where a scan is cut, and the JPEG is not kept',
    (planned, percent, chosen) => {
      const parts = encodeJpeg({ ...planned, width: 80, height: 80, interval: 0 });
      const first = parts.scans.filter(
        (_, index) => !planned.progressive || index <= parts.scans.length / 2 - 1,
      );
      const scan = first[chosen % first.length];
      if (!scan) throw new Error('no scan');
      const [data = Uint8Array.of()] = scan.intervals;
      const cut = { ...scan, intervals: [withoutEnd(data, percent)] };
      const file = jpegFile({ ...parts, scans: parts.scans.map((other) => (other === scan ? cut : other)) });
      const missing = missingShare(file) ?? Number.NaN;
      expect(Math.abs(missing - (1 - percent / 100))).toBeLessThan(0.2);
      expect(rewriteJpeg(file, true)).toBeUndefined();
    },
  );

  test.prop([fc.integer({ min: 0, max: 30 }), fc.boolean()], { numRuns: 60 })(
    'share that is missing is that of a lost restart interval, with or without its marker',
    (lost, keepsMarker) => {
      const parts = encodeJpeg({ width: 128, height: 128, interval: 2 });
      const [scan] = parts.scans;
      if (!scan) throw new Error('no scan');
      const markers = scan.intervals.map((_, index) => [0xff, 0xd0 + (index & 7)]);
      const data: ArrayLike<number>[] = [];
      for (const [index, interval] of scan.intervals.entries()) {
        if (index !== lost) data.push(interval);
        const isLast = index === scan.intervals.length - 1;
        if (!isLast && (index !== lost || keepsMarker)) data.push(markers[index] ?? []);
      }
      const file = bytesOf(START_OF_IMAGE, ...parts.tables, parts.frame, scan.header, ...data, END_OF_IMAGE);
      expect(missingShare(file)).toBeCloseTo(1 / 32, 5);
    },
  );

  it.each([1, 2, 3, 4, 5, 6, 7])(
    'progressive JPEG that ends after %i of its 8 scans is not whole',
    (count) => {
      const parts = encodeJpeg({ width: 80, height: 80, progressive: true });
      const file = jpegFile({ ...parts, scans: parts.scans.slice(0, count) });
      expect(readHeader(file, 'image/jpeg').wholeness()).toBe('cut');
    },
  );
});

/** Returns a share of data that does not end within a stuffed byte. */
function withoutEnd(data: Uint8Array, percent: number): Uint8Array {
  const cut = data.subarray(0, Math.floor((data.length * percent) / 100));
  return cut[cut.length - 1] === 0xff ? cut.subarray(0, -1) : cut;
}

const LETTERS = [component(82, 1, 1), component(71, 1, 1), component(66, 1, 1)];
const NUMBERS = [component(1, 1, 1), component(2, 1, 1), component(3, 1, 1)];

it.each([
  ['JFIF', NUMBERS, [jfifSegment()], true],
  [
    'JFIF with a thumbnail',
    LETTERS,
    [jpegSegment(0xe0, [...lettersOf('JFIF\0'), 1, 2, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9])],
    true,
  ],
  ['JFIF and an Adobe segment for RGB', NUMBERS, [jfifSegment(), adobeSegment(0)], true],
  ['an Adobe segment for YCbCr', LETTERS, [adobeSegment(1)], true],
  ['an Adobe segment for RGB', NUMBERS, [adobeSegment(0)], false],
  ['an Adobe segment for RGB of 14 bytes', NUMBERS, [adobeSegment(0, [0, 0])], false],
  ['an Adobe segment that is too short', NUMBERS, [jpegSegment(0xee, lettersOf('Adobe\0\0\0\0\0\0'))], true],
  ['a JFIF segment that is too short', LETTERS, [jpegSegment(0xe0, lettersOf('JFIF\0'))], false],
  ['numbers as names', NUMBERS, [], true],
  ['letters as names', LETTERS, [], false],
  ['one component', [component(1, 1, 1)], [adobeSegment(0)], true],
  ['four components', [...NUMBERS, component(4, 1, 1)], [jfifSegment()], false],
] as const)('JPEG with %s has the colors that libjpeg reads', (_name, components, before, expected) => {
  const file = jpegFile(encodeJpeg({ width: 64, height: 64, components }), before);
  expect(readHeader(file, 'image/jpeg').jpeg?.isYcc).toBe(expected);
});

it('sequential JPEG is written again with all its tables when its scan names a band of coefficients', () => {
  const { scans, ...rest } = encodeJpeg({ width: 32, height: 32 });
  const odd = scans.map(({ header, intervals }) => ({
    header: bytesOf(header.subarray(0, -3), [5, 9, 0x21]),
    intervals,
  }));
  expect(rewriteJpeg(jpegFile({ ...rest, scans: odd }), true)).toEqual(
    rewriteJpeg(jpegFile({ ...rest, scans }), true),
  );
});

const parts = encodeJpeg({ width: 32, height: 32 });
it.each([
  ['has no end', jpegFile(parts).subarray(0, -2)],
  ['has no tables', jpegFile({ ...parts, tables: [] })],
  ['has a second frame', jpegFile({ ...parts, tables: [...parts.tables, parts.frame] })],
  [
    'has a table that does not fill its segment',
    jpegFile({ ...parts, tables: [jpegSegment(0xdb, [0, 1, 1])] }),
  ],
] as const)('JPEG is not written again when it %s', (_name, file) => {
  expect(rewriteJpeg(file, false)).toBeUndefined();
});

const sound = rewriteJpeg(jpegFile(parts), false) ?? Uint8Array.of();
it.each([
  ['not a JPEG', bytesOf([0], sound.subarray(1)), 32, 'not a JPEG'],
  ['a JPEG with another second byte', bytesOf([0xff, 0], sound.subarray(2)), 32, 'not a JPEG'],
  ['a JPEG of another size', sound, 33, '32×32, not 33×32'],
  ['a JPEG without a frame', bytesOf(START_OF_IMAGE, END_OF_IMAGE), 32, 'is , not'],
  ['a JPEG with bytes behind its end', bytesOf(sound, [0]), 32, 'behind its end'],
  ['a JPEG without its end', sound.subarray(0, -2), 32, 'no end'],
  ['a JPEG with a comment', bytesOf(START_OF_IMAGE, jpegSegment(0xfe, [1]), sound.subarray(2)), 32, '0xFFFE'],
  ['a JPEG with an Adobe segment', bytesOf(START_OF_IMAGE, adobeSegment(0), sound.subarray(2)), 32, '0xFFEE'],
] as const)('verifyJpeg rejects a file that is %s', (_name, bytes, width, message) => {
  expect(() => verifyJpeg(bytes, width, 32)).toThrow(
    expect.objectContaining({ code: 'unexpected', message: expect.stringContaining(message) }),
  );
});

const damage = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('change' as const), at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) }),
);

test.prop([plan, junk, fc.array(damage, { minLength: 1, maxLength: 6 })], { numRuns: 1000 })(
  'damaged JPEG is read or rejected with a photo error, and has no metadata when it is written again',
  (planned, added, damages) => {
    let bytes = withJunk(encodeJpeg(planned), added);
    for (const done of damages) {
      const at = done.at % bytes.length;
      if (done.kind === 'cut') bytes = bytes.slice(0, Math.max(2, at));
      else bytes[at] = done.byte;
    }
    const code = photoCodeOf(() => readHeader(bytes, 'image/jpeg').wholeness());
    expect(['none', 'photo_damaged', 'photo_too_large']).toContain(code);
    const clean = rewriteJpeg(bytes, true);
    if (!clean) return;
    // Writing it once more removes nothing.
    expect(rewriteJpeg(clean, true)).toEqual(clean);
  },
);
