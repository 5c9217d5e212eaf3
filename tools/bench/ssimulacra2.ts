/**
 * SSIMULACRA 2.1: how much a distorted picture looks like its original, 100 for alike, 90 visually lossless, 70
 * good, 50 poor, below 0 very different.
 *
 * A port of the reference in C++ by Jon Sneyers, Cloudinary (https://github.com/cloudinary/ssimulacra2, BSD
 * 3-Clause), its recursive Gaussian blur and XYB colours included. It differs from that by 0.1 at 58 points and 0.7 at
 * 89 (measured on a portrait of 640 × 960).
 *
 * `as number` throughout: every index is inside its array by the loop around it, and a check per pixel would double
 * the time.
 */

/** Pixels as `getImageData` gives them; alpha is ignored. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

type Planes = readonly [Float32Array, Float32Array, Float32Array];

const SCALES = 6;

/**
 * Scores pictures against one original, whose share of the work, about a half, is done once.
 * @throws RangeError where the sizes differ or a side is below 8 pixels
 */
export function createScorer(original: Pixels): (distorted: Pixels) => number {
  const { width, height } = original;
  if (width < 8 || height < 8) throw new RangeError('A side is below 8 pixels.');
  const references = pyramid(original).map(describe);
  return (distorted) => {
    if (width !== distorted.width || height !== distorted.height) throw new RangeError('The sizes differ.');
    const levels = pyramid(distorted);
    return score(references.map((reference, index) => compare(reference, levels[index] as Level)));
  };
}

/** The picture at one scale, in linear light. */
interface Level {
  readonly planes: Planes;
  readonly width: number;
  readonly height: number;
}

function pyramid(picture: Pixels): readonly Level[] {
  let { width, height } = picture;
  let planes = linear(picture);
  const levels: Level[] = [{ planes, width, height }];
  while (levels.length < SCALES) {
    planes = halved(planes, width, height);
    width = Math.ceil(width / 2);
    height = Math.ceil(height / 2);
    if (width < 8 || height < 8) break;
    levels.push({ planes, width, height });
  }
  return levels;
}

const LINEAR = Float32Array.from({ length: 256 }, (_, value) => {
  const encoded = value / 255;
  return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
});

function linear({ data, width, height }: Pixels): Planes {
  const planes = newPlanes(width * height);
  for (let index = 0; index < width * height; index += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      (planes[channel] as Float32Array)[index] = LINEAR[data[index * 4 + channel] as number] as number;
    }
  }
  return planes;
}

function newPlanes(length: number): [Float32Array, Float32Array, Float32Array] {
  return [new Float32Array(length), new Float32Array(length), new Float32Array(length)];
}

/** Means of 2×2; at an odd edge the last pixel counts twice. */
function halved(planes: Planes, width: number, height: number): Planes {
  const outWidth = Math.ceil(width / 2);
  const outHeight = Math.ceil(height / 2);
  return planes.map((plane) => {
    const out = new Float32Array(outWidth * outHeight);
    for (let y = 0; y < outHeight; y += 1) {
      const upper = y * 2 * width;
      const lower = Math.min(y * 2 + 1, height - 1) * width;
      for (let x = 0; x < outWidth; x += 1) {
        const left = x * 2;
        const right = Math.min(left + 1, width - 1);
        out[y * outWidth + x] =
          ((plane[upper + left] as number) +
            (plane[upper + right] as number) +
            (plane[lower + left] as number) +
            (plane[lower + right] as number)) /
          4;
      }
    }
    return out;
  }) as unknown as Planes;
}

const BIAS = 0.0037930732552754493;
const BIAS_ROOT = Math.cbrt(BIAS);

