import type { Dense, Depthwise } from './layers.js';

/** One block of the network: 3 × 3 on each channel, then all channels of a pixel, then the shortcut. */
interface Block {
  readonly stride: 1 | 2;
  readonly depthwise: Depthwise;
  readonly dense: Dense;
}

export interface Network {
  /** 5 × 5 pixels of three channels, at every second pixel. */
  readonly stem: Dense;
  readonly blocks: readonly Block[];
  /** Scores and boxes on the grid of 16 × 16 and on that of 8 × 8. */
  readonly heads: {
    readonly scores16: Dense;
    readonly scores8: Dense;
    readonly boxes16: Dense;
    readonly boxes8: Dense;
  };
}

/** Inputs of the stem: 5 × 5 × 3. */
const STEM_INPUTS = 75;
const STEM_OUTPUTS = 24;

/** Stride and channels of each block of BlazeFace. */
const BLOCKS = [
  [1, 24],
  [1, 28],
  [2, 32],
  [1, 36],
  [1, 42],
  [2, 48],
  [1, 56],
  [1, 64],
  [1, 72],
  [1, 80],
  [1, 88],
  [2, 96],
  [1, 96],
  [1, 96],
  [1, 96],
  [1, 96],
] as const;

/** Channels of the blocks' outputs on the grid of 16 × 16, and on that of 8 × 8. */
const GRID_CHANNELS = { 16: 88, 8: 96 } as const;

/** Anchors of a cell of each grid. */
export const ANCHORS = { 16: 2, 8: 6 } as const;

/** Numbers of a box: center, size and six points. */
export const BOX_LENGTH = 16;

/**
 * Reads the weights: for each layer the biases and scales as 32-bit floats, after all of them the weights as 8-bit integers,
 * one scale for each output.
 * @throws RangeError if the length does not fit
 */
export function readWeights(bytes: Uint8Array): Network {
  const layers = layerSizes();
  const floats = layers.reduce((sum, { outputs }) => sum + 2 * outputs, 0);
  const integers = layers.reduce((sum, { outputs, inputs }) => sum + outputs * inputs, 0);
  if (bytes.length !== floats * 4 + integers) throw new RangeError('The weights have another length.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let floatAt = 0;
  let integerAt = floats * 4;

  function nextFloats(count: number): Float32Array {
    const start = floatAt;
    floatAt += count * 4;
    return Float32Array.from({ length: count }, (_, index) => view.getFloat32(start + index * 4, true));
  }

  function nextDense(inputs: number, outputs: number): Dense {
    const padded = { inputs: padding(inputs), outputs: padding(outputs) };
    const bias = new Float32Array(padded.outputs);
    bias.set(nextFloats(outputs));
    const scales = nextFloats(outputs);
    const weights = new Float32Array(padded.inputs * padded.outputs);
    for (let output = 0; output < outputs; output += 1) {
      for (let input = 0; input < inputs; input += 1) {
        weights[output * padded.inputs + input] = view.getInt8(integerAt) * (scales[output] ?? 0);
        integerAt += 1;
      }
    }
    return { weights, bias, ...padded };
  }

  function nextDepthwise(count: number): Depthwise {
    const channels = padding(count);
    const bias = new Float32Array(channels);
    bias.set(nextFloats(count));
    const scales = nextFloats(count);
    const weights = new Float32Array(9 * channels);
    for (let pixel = 0; pixel < 9; pixel += 1) {
      for (let channel = 0; channel < count; channel += 1) {
        weights[pixel * channels + channel] = view.getInt8(integerAt) * (scales[channel] ?? 0);
        integerAt += 1;
      }
    }
    return { weights, bias, channels };
  }

  const stem = nextDense(STEM_INPUTS, STEM_OUTPUTS);
  let channels: number = STEM_OUTPUTS;
  const blocks = BLOCKS.map(([stride, outputs]): Block => {
    const block = { stride, depthwise: nextDepthwise(channels), dense: nextDense(channels, outputs) };
    channels = outputs;
    return block;
  });
  const scores16 = nextDense(GRID_CHANNELS[16], ANCHORS[16]);
  const scores8 = nextDense(GRID_CHANNELS[8], ANCHORS[8]);
  const boxes16 = nextDense(GRID_CHANNELS[16], ANCHORS[16] * BOX_LENGTH);
  const boxes8 = nextDense(GRID_CHANNELS[8], ANCHORS[8] * BOX_LENGTH);
  return { stem, blocks, heads: { scores16, scores8, boxes16, boxes8 } };
}

/** Rounds up to a multiple of 4, as the loops need it. The weights in between are 0. */
function padding(count: number): number {
  return (count + 3) & ~3;
}

function layerSizes(): readonly { readonly inputs: number; readonly outputs: number }[] {
  const sizes = [{ inputs: STEM_INPUTS, outputs: STEM_OUTPUTS }];
  let channels: number = STEM_OUTPUTS;
  for (const [, outputs] of BLOCKS) {
    sizes.push({ inputs: 9, outputs: channels }, { inputs: channels, outputs });
    channels = outputs;
  }
  for (const grid of [16, 8] as const) {
    const inputs = GRID_CHANNELS[grid];
    sizes.push({ inputs, outputs: ANCHORS[grid] }, { inputs, outputs: ANCHORS[grid] * BOX_LENGTH });
  }
  return sizes;
}
