import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { tableScale } from '../../../src/photo/jpeg/quality.js';
import { type SearchInput, type SearchResult, searchSettings } from '../../../src/photo/pipeline/search.js';
import * as SEARCH from '../../../src/photo/pipeline/searchConstants.js';
import type { EncodeSettings, EncodeSize } from '../../../src/photo/pipeline/sizeModel.js';
import { isFaceVerificationError } from '../../../src/shared/errors.js';

/** A simulated image whose bytes grow with side and quality, with noise. */
interface SimulatedImage {
  readonly longSide: number;
  /** Bytes at 1920 pixels and quality 75. */
  readonly level: number;
  readonly sideExponent: number;
  readonly scaleExponent: number;
  /** Maximum relative deviation from the smooth curve. */
  readonly noise: number;
  readonly sampleError: number;
  readonly seed: number;
}

function bytesOf(image: SimulatedImage, { side, quality }: EncodeSettings): number {
  const smooth =
    image.level * (side / 1920) ** image.sideExponent * (tableScale(quality) / 50) ** image.scaleExponent;
  return Math.max(600, Math.round(smooth * (1 + image.noise * wobble(image.seed + side * 101 + quality))));
}

/** Returns a number of −1 to 1, always the same for the same input. */
function wobble(number: number): number {
  const mixed = Math.imul((number ^ (number >>> 15)) + 0x9e3779b9, 0x85ebca6b) >>> 0;
  return (mixed / 2 ** 32) * 2 - 1;
}

interface Trace {
  readonly result?: SearchResult<EncodeSize & { readonly tableQuality: number | undefined }>;
  readonly error?: unknown;
  readonly encoded: readonly EncodeSettings[];
  readonly sampled: readonly EncodeSettings[];
  readonly samples: number;
}

async function run(
  image: SimulatedImage,
  maxBytes: number,
  extra: Partial<SearchInput> = {},
  sampling = true,
  tableOf = (quality: number): number | undefined => quality,
): Promise<Trace> {
  const encoded: EncodeSettings[] = [];
  const sampled: EncodeSettings[] = [];
  const steps = {
    encode: async (settings: EncodeSettings) => {
      encoded.push(settings);
      return { ...settings, bytes: bytesOf(image, settings), tableQuality: tableOf(settings.quality) };
    },
    sample: async (settings: EncodeSettings) => {
      sampled.push(settings);
      return bytesOf(image, settings) * (1 + image.sampleError * wobble(image.seed));
    },
  };
  const input = { longSide: image.longSide, maxBytes, ...extra };
  try {
    const result = await searchSettings(input, sampling ? steps : { encode: steps.encode });
    return { result, encoded, sampled, samples: sampled.length };
  } catch (error) {
    return { error, encoded, sampled, samples: sampled.length };
  }
}

const anyImage = fc.record({
  longSide: fc.integer({ min: 64, max: 16_000 }),
  level: fc.double({ min: Math.log(2_000), max: Math.log(20_000_000), noNaN: true }).map(Math.exp),
  sideExponent: fc.double({ min: 0.6, max: 3, noNaN: true }),
  scaleExponent: fc.double({ min: -1.6, max: -0.2, noNaN: true }),
  noise: fc.double({ min: 0, max: 0.15, noNaN: true }),
  sampleError: fc.double({ min: 0, max: 0.5, noNaN: true }),
  seed: fc.nat(1_000_000),
});

/** Exponents and sample errors of 17 real photos, slightly widened. */
const photo = fc.record({
  longSide: fc.integer({ min: 2400, max: 12_000 }),
  level: fc.double({ min: Math.log(150_000), max: Math.log(900_000), noNaN: true }).map(Math.exp),
  sideExponent: fc.double({ min: 1.4, max: 1.9, noNaN: true }),
  scaleExponent: fc.double({ min: -0.85, max: -0.5, noNaN: true }),
  noise: fc.double({ min: 0, max: 0.01, noNaN: true }),
  sampleError: fc.double({ min: 0, max: 0.04, noNaN: true }),
  seed: fc.nat(1_000_000),
});

/** Facts that a JPEG states about itself, true or not. */
const anySource = fc.option(
  fc.record({ quality: fc.integer({ min: 25, max: 95 }), bytes: fc.integer({ min: 1000, max: 600_000 }) }),
  { nil: undefined },
);