/** XYB as JPEG XL has it, moved and stretched into about 0–1. */
function positiveXyb([red, green, blue]: Planes): Planes {
  const out = newPlanes(red.length);
  const [xs, ys, bs] = out;
  for (let index = 0; index < red.length; index += 1) {
    const r = red[index] as number;
    const g = green[index] as number;
    const b = blue[index] as number;
    const long = Math.cbrt(Math.max(0, 0.3 * r + 0.622 * g + 0.078 * b + BIAS)) - BIAS_ROOT;
    const medium = Math.cbrt(Math.max(0, 0.23 * r + 0.692 * g + 0.078 * b + BIAS)) - BIAS_ROOT;
    const short =
      Math.cbrt(
        Math.max(
          0,
          0.24342268924547819 * r +
            0.20476744424496821 * g +
            (1 - 0.24342268924547819 - 0.20476744424496821) * b +
            BIAS,
        ),
      ) - BIAS_ROOT;
    const y = (long + medium) / 2;
    xs[index] = ((long - medium) / 2) * 14 + 0.42;
    ys[index] = y + 0.01;
    bs[index] = short - y + 0.55;
  }
  return out;
}

interface ScaleNorms {
  /** By channel: mean and fourth-power mean of 1 − SSIM. */
  readonly ssim: readonly (readonly [number, number])[];
  /** By channel: the same two of new edges, then of lost ones. */
  readonly edges: readonly (readonly [number, number, number, number])[];
}

/** Data of the original at one scale: by channel the plane, its mean and the mean of its squares. */
interface Reference {
  readonly blur: (plane: Float32Array) => Float32Array;
  readonly channels: readonly {
    readonly plane: Float32Array;
    readonly mean: Float32Array;
    readonly square: Float32Array;
  }[];
}

function describe({ planes, width, height }: Level): Reference {
  const blur = createBlur(width, height);
  const channels = positiveXyb(planes).map((plane) => ({
    plane,
    mean: blur(plane),
    square: blur(multiply(plane, plane)),
  }));
  return { blur, channels };
}

function compare({ blur, channels }: Reference, { planes }: Level): ScaleNorms {
  const distorted = positiveXyb(planes);
  const ssim: [number, number][] = [];
  const edges: [number, number, number, number][] = [];
  for (const [channel, { plane: one, mean: mean1, square: square1 }] of channels.entries()) {
    const two = distorted[channel] as Float32Array;
    const mean2 = blur(two);
    const square2 = blur(multiply(two, two));
    const product = blur(multiply(one, two));
    ssim.push(ssimNorms(mean1, mean2, square1, square2, product));
    edges.push(edgeNorms(one, mean1, two, mean2));
  }
  return { ssim, edges };
}

function multiply(one: Float32Array, two: Float32Array): Float32Array {
  const out = new Float32Array(one.length);
  for (let index = 0; index < one.length; index += 1)
    out[index] = (one[index] as number) * (two[index] as number);
  return out;
}

function ssimNorms(
  mean1: Float32Array,
  mean2: Float32Array,
  square1: Float32Array,
  square2: Float32Array,
  product: Float32Array,
): [number, number] {
  const C2 = 0.0009;
  let sum = 0;
  let sum4 = 0;
  for (let index = 0; index < mean1.length; index += 1) {
    const m1 = mean1[index] as number;
    const m2 = mean2[index] as number;
    const means = 1 - (m1 - m2) * (m1 - m2);
    const covariance = 2 * ((product[index] as number) - m1 * m2) + C2;
    const variances = (square1[index] as number) - m1 * m1 + ((square2[index] as number) - m2 * m2) + C2;
    const distance = Math.max(0, 1 - (means * covariance) / variances);
    sum += distance;
    sum4 += distance * distance * distance * distance;
  }
  return [sum / mean1.length, (sum4 / mean1.length) ** 0.25];
}

function edgeNorms(
  one: Float32Array,
  mean1: Float32Array,
  two: Float32Array,
  mean2: Float32Array,
): [number, number, number, number] {
  const sums = [0, 0, 0, 0] as [number, number, number, number];
  for (let index = 0; index < one.length; index += 1) {
    const edge1 = Math.abs((one[index] as number) - (mean1[index] as number));
    const edge2 = Math.abs((two[index] as number) - (mean2[index] as number));
    const difference = (1 + edge2) / (1 + edge1) - 1;
    const artifact = Math.max(difference, 0);
    const lost = Math.max(-difference, 0);
    sums[0] += artifact;
    sums[1] += artifact * artifact * artifact * artifact;
    sums[2] += lost;
    sums[3] += lost * lost * lost * lost;
  }
  const { length } = one;
  return [sums[0] / length, (sums[1] / length) ** 0.25, sums[2] / length, (sums[3] / length) ** 0.25];
}

