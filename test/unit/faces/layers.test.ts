import { describe, expect, it } from 'vitest';
import { dense, depthwise, maxPool } from '../../../src/faces/layers.js';

/** Numbers of −1 to 1 that look random and are the same in every run. */
function values(count: number, seed: number): Float32Array {
  return Float32Array.from({ length: count }, (_, index) => Math.sin((index + 1) * 12.9898 + seed * 78.233));
}

/** Returns the value of a pixel's channel; 0 outside. */
function pixelOf(image: Float32Array, size: number, channels: number) {
  return (y: number, x: number, channel: number) =>
    y < 0 || x < 0 || y >= size || x >= size ? 0 : (image[(y * size + x) * channels + channel] ?? 0);
}

function expectClose(found: Float32Array, expected: readonly number[]): void {
  expect(found.length).toBe(expected.length);
  for (const [index, value] of expected.entries()) expect(found[index]).toBeCloseTo(value, 4);
}

describe('the layers of the face detector', () => {
  it('dense is the product of weights and inputs, plus bias', () => {
    const [pixels, inputs, outputs] = [4, 8, 12];
    const [input, weights, bias] = [values(32, 1), values(96, 2), values(12, 3)];
    const output = new Float32Array(pixels * outputs);
    dense(input, pixels, { weights, bias, inputs, outputs }, undefined, output);
    expectClose(
      output,
      Array.from({ length: pixels * outputs }, (_, at) => {
        const [pixel, channel] = [Math.floor(at / outputs), at % outputs];
        let sum = bias[channel] ?? 0;
        for (let index = 0; index < inputs; index += 1)
          sum += (input[pixel * inputs + index] ?? 0) * (weights[channel * inputs + index] ?? 0);
        return sum;
      }),
    );
  });

  it('dense adds a shortcut of fewer channels, and negative outputs become 0', () => {
    const weights = new Float32Array(4 * 8);
    const bias = Float32Array.from([1, -1, 1, -1, 2, -2, 2, -2]);
    const output = new Float32Array(16);
    const shortcut = { values: Float32Array.from([10, 10, -10, 0.5, 20, 20, 20, 20]), channels: 4 };
    dense(new Float32Array(8), 2, { weights, bias, inputs: 4, outputs: 8 }, shortcut, output);
    expect([...output]).toEqual([11, 9, 0, 0, 2, 0, 2, 0, 21, 19, 21, 19, 2, 0, 2, 0]);
  });

  it.each([1, 2] as const)(
    'depthwise with stride %i sees each channel alone, and zeros outside',
    (stride) => {
      const [size, channels] = [6, 4];
      const [input, weights, bias] = [values(144, 4), values(36, 5), values(4, 6)];
      const side = size / stride;
      const output = new Float32Array(side * side * channels);
      depthwise(input, size, { weights, bias, channels }, stride, output);
      const pixel = pixelOf(input, size, channels);
      const first = stride === 1 ? -1 : 0;
      expectClose(
        output,
        Array.from({ length: output.length }, (_, at) => {
          const channel = at % channels;
          const cell = Math.floor(at / channels);
          const [top, left] = [Math.floor(cell / side) * stride + first, (cell % side) * stride + first];
          let sum = bias[channel] ?? 0;
          for (let near = 0; near < 9; near += 1) {
            const value = pixel(top + Math.floor(near / 3), left + (near % 3), channel);
            sum += value * (weights[near * channels + channel] ?? 0);
          }
          return sum;
        }),
      );
    },
  );

  it('maxPool is the maximum of four pixels', () => {
    const input = values(4 * 4 * 2, 7);
    const output = new Float32Array(8);
    maxPool(input, 4, 2, output);
    const pixel = pixelOf(input, 4, 2);
    expectClose(
      output,
      Array.from({ length: 8 }, (_, at) => {
        const [y, x, channel] = [Math.floor(at / 4) * 2, (Math.floor(at / 2) % 2) * 2, at % 2];
        return Math.max(...[0, 1].flatMap((dy) => [0, 1].map((dx) => pixel(y + dy, x + dx, channel))));
      }),
    );
  });
});