const anyLimit = fc.integer({ min: 14_997, max: 600_000 });

describe('a search over any noisy size curve', () => {
  test.prop([anyImage, anyLimit, fc.boolean(), anySource], { numRuns: 2000 })(
    'a search ends within the limit after at most four encodes',
    async (image, maxBytes, sampling, source) => {
      const extra = source ? { source } : {};
      const { result, error, encoded, samples } = await run(image, maxBytes, extra, sampling);
      expect(encoded.length).toBeLessThanOrEqual(4);
      expect(samples).toBeLessThanOrEqual(SEARCH.maxSamples);
      if (result) expect(result.encoded.bytes).toBeLessThanOrEqual(maxBytes);
      if (!result) expect(isFaceVerificationError(error) && error.code).toBe('photo_over_limit');
    },
  );

  test.prop([anyImage, anyLimit], { numRuns: 2000 })(
    'a search returns its largest encode that fits, never enlarges and never repeats an encode',
    async (image, maxBytes) => {
      const { result, encoded } = await run(image, maxBytes);
      for (const { side, quality } of encoded) {
        expect(side).toBeLessThanOrEqual(image.longSide);
        expect(Number.isInteger(side) && Number.isInteger(quality)).toBe(true);
        expect(quality).toBeGreaterThanOrEqual(1);
        expect(quality).toBeLessThanOrEqual(SEARCH.maxQuality);
      }
      expect(new Set(encoded.map(({ side, quality }) => `${side} ${quality}`)).size).toBe(encoded.length);
      const fitting = encoded
        .map((encoding) => bytesOf(image, encoding))
        .filter((bytes) => bytes <= maxBytes);
      expect(result?.encoded.bytes ?? 0).toBe(Math.max(0, ...fitting));
    },
  );
});

describe('a search over photos', () => {
  test('a search fills the limit of a photo with few encodes', async () => {
    const traces = await Promise.all(
      fc.sample(photo, { numRuns: 500, seed: 1 }).map((image) => run(image, 299_997)),
    );
    const fills = traces.map(({ result }) => (result?.encoded.bytes ?? 0) / 299_997).sort((a, b) => a - b);
    const counts = traces.map(({ encoded }) => encoded.length).sort((a, b) => a - b);
    expect(fills[0]).toBeGreaterThan(0.8);
    expect(fills[250]).toBeGreaterThan(0.95);
    expect(counts[250]).toBe(1);
    expect(counts[475]).toBeLessThanOrEqual(2);
  });

  test.prop([photo], { numRuns: 500 })(
    'a search fills 80 % of the limit when the limit is a third',
    async (image) => {
      const { result } = await run(image, 100_000);
      expect(result?.encoded.bytes).toBeGreaterThan(80_000);
    },
  );
});

