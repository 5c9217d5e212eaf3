import { dense, depthwise, maxPool } from './layers.js';
import { ANCHORS, BOX_LENGTH, type Network, readWeights } from './readWeights.js';

/** Side in pixels of the image that the network sees. */
export const SIDE = 128;

/** A square with the score of a face in it, in fractions of the image. */
export interface ScoredBox {
  readonly score: number;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/**
 * Minimum score of a face, 0–1. At this value 0.1 % of 2,000 portraits have no face, and 0.8 % of 1,200 pictures without a
 * person have one (measured, docs/photo-measurements.md).
 */
const MIN_SCORE = 0.78;

/** Minimum score of a box that counts for the place of a face whose best box is certain. */
const MIN_BOX_SCORE = 0.5;

/** Overlap from which two boxes are of one face, as intersection over union. */
const SAME_FACE = 0.3;

/** Finds faces in RGBA pixels of {@link SIDE} × {@link SIDE}. The most certain face comes first. */
export type FaceFinder = (pixels: Uint8ClampedArray) => readonly ScoredBox[];

/**
 * Creates a detector of faces from its weights. Its memory is reused by every call.
 * @see Bazarevsky, Kartynnik, Vakunov, Raveendran and Grundmann 2019, "BlazeFace"
 */
export function createDetector(weights: Uint8Array): FaceFinder {
  const network = readWeights(weights);
  const run = createRunner(network);
  return (pixels) => {
    const { scores16, boxes16, scores8, boxes8 } = run(pixels);
    return mergeBoxes([...boxesOf(16, scores16, boxes16), ...boxesOf(8, scores8, boxes8)]);
  };
}

type Outputs = Readonly<Record<keyof Network['heads'], Float32Array>>;

function createRunner({ stem, blocks, heads }: Network): (pixels: Uint8ClampedArray) => Outputs {
  const largest = 64 * 64 * 28;
  let input = new Float32Array(largest);
  let output = new Float32Array(largest);
  const between = new Float32Array(largest);
  const pooled = new Float32Array(32 * 32 * 48);
  const runStem = createStem(stem);

  return (pixels) => {
    runStem(pixels, input);
    let size = SIDE / 2;
    let channels = stem.outputs;
    let scores16 = new Float32Array();
    let boxes16 = new Float32Array();
    for (const { stride, depthwise: first, dense: second } of blocks) {
      const side = size / stride;
      if (side === 8 && size === 16) {
        scores16 = runHead(input, 256, heads.scores16);
        boxes16 = runHead(input, 256, heads.boxes16);
      }
      depthwise(input, size, first, stride, between);
      if (stride === 2) maxPool(input, size, channels, pooled);
      const values = stride === 2 ? pooled : input;
      dense(between, side * side, second, { values, channels }, output);
      [input, output] = [output, input];
      size = side;
      channels = second.outputs;
    }
    const scores8 = runHead(input, 64, heads.scores8);
    const boxes8 = runHead(input, 64, heads.boxes8);
    return { scores16, boxes16, scores8, boxes8 };
  };
}

function runHead(input: Float32Array, pixels: number, head: Network['heads'][keyof Network['heads']]) {
  const output = new Float32Array(pixels * head.outputs);
  dense(input, pixels, head, undefined, output);
  return output;
}

/** Pixels around the image that the stem reads: one before it and two after it, which count as 0. */
const EDGE = { before: 1, both: 3 } as const;

function createStem(stem: Network['stem']) {
  const width = SIDE + EDGE.both;
  const padded = new Float32Array(width * width * 3);
  const side = SIDE / 2;
  const patches = new Float32Array(side * stem.inputs);
  // It adds nothing, but makes negative outputs 0.
  const shortcut = { values: patches, channels: 0 };

  return (pixels: Uint8ClampedArray, output: Float32Array): void => {
    for (let y = 0; y < SIDE; y += 1) {
      for (let x = 0; x < SIDE; x += 1) {
        const from = (y * SIDE + x) * 4;
        const to = ((y + EDGE.before) * width + x + EDGE.before) * 3;
        for (let color = 0; color < 3; color += 1)
          padded[to + color] = (pixels[from + color] ?? 0) / 127.5 - 1;
      }
    }
    for (let y = 0; y < side; y += 1) {
      for (let x = 0; x < side; x += 1) {
        for (let row = 0; row < 5; row += 1) {
          const from = ((y * 2 + row) * width + x * 2) * 3;
          const to = x * stem.inputs + row * 15;
          for (let index = 0; index < 15; index += 1) patches[to + index] = padded[from + index] ?? 0;
        }
      }
      dense(patches, side, stem, shortcut, output, y * side * stem.outputs);
    }
  };
}

function boxesOf(grid: 16 | 8, scores: Float32Array, boxes: Float32Array): ScoredBox[] {
  const anchors = ANCHORS[grid];
  const scoreStep = scores.length / (grid * grid);
  const boxStep = boxes.length / (grid * grid);
  const found: ScoredBox[] = [];
  for (let cell = 0; cell < grid * grid; cell += 1) {
    for (let anchor = 0; anchor < anchors; anchor += 1) {
      const score = 1 / (1 + Math.exp(-(scores[cell * scoreStep + anchor] ?? 0)));
      if (score < MIN_BOX_SCORE) continue;
      const at = cell * boxStep + anchor * BOX_LENGTH;
      found.push({
        score,
        x: ((cell % grid) + 0.5) / grid + (boxes[at] ?? 0) / SIDE,
        y: (Math.floor(cell / grid) + 0.5) / grid + (boxes[at + 1] ?? 0) / SIDE,
        size: (boxes[at + 3] ?? 0) / SIDE,
      });
    }
  }
  return found;
}

/** Merges the boxes of each face into their mean, weighted by the scores. */
function mergeBoxes(boxes: readonly ScoredBox[]): readonly ScoredBox[] {
  let rest = [...boxes].sort((one, other) => other.score - one.score);
  const merged: ScoredBox[] = [];
  for (let [best] = rest; best && best.score >= MIN_SCORE; [best] = rest) {
    const { score } = best;
    const same = [best];
    const others: ScoredBox[] = [];
    for (const box of rest.slice(1)) (overlap(best, box) > SAME_FACE ? same : others).push(box);
    rest = others;
    const weight = same.reduce((sum, other) => sum + other.score, 0);
    const mean = (key: 'x' | 'y' | 'size') =>
      same.reduce((sum, other) => sum + other[key] * other.score, 0) / weight;
    merged.push({ score, x: mean('x'), y: mean('y'), size: mean('size') });
  }
  return merged;
}

/** Returns the intersection over union. */
function overlap(one: ScoredBox, other: ScoredBox): number {
  const reach = (one.size + other.size) / 2;
  const smaller = Math.min(one.size, other.size);
  const width = Math.min(smaller, reach - Math.abs(one.x - other.x));
  const height = Math.min(smaller, reach - Math.abs(one.y - other.y));
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / (one.size ** 2 + other.size ** 2 - width * height);
}
