import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createDetector, SIDE } from '../../../src/faces/createDetector.js';

const weights = new Uint8Array(
  readFileSync(fileURLToPath(new URL('../../../src/faces/blazeface.bin', import.meta.url))),
);

/** An image whose gray values come from a function of the place. */
function paint(gray: (x: number, y: number) => number): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(SIDE * SIDE * 4);
  for (let at = 0; at < SIDE * SIDE; at += 1) {
    pixels.fill(gray(at % SIDE, Math.floor(at / SIDE)), at * 4, at * 4 + 3);
    pixels[at * 4 + 3] = 255;
  }
  return pixels;
}

const detect = createDetector(weights);

describe('the face detector', () => {
  it.each([
    ['black', () => 0],
    ['white', () => 255],
    ['a slope', (x: number, y: number) => x + y],
    ['stripes', (x: number) => (x % 16 < 8 ? 30 : 220)],
    [
      'noise',
      (x: number, y: number) => (Math.abs(Math.sin(x * 12.9898 + y * 78.233) * 43758.5453) % 1) * 255,
    ],
  ])('finds no face in %s', (_, gray) => {
    expect(detect(paint(gray))).toEqual([]);
  });

  it('refuses weights of another length', () => {
    expect(() => createDetector(Uint8Array.of(...weights, 0))).toThrow(RangeError);
    expect(() => createDetector(weights.subarray(4))).toThrow(RangeError);
  });
});
