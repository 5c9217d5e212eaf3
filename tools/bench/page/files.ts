import { joined } from '../../../src/photo/joined.js';
import { preparePhoto } from '../../../src/photo/preparePhoto.js';
import { avifFile } from '../../../test/fixtures/avifFile.js';
import { madeFiles } from '../../../test/fixtures/madeFiles.js';
import { makePhoto } from '../../../test/fixtures/makePhoto.js';
import { createRandom } from '../../quality/shared/random.js';

export interface Comparison {
  /** `taken`, or the code of the error. */
  readonly outcome: string;
  readonly path?: string | undefined;
  readonly ms: number;
  /** Whether an `<img>` draws the file, and whether createImageBitmap does. */
  readonly drawn: boolean;
  readonly decoded: boolean;
  /** Mean difference of our result from the engine's own drawing, 0–255; of a result alone. */
  readonly difference?: number | undefined;
  readonly size?: string | undefined;
}

export interface Mutations {
  /** Number of results of each kind: `taken`, or the code of an error. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Seeds of what ended without a documented code, and of what took longest, with its time in milliseconds. */
  readonly undocumented: readonly string[];
  readonly slowest: { readonly seed: string; readonly ms: number };
}

/** Returns a file of each kind that is made in this page: by the tests' generators and by the engine's own encoders. */
async function makeSources(): Promise<
  readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[]
> {
  const made: { name: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
  for (const { name, make } of madeFiles()) made.push({ name, bytes: await make() });
  for (const type of ['image/jpeg', 'image/png', 'image/webp'] as const) {
    const photo = await makePhoto({ width: 240, height: 320, type, noise: 8 });
    made.push({ name: `${type} of the engine`, bytes: new Uint8Array(await photo.arrayBuffer()) });
  }
  made.push({ name: 'AVIF of tiles', bytes: avifFile({ width: 480, height: 640, tiles: 4 }) });
  return made;
}

let sources: ReturnType<typeof makeSources> | undefined;

/** Prepares damaged copies of a made file, by its number among them. */
async function mutateMade(index: number, seed: string, count: number): Promise<Mutations> {
  sources ??= makeSources();
  const all = await sources;
  const source = all[index % all.length];
  if (!source) throw new RangeError('no source');
  return mutateBytes(source.bytes, `${source.name} ${seed}`, count);
}

/** Prepares damaged copies of a file of a folder. */
async function mutateFile(url: string, name: string, count: number): Promise<Mutations> {
  return mutateBytes(new Uint8Array(await (await fetch(url)).arrayBuffer()), name, count);
}

/** Prepares damaged copies of a file. The same name damages it alike. */
async function mutateBytes(bytes: Uint8Array<ArrayBuffer>, name: string, count: number): Promise<Mutations> {
  const outcomes: Record<string, number> = {};
  const undocumented: string[] = [];
  let slowest = { seed: '', ms: 0 };
  for (let round = 0; round < count; round += 1) {
    const seed = `${name} ${round}`;
    const start = performance.now();
    const outcome = await preparePhoto(new Blob([damaged(bytes, seed)]), { connection: 'ignore' }).then(
      () => 'taken',
      (error: { readonly code?: string }) => error.code ?? `undocumented: ${String(error)}`,
    );
    const ms = Math.round(performance.now() - start);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    if (outcome === 'unexpected' || outcome.startsWith('undocumented'))
      undocumented.push(`${seed}: ${outcome}`);
    if (ms > slowest.ms) slowest = { seed, ms };
  }
  return { outcomes, undocumented, slowest };
}

/** Changes, removes, doubles or ends bytes, half of the time within the first 700, where headers are. */
function damaged(file: Uint8Array<ArrayBuffer>, seed: string): Uint8Array<ArrayBuffer> {
  const { next } = createRandom(seed);
  const below = (most: number): number => Math.floor(next() * most);
  let bytes = file.slice();
  for (let left = 1 + below(5); left > 0; left -= 1) {
    const at = below(below(2) ? bytes.length : Math.min(700, bytes.length));
    const length = 1 + below(64);
    const kind = below(5);
    if (kind === 0) bytes[at] = below(256);
    if (kind === 1) bytes.fill(below(2) * 255, at, at + length);
    if (kind === 2) bytes = joined([bytes.subarray(0, at), bytes.subarray(at + length)]);
    if (kind === 3) bytes = joined([bytes.subarray(0, at + length), bytes.subarray(at)]);
    if (kind === 4 && below(4) === 0) bytes = bytes.slice(0, at);
  }
  return bytes;
}

const SIDE = 24;

/** Pixels of a part's side. */
const FINE = 8;

/** Prepares a file, and compares the result with how the engine itself shows the file: upright, on white, at 24 × 24. */
async function compareFile(url: string): Promise<Comparison> {
  const bytes = await (await fetch(url)).arrayBuffer();
  const file = new File([bytes], 'photo');
  const start = performance.now();
  const ours = await preparePhoto(file, { connection: 'ignore' }).then(
    (photo) => ({ outcome: 'taken', path: photo.path, blob: photo.blob }),
    (error: { readonly code?: string }) => ({
      outcome: error.code ?? String(error),
      path: undefined,
      blob: undefined,
    }),
  );
  const ms = Math.round(performance.now() - start);
  const { outcome, path, blob } = ours;
  // An engine's own drawing of what we refuse as too large would end the page.
  if (outcome === 'photo_too_large') return { outcome, ms, drawn: false, decoded: false };
  const shown = await showFile(file);
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  const result = blob && (await showFile(blob))?.pixels;
  // The two differ for HDR, which an engine maps to the screen in more than one way.
  const drawings = [shown?.pixels, bitmap && pixelsOf(bitmap)];
  const differences = drawings.map((pixels) =>
    result && pixels ? meanDifference(result, pixels) : Infinity,
  );
  const difference = Math.min(...differences);
  bitmap?.close();
  return {
    outcome,
    path,
    ms,
    drawn: shown !== undefined,
    decoded: bitmap !== undefined,
    difference: Number.isFinite(difference) ? difference : undefined,
    size: shown?.size,
  };
}

interface Shown {
  readonly size: string;
  /** Red, green and blue of each of 24 × 24 parts. */
  readonly pixels: Float64Array;
}

async function showFile(file: Blob): Promise<Shown | undefined> {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return { size: `${image.naturalWidth}×${image.naturalHeight}`, pixels: pixelsOf(image) };
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(url);
  }
}

function pixelsOf(image: HTMLImageElement | ImageBitmap): Float64Array {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIDE * FINE;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return meansOf(context);
}

/** Returns the means of parts of {@link FINE} × {@link FINE} pixels, since a drawing at the small size alone would alias. */
function meansOf(context: CanvasRenderingContext2D): Float64Array {
  const width = SIDE * FINE;
  const { data } = context.getImageData(0, 0, width, width);
  const means = new Float64Array(SIDE * SIDE * 3);
  for (let at = 0; at < data.length; at += 4) {
    const x = (at / 4) % width;
    const y = Math.floor(at / 4 / width);
    const part = (Math.floor(y / FINE) * SIDE + Math.floor(x / FINE)) * 3;
    for (let channel = 0; channel < 3; channel += 1)
      means[part + channel] = (means[part + channel] ?? 0) + (data[at + channel] ?? 0) / FINE ** 2;
  }
  return means;
}

function meanDifference(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (const [index, value] of one.entries()) sum += Math.abs(value - (other[index] ?? 0));
  return sum / one.length;
}

Object.assign(globalThis, { compareFile, mutateFile, mutateMade });
document.title = 'ready';