const SIGMA = 1.5;

/** Charalampidis 2016, "Recursive Implementation of the Gaussian Filter Using Truncated Cosine Functions". */
function gaussianCoefficients(): { radius: number; gain: number[]; feedback: number[] } {
  const radius = Math.round(3.2795 * SIGMA + 0.2546);
  const omega = [1, 3, 5].map((k) => (k * Math.PI) / (2 * radius)) as [number, number, number];
  const p1 = 1 / Math.tan(0.5 * omega[0]);
  const p3 = -1 / Math.tan(0.5 * omega[1]);
  const p5 = 1 / Math.tan(0.5 * omega[2]);
  const r1 = (p1 * p1) / Math.sin(omega[0]);
  const r3 = (-p3 * p3) / Math.sin(omega[1]);
  const r5 = (p5 * p5) / Math.sin(omega[2]);
  const rho = omega.map((w) => Math.exp(-0.5 * SIGMA * SIGMA * w * w) / radius) as [number, number, number];
  const d13 = p1 * r3 - r1 * p3;
  const zeta15 = (p3 * r5 - r3 * p5) / d13;
  const zeta35 = (p5 * r1 - r5 * p1) / d13;
  const gamma = [1, radius * radius - SIGMA * SIGMA, zeta15 * rho[0] + zeta35 * rho[1] + rho[2]];
  const beta = solve([p1, p3, p5, r1, r3, r5, zeta15, zeta35, 1], gamma);
  return {
    radius,
    gain: beta.map((b, index) => -b * Math.cos((omega[index] as number) * (radius + 1))),
    feedback: omega.map((w) => 2 * Math.cos(w)),
  };
}

/** Cramer's rule on a 3×3 matrix in rows. */
function solve(m: number[], v: number[]): number[] {
  const determinant = (a: number[]): number => {
    const [a0 = 0, a1 = 0, a2 = 0, a3 = 0, a4 = 0, a5 = 0, a6 = 0, a7 = 0, a8 = 0] = a;
    return a0 * (a4 * a8 - a5 * a7) - a1 * (a3 * a8 - a5 * a6) + a2 * (a3 * a7 - a4 * a6);
  };
  const whole = determinant(m);
  return [0, 1, 2].map((column) => {
    const replaced = m.map((value, index) =>
      index % 3 === column ? (v[Math.floor(index / 3)] as number) : value,
    );
    return determinant(replaced) / whole;
  });
}

const GAUSSIAN = gaussianCoefficients();

/** Outside the picture is black, as in the reference. */
function createBlur(width: number, height: number): (plane: Float32Array) => Float32Array {
  return (plane) => {
    const rows = new Float32Array(width * height);
    for (let y = 0; y < height; y += 1) blurRow(plane, rows, y * width, width);
    const out = new Float32Array(width * height);
    blurColumns(rows, out, width, height);
    return out;
  };
}

function blurRow(plane: Float32Array, out: Float32Array, offset: number, width: number): void {
  const { radius, gain, feedback } = GAUSSIAN;
  const [g1, g3, g5] = gain as [number, number, number];
  const [f1, f3, f5] = feedback as [number, number, number];
  let a1 = 0;
  let a3 = 0;
  let a5 = 0;
  let b1 = 0;
  let b3 = 0;
  let b5 = 0;
  for (let n = 1 - radius; n < width; n += 1) {
    const left = n - radius - 1;
    const right = n + radius - 1;
    const sum =
      (left >= 0 ? (plane[offset + left] as number) : 0) +
      (right < width ? (plane[offset + right] as number) : 0);
    // Rounded as the reference does: its noise in flat areas is part of the score (1.4 points at 90, 0.2 at 58).
    const o1 = Math.fround(sum * g1 + f1 * a1 - b1);
    const o3 = Math.fround(sum * g3 + f3 * a3 - b3);
    const o5 = Math.fround(sum * g5 + f5 * a5 - b5);
    b1 = a1;
    b3 = a3;
    b5 = a5;
    a1 = o1;
    a3 = o3;
    a5 = o5;
    if (n >= 0) out[offset + n] = o1 + o3 + o5;
  }
}

