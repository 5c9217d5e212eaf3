/**
 * Layers of the face detector's network. Images are stored row by row, the channels of a pixel side by side. Channel counts
 * are multiples of 4, pixel counts multiples of 2. Each loop is written for the engine's optimizer: one 128 × 128 image
 * costs 31 million multiplications.
 */

/** Weights of a layer whose outputs see all inputs: one row of weights for each output. */
export interface Dense {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  readonly inputs: number;
  readonly outputs: number;
}

/** Weights of a 3 × 3 layer whose outputs see one channel each: one row of channels for each of the nine pixels. */
export interface Depthwise {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  readonly channels: number;
}

/** Values that are added to the outputs of a block before negative ones become 0. */
interface Shortcut {
  readonly values: Float32Array;
  readonly channels: number;
}

/** Computes `pixels` pixels, two at a time and four outputs at a time. With a shortcut, negative outputs become 0. */
export function dense(
  input: Float32Array,
  pixels: number,
  { weights, bias, inputs, outputs }: Dense,
  shortcut: Shortcut | undefined,
  output: Float32Array,
  offset = 0,
): void {
  const shortcutChannels = shortcut ? shortcut.channels : 0;
  const added = shortcut ? shortcut.values : output;
  const floor = shortcut ? 0 : Number.NEGATIVE_INFINITY;
  for (let pixel = 0; pixel < pixels; pixel += 2) {
    const one = pixel * inputs;
    const two = one + inputs;
    for (let channel = 0; channel < outputs; channel += 4) {
      const row0 = channel * inputs;
      const row1 = row0 + inputs;
      const row2 = row1 + inputs;
      const row3 = row2 + inputs;
      let a0 = bias[channel] ?? 0;
      let a1 = bias[channel + 1] ?? 0;
      let a2 = bias[channel + 2] ?? 0;
      let a3 = bias[channel + 3] ?? 0;
      let b0 = a0;
      let b1 = a1;
      let b2 = a2;
      let b3 = a3;
      for (let index = 0; index < inputs; index += 1) {
        const a = input[one + index] ?? 0;
        const b = input[two + index] ?? 0;
        const w0 = weights[row0 + index] ?? 0;
        const w1 = weights[row1 + index] ?? 0;
        const w2 = weights[row2 + index] ?? 0;
        const w3 = weights[row3 + index] ?? 0;
        a0 += a * w0;
        a1 += a * w1;
        a2 += a * w2;
        a3 += a * w3;
        b0 += b * w0;
        b1 += b * w1;
        b2 += b * w2;
        b3 += b * w3;
      }
      if (channel < shortcutChannels) {
        const at = pixel * shortcutChannels + channel;
        const next = at + shortcutChannels;
        a0 += added[at] ?? 0;
        a1 += added[at + 1] ?? 0;
        a2 += added[at + 2] ?? 0;
        a3 += added[at + 3] ?? 0;
        b0 += added[next] ?? 0;
        b1 += added[next + 1] ?? 0;
        b2 += added[next + 2] ?? 0;
        b3 += added[next + 3] ?? 0;
      }
      const to = offset + pixel * outputs + channel;
      const after = to + outputs;
      output[to] = a0 > floor ? a0 : floor;
      output[to + 1] = a1 > floor ? a1 : floor;
      output[to + 2] = a2 > floor ? a2 : floor;
      output[to + 3] = a3 > floor ? a3 : floor;
      output[after] = b0 > floor ? b0 : floor;
      output[after + 1] = b1 > floor ? b1 : floor;
      output[after + 2] = b2 > floor ? b2 : floor;
      output[after + 3] = b3 > floor ? b3 : floor;
    }
  }
}

/**
 * Computes a square image of `size / stride` pixels a side. Pixels outside count as 0. With a stride of 2 only the right
 * and lower edges have such pixels, as in TensorFlow.
 */
export function depthwise(
  input: Float32Array,
  size: number,
  { weights, bias, channels }: Depthwise,
  stride: number,
  output: Float32Array,
): void {
  const side = size / stride;
  const first = stride === 1 ? -1 : 0;
  const line = size * channels;
  for (let y = 0; y < side; y += 1) {
    const top = y * stride + first;
    for (let x = 0; x < side; x += 1) {
      const left = x * stride + first;
      const to = (y * side + x) * channels;
      if (top < 0 || left < 0 || top + 2 >= size || left + 2 >= size) {
        depthwiseAtEdge(input, size, { weights, bias, channels }, top, left, output, to);
        continue;
      }
      const row0 = (top * size + left) * channels;
      const row1 = row0 + line;
      const row2 = row1 + line;
      for (let channel = 0; channel < channels; channel += 1) {
        let sum = bias[channel] ?? 0;
        let at = channel;
        for (let column = 0; column < 3; column += 1) {
          sum +=
            (input[row0 + at] ?? 0) * (weights[at] ?? 0) +
            (input[row1 + at] ?? 0) * (weights[at + 3 * channels] ?? 0) +
            (input[row2 + at] ?? 0) * (weights[at + 6 * channels] ?? 0);
          at += channels;
        }
        output[to + channel] = sum;
      }
    }
  }
}

function depthwiseAtEdge(
  input: Float32Array,
  size: number,
  { weights, bias, channels }: Depthwise,
  top: number,
  left: number,
  output: Float32Array,
  to: number,
): void {
  for (let channel = 0; channel < channels; channel += 1) output[to + channel] = bias[channel] ?? 0;
  for (let pixel = 0; pixel < 9; pixel += 1) {
    const y = top + Math.floor(pixel / 3);
    const x = left + (pixel % 3);
    if (y < 0 || x < 0 || y >= size || x >= size) continue;
    const from = (y * size + x) * channels;
    for (let channel = 0; channel < channels; channel += 1) {
      const product = (input[from + channel] ?? 0) * (weights[pixel * channels + channel] ?? 0);
      output[to + channel] = (output[to + channel] ?? 0) + product;
    }
  }
}

/** Computes the maximum of each 2 × 2 pixels of a square image. */
export function maxPool(input: Float32Array, size: number, channels: number, output: Float32Array): void {
  const side = size / 2;
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const upper = (y * 2 * size + x * 2) * channels;
      const lower = upper + size * channels;
      const to = (y * side + x) * channels;
      for (let channel = 0; channel < channels; channel += 1) {
        output[to + channel] = Math.max(
          input[upper + channel] ?? 0,
          input[upper + channels + channel] ?? 0,
          input[lower + channel] ?? 0,
          input[lower + channels + channel] ?? 0,
        );
      }
    }
  }
}