describe('a search from a JPEG source', () => {
  const known = photo.map((image) => ({ ...image, longSide: 1000 + (image.seed % 900), noise: 0 }));
  const quality = fc.integer({ min: 25, max: 95 });

  test.prop([known, quality, fc.double({ min: -0.02, max: 0.09, noNaN: true })], { numRuns: 300 })(
    'a search keeps the quality of a source that fits, with one encode and no sample',
    async (image, own, lighter) => {
      const encoding = { side: image.longSide, quality: own };
      const bytes = Math.round(bytesOf(image, encoding) * (1 + lighter));
      const maxBytes = Math.round(bytes * 1.021) + 1;
      const { result, encoded, samples } = await run(image, maxBytes, { source: { quality: own, bytes } });
      expect(result).toMatchObject(encoding);
      expect([encoded.length, samples]).toEqual([1, 0]);
    },
  );

  test.prop([known, fc.integer({ min: 25, max: 90 })], { numRuns: 300 })(
    'a search goes on when the encoder uses other tables or the source’s quality exceeds the limit',
    async (image, own) => {
      const bytes = bytesOf(image, { side: image.longSide, quality: own });
      for (const [source, maxBytes] of [
        [bytes, bytes * 2],
        [bytes * 0.9, bytes * 0.95],
      ] as const) {
        const extra = { source: { quality: own, bytes: source } };
        const { result, encoded } = await run(image, maxBytes, extra, true, () => undefined);
        expect(encoded[0]).toEqual({ side: image.longSide, quality: own });
        expect(encoded.length).toBeGreaterThan(1);
        if (result) expect(result.encoded.bytes).toBeLessThanOrEqual(maxBytes);
      }
    },
  );

  test('a search keeps the side of a slightly too large source and takes one sample in the median', async () => {
    const heavy = fc.record({
      base: known,
      own: fc.integer({ min: 70, max: 90 }),
      heavier: fc.double({ min: 1, max: 1.2, noNaN: true }),
      scaleExponent: fc.double({ min: -0.35, max: -0.28, noNaN: true }),
    });
    const counts: number[] = [];
    for (const { base, own, heavier, scaleExponent } of fc.sample(heavy, { numRuns: 300, seed: 3 })) {
      const image = { ...base, scaleExponent };
      const bytes = bytesOf(image, { side: image.longSide, quality: own });
      const maxBytes = Math.round(bytes / heavier);
      const trace = await run(image, maxBytes, { source: { quality: own, bytes } });
      const sides = [...trace.sampled, ...trace.encoded].map(({ side }) => side);
      expect(sides).toEqual(sides.map(() => image.longSide));
      expect(trace.result?.encoded.bytes).toBeGreaterThan(0.9 * maxBytes);
      counts.push(trace.samples);
    }
    expect(counts.sort((a, b) => a - b)[150]).toBe(1);
  });

  test('a search takes samples when the source has to shrink', async () => {
    const [image] = fc.sample(photo, { numRuns: 1, seed: 2 });
    if (!image) throw new RangeError('no sample');
    const source = { quality: 73, bytes: 200_000 };
    const { encoded, samples } = await run(image, 299_997, { source });
    expect(samples).toBeGreaterThan(0);
    expect(encoded[0]?.side).toBeLessThan(image.longSide);
  });
});

test('a search encodes a small image once when the best quality is sure to fit', async () => {
  const small = {
    longSide: 400,
    level: 300_000,
    sideExponent: 1.64,
    scaleExponent: -0.65,
    noise: 0,
    sampleError: 0,
    seed: 1,
  };
  const { result, encoded, samples } = await run(small, 299_997);
  expect(result).toMatchObject({ side: 400, quality: SEARCH.maxQuality });
  expect([encoded.length, samples]).toEqual([1, 0]);
});

/** Simulated images that combine each value with every other one now and then; all combinations would be thousands. */
const images = Array.from({ length: 90 }, (_, index): SimulatedImage & { readonly maxBytes: number } => {
  const pick = <T>(values: readonly [T, ...T[]], stride: number): T =>
    values[Math.floor(index / stride) % values.length] ?? values[0];
  return {
    longSide: pick([4032, 1500, 9000, 700], 1),
    level: pick([300_000, 150_000, 600_000, 2_000_000, 60_000], 4),
    sideExponent: pick([1.64, 1.2, 2.2], 3),
    scaleExponent: pick([-0.65, -0.4, -1], 7),
    noise: pick([0, 0.01, 0.12], 5),
    sampleError: pick([0.02, 0, 0.3, 0.08], 6),
    seed: index,
    maxBytes: pick([299_997, 100_000, 15_000], 11),
  };
});

test('a search takes the recorded way for each simulated image', async () => {
  const ways: string[] = [];
  for (const { maxBytes, ...image } of images) {
    const { result, error, sampled, encoded } = await run(image, maxBytes);
    const list = (encodings: readonly EncodeSettings[]) =>
      encodings.map(({ side, quality }) => `${side}@${quality}`).join(' ') || 'none';
    const end = result
      ? `${result.side}@${result.quality}, ${((100 * result.encoded.bytes) / maxBytes).toFixed(1)} %, ${result.encodes} + ${result.samples}`
      : String(Object(error).message);
    ways.push(
      `${JSON.stringify({ maxBytes, ...image })}\n  samples ${list(sampled)}, encodes ${list(encoded)} → ${end}`,
    );
  }
  await expect(`${ways.join('\n')}\n`).toMatchFileSnapshot('./searchWays.txt');
});