/** The same down all columns at once, row by row, since memory is laid out in rows. */
function blurColumns(plane: Float32Array, out: Float32Array, width: number, height: number): void {
  const { radius, gain, feedback } = GAUSSIAN;
  const previous = [0, 1, 2].map(() => new Float32Array(width));
  const before = [0, 1, 2].map(() => new Float32Array(width));
  for (let n = 1 - radius; n < height; n += 1) {
    const upper = n - radius - 1;
    const lower = n + radius - 1;
    const target = n * width;
    if (n >= 0) out.fill(0, target, target + width);
    for (let k = 0; k < 3; k += 1) {
      const g = gain[k] as number;
      const f = feedback[k] as number;
      const a = previous[k] as Float32Array;
      const b = before[k] as Float32Array;
      for (let x = 0; x < width; x += 1) {
        const sum =
          (upper >= 0 ? (plane[upper * width + x] as number) : 0) +
          (lower < height ? (plane[lower * width + x] as number) : 0);
        const value = sum * g + f * (a[x] as number) - (b[x] as number);
        b[x] = a[x] as number;
        a[x] = value;
        if (n >= 0) out[target + x] = (out[target + x] as number) + value;
      }
    }
  }
}

/** By channel, scale and norm: of SSIM, new edges and lost edges. */
const WEIGHTS = [
  0.0, 0.0007376606707406586, 0.0, 0.0, 0.0007793481682867309, 0.0, 0.0, 0.0004371155730107379, 0.0,
  1.1041726426657346, 0.00066284834129271, 0.00015231632783718752, 0.0, 0.0016406437456599754, 0.0,
  1.8422455520539298, 11.441172603757666, 0.0, 0.0007989109436015163, 0.000176816438078653, 0.0,
  1.8787594979546387, 10.94906990605142, 0.0, 0.0007289346991508072, 0.9677937080626833, 0.0,
  0.00014003424285435884, 0.9981766977854967, 0.00031949755934435053, 0.0004550992113792063, 0.0, 0.0,
  0.0013648766163243398, 0.0, 0.0, 0.0, 0.0, 0.0, 7.466890328078848, 0.0, 17.445833984131262,
  0.0006235601634041466, 0.0, 0.0, 6.683678146179332, 0.00037724407979611296, 1.027889937768264,
  225.20515300849274, 0.0, 0.0, 19.213238186143016, 0.0011401524586618361, 0.001237755635509985,
  176.39317598450694, 0.0, 0.0, 24.43300999870476, 0.28520802612117757, 0.0004485436923833408, 0.0, 0.0, 0.0,
  34.77906344483772, 44.835625328877896, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0008680556573291698, 0.0,
  0.0, 0.0, 0.0, 0.0, 0.0005313191874358747, 0.0, 0.00016533814161379112, 0.0, 0.0, 0.0, 0.0, 0.0,
  0.0004179171803251336, 0.0017290828234722833, 0.0, 0.0020827005846636437, 0.0, 0.0, 8.826982764996862,
  23.19243343998926, 0.0, 95.1080498811086, 0.9863978034400682, 0.9834382792465353, 0.0012286405048278493,
  171.2667255897307, 0.9807858872435379, 0.0, 0.0, 0.0, 0.0005130064588990679, 0.0, 0.00010854057858411537,
];

function score(scales: readonly ScaleNorms[]): number {
  let sum = 0;
  let weight = 0;
  for (let channel = 0; channel < 3; channel += 1) {
    for (const { ssim, edges } of scales) {
      for (let norm = 0; norm < 2; norm += 1) {
        sum += (WEIGHTS[weight] as number) * (ssim[channel]?.[norm] ?? 0);
        sum += (WEIGHTS[weight + 1] as number) * (edges[channel]?.[norm] ?? 0);
        sum += (WEIGHTS[weight + 2] as number) * (edges[channel]?.[norm + 2] ?? 0);
        weight += 3;
      }
    }
  }
  sum *= 0.9562382616834844;
  sum = 2.326765642916932 * sum - 0.020884521182843837 * sum * sum + 6.248496625763138e-5 * sum ** 3;
  return sum > 0 ? 100 - 10 * sum ** 0.6276336467831387 : 100;
}
