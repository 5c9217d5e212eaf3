import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { qualityOfTable, tableScale } from '../../../src/photo/jpeg/quality.js';

it.each([
  [1, 5000],
  [25, 200],
  [49, 5000 / 49],
  [50, 100],
  [75, 50],
  [99, 2],
  [100, 1],
] as const)('quality %d scales the sample tables to %d %% as in libjpeg', (quality, scale) => {
  expect(tableScale(quality)).toBe(scale);
});

/** T.81, table K.1, in zigzag order. */
const LUMINANCE = [
  16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58,
  51, 61, 60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103,
  62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99,
];
/** Returns the table that jpeg_add_quant_table() computes. */
const tableOf = (quality: number): Uint8Array => {
  const scale = Math.trunc(quality < 50 ? 5000 / quality : 200 - quality * 2);
  return Uint8Array.from(LUMINANCE, (number) =>
    Math.min(255, Math.max(1, Math.trunc((number * scale + 50) / 100))),
  );
};

it('quality of each libjpeg table of 25–95 is found, and of no other', () => {
  for (let quality = 1; quality <= 100; quality += 1) {
    const expected = quality < 25 || quality > 95 ? undefined : quality;
    expect(qualityOfTable(tableOf(quality))).toBe(expected);
  }
});

test.prop([
  fc.integer({ min: 25, max: 90 }),
  fc.array(fc.integer({ min: 1, max: 255 }), { minLength: 64, maxLength: 64 }),
])('quality of a table that is not libjpeg’s is undefined', (quality, numbers) => {
  expect(qualityOfTable(Uint8Array.from(numbers))).toBeUndefined();
  expect(qualityOfTable(Uint8Array.from(tableOf(quality)).reverse())).toBeUndefined();
});
