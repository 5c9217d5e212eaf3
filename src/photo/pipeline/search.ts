import { qualityOfScale, tableScale } from '../jpeg/quality.js';
import { photoError } from '../photoError.js';

/** One way to encode the picture: pixels of its long side, and JPEG quality as an integer of 1–100. */
export interface Encoding {
  readonly side: number;
  readonly quality: number;
}

export interface SearchProblem {
  /** Pixels of the long side that are there; never exceeded. */
  readonly longSide: number;
  /** What the encoded picture may have at most. */
  readonly maxBytes: number;
  /** Of a JPEG whose pixels are all there. */
  readonly source?: Source;
}

interface Source {
  /** That its table is of. */
  readonly quality: number;
  /** Of its picture alone. */
  readonly bytes: number;
}

export interface SearchSteps<Picture> {
  /** Encodes the whole picture. */
  readonly encode: (encoding: Encoding) => Promise<Encoded<Picture>>;
  /** Encodes a fair part of it and says what the whole would weigh. */
  readonly sample?: (encoding: Encoding) => Promise<number>;
}

interface Encoded<Picture> {
  readonly bytes: number;
  readonly picture: Picture;
  /** That its table is of, where the encoder has libjpeg's. */
  readonly tableQuality: number | undefined;
}

export interface SearchResult<Picture> extends Encoding {
  readonly picture: Picture;
  readonly bytes: number;
  /** How often the whole picture was encoded. */
  readonly encodes: number;
  /** How often a part of it was. */
  readonly samples: number;
}

/** At most this often the whole picture is encoded, */
export const MAX_ENCODES = 4;
/** and a part of it. */
export const MAX_SAMPLES = 4;
/** Above this a JPEG grows without looking better. */
export const BEST_QUALITY = 95;
/** The long side is chosen so that the quality lands here: see docs/photo.md. */
const WANTED_QUALITY = 76;
const MAX_SIDE = 1920;
/** Below this side it is quality that gives way. */
const LEAST_WANTED_SIDE = 1080;
const LEAST_QUALITY = 40;
/**
 * The side is kept between these factors of the best one: a smaller picture is drawn again where that gives more
 * than 1 point of SSIMULACRA2, a larger one hardly ever does (measured).
 */
const LARGER_THAN_BEST = 1.15;
const SMALLER_THAN_BEST = 1.34;
/** What uses this much of the limit is good enough; below, one encode more gave up to 9 points of SSIMULACRA2, */
const ENOUGH = 0.95;
/** and this much where it would gain only one step of quality: less than a point, for a fifth of the wait (measured). */
const ENOUGH_BUT_ONE_STEP = 0.92;
/** After three encodes this is: some photos' bytes leap by a quarter from one quality to the next (measured). */
const ENOUGH_AFTER_THREE = 0.75;
/** What an encode aims at: most samples are off by less than 2 % (measured on 39 photos). */
const AIM = 0.98;
/** The third try aims lower, the last one lower still, and lowest where nothing fits yet. */
const THIRD_AIM = 0.95;
const LAST_AIM = 0.92;
const SAFE_AIM = 0.85;
/** A sample further from the aim than this factor is followed by another one, which also tells the slope; */
const FAR = 1.03;
/** once that is known, by this one. */
const FAR_WITH_SLOPE = 1.08;

/** A source of at most this much of the limit keeps its pixels: shrunk by 2 % only, a photo lost 7 points (measured). */
const A_LITTLE_TOO_HEAVY = 1.25;
/** Just below a source's own quality bytes fall with the table scale^-0.3 (7 photos: -0.13 to -0.35, measured). */
const SOURCE_EXPONENT = -0.3;

/** Bytes grow with area^0.82, hence with side^1.64 (median of 17 photos, measured). */
const SIDE_EXPONENT = 1.64;
/** Bytes grow with the table scale^-0.65 (median of the same; per photo -0.5 to -0.8). */
const SCALE_EXPONENT = -0.65;

/** A point of the size curve. */
interface Point extends Encoding {
  readonly bytes: number;
  /** Whether it is an estimate. */
  readonly sampled: boolean;
  /** Of an encoded picture. */
  readonly tableQuality?: number | undefined;
}

/**
 * Finds side and quality that fill `maxBytes` from below, with at most {@link MAX_ENCODES} encodes. Samples come
 * first: they are an eighth of the work and tell how this very picture's bytes grow.
 * @throws FaceVerificationError `photo_over_limit` if none came under
 */
export async function searchEncoding<Picture>(
  problem: SearchProblem,
  steps: SearchSteps<Picture>,
): Promise<SearchResult<Picture>> {
  const points: Point[] = [];
  let best: (Encoding & { readonly bytes: number; readonly picture: Picture }) | undefined;
  let encodes = 0;
  let next: Encoding | undefined = firstEncoding(problem);
  if (steps.sample && !isTakenOver(problem, next) && !surelyFits(problem, next))
    next = await takeSamples(problem, next, steps.sample, points);
  const samples = points.length;
  while (next && encodes < MAX_ENCODES) {
    const { bytes, picture, tableQuality } = await steps.encode(next);
    encodes += 1;
    points.push({ ...next, bytes, sampled: false, tableQuality });
    if (bytes <= problem.maxBytes && (!best || bytes > best.bytes)) best = { ...next, bytes, picture };
    next = nextEncoding(problem, points, MAX_ENCODES - encodes);
  }
  if (!best)
    throw photoError('photo_over_limit', `${encodes} encodes, none within ${problem.maxBytes} bytes.`);
  return { ...best, encodes, samples };
}

/** The median of 8 photos of 3–48 megapixels: 300 kB at 1920 pixels are quality 76 (64 to 83, measured). */
const MEDIAN: Known = { side: 1920, scale: tableScale(WANTED_QUALITY), bytes: 300_000 };

/**
 * Side and quality before anything was encoded: the source's own, or as of the median photo. Of a picture that is to be
 * shrunk the source's bytes would tell little: what they foretold was off by a factor of 0.7 to 3.4, since shrinking takes
 * noise away (measured).
 */
export function firstEncoding(problem: SearchProblem): Encoding {
  return ofSource(problem) ?? choose(problem.longSide, problem.maxBytes, MEDIAN);
}

/**
 * A JPEG's pixels lose next to nothing when they are encoded by the very same table again: what looks as good is 10 steps
 * of quality above, for a sixth more bytes (measured on 8 photos, see docs/photo.md). So the source's own quality is
 * taken where its picture fits as large as it is, and where it is a little too heavy, less quality before fewer pixels.
 */
function ofSource({ longSide, maxBytes, source }: SearchProblem): Encoding | undefined {
  if (!source || longSide > MAX_SIDE || source.bytes > maxBytes * A_LITTLE_TOO_HEAVY) return undefined;
  if (fitsAsItIs(source, maxBytes)) return { side: longSide, quality: source.quality };
  const known = { side: longSide, scale: tableScale(source.quality), bytes: source.bytes };
  const quality = qualityFor(maxBytes * AIM, known, SOURCE_EXPONENT);
  return quality < LEAST_QUALITY ? undefined : { side: longSide, quality };
}

function fitsAsItIs({ bytes }: Source, maxBytes: number): boolean {
  return bytes <= maxBytes * AIM;
}

/** Whether this is the source's own size and quality, of a source that fits. */
function isTakenOver({ longSide, maxBytes, source }: SearchProblem, { side, quality }: Encoding): boolean {
  return source?.quality === quality && side === longSide && fitsAsItIs(source, maxBytes);
}

/** Half the limit by the median photo: no photo measured weighed twice as much. */
function surelyFits({ maxBytes }: SearchProblem, { side, quality }: Encoding): boolean {
  const bytes =
    MEDIAN.bytes *
    (side / MEDIAN.side) ** SIDE_EXPONENT *
    (tableScale(quality) / MEDIAN.scale) ** SCALE_EXPONENT;
  return quality >= BEST_QUALITY && bytes < maxBytes / 2;
}

/** More samples while the last was too far from the aim to be trusted with the rest of the way. */
async function takeSamples(
  problem: SearchProblem,
  first: Encoding,
  sample: (encoding: Encoding) => Promise<number>,
  points: Point[],
): Promise<Encoding> {
  const bytes = await sample(first);
  points.push({ ...first, bytes, sampled: true });
  const next = afterSample(problem, points);
  if (points.length === MAX_SAMPLES) return next;
  const same = atSide(points, next.side);
  const far = same.length < 2 ? FAR : FAR_WITH_SLOPE;
  const near = Math.abs(Math.log(bytes / (problem.maxBytes * AIM))) < Math.log(far);
  if (next.side === first.side && (near || next.quality >= BEST_QUALITY)) return next;
  if (same.some(({ quality }) => quality === next.quality)) return next;
  return takeSamples(problem, next, sample, points);
}

/** Keeps the side unless the sample says that it is far off, so that the picture need not be drawn again. */
function afterSample(problem: SearchProblem, points: readonly Point[]): Encoding {
  const { longSide, maxBytes } = problem;
  const last = points[points.length - 1];
  if (!last) throw new RangeError('no sample');
  const known = { side: last.side, scale: tableScale(last.quality), bytes: last.bytes };
  const wanted = choose(longSide, maxBytes * AIM, known);
  const change = wanted.side / last.side;
  const farOff = change < 1 / LARGER_THAN_BEST || change > SMALLER_THAN_BEST;
  if (points.length === 1 && farOff && !ofSource(problem)) return wanted;
  return {
    side: last.side,
    quality: qualityFor(maxBytes * AIM, known, localExponent(atSide(points, last.side))),
  };
}

/** `undefined` when nothing better can be expected. */
function nextEncoding(problem: SearchProblem, points: readonly Point[], left: number): Encoding | undefined {
  const { longSide, maxBytes } = problem;
  const last = points[points.length - 1];
  if (!last || left === 0) return undefined;
  const encoded = points.filter(({ sampled }) => !sampled);
  const fits = last.bytes <= maxBytes;
  const most = Math.max(0, ...encoded.map(({ bytes }) => bytes).filter((bytes) => bytes <= maxBytes));
  const anyFits = most > 0;
  if (most >= (encoded.length < 3 ? ENOUGH : ENOUGH_AFTER_THREE) * maxBytes) return undefined;
  if (fits && isBest(last, longSide)) return undefined;
  // Where the number stands for other tables, the source's quality is no better than any.
  if (fits && isTakenOver(problem, last) && last.tableQuality === last.quality) return undefined;
  const same = atSide(encoded, last.side);
  const below = Math.max(0, ...same.filter(({ bytes }) => bytes <= maxBytes).map(({ quality }) => quality));
  const above = Math.min(101, ...same.filter(({ bytes }) => bytes > maxBytes).map(({ quality }) => quality));
  const aim = maxBytes * aimOf(left, anyFits);
  const known = { side: last.side, scale: tableScale(last.quality), bytes: last.bytes };
  // Inside a bracket its two ends tell the slope; without one, what was encoded or sampled last.
  const bracket = same.filter(({ quality }) => quality === below || quality === above);
  const near = bracket.length > 1 ? bracket : same.length > 1 ? same : atSide(points, last.side);
  const quality = qualityFor(aim, known, localExponent(near));
  if (fits && last.quality >= BEST_QUALITY) {
    const grown = choose(longSide, aim, known);
    return grown.side > last.side ? grown : undefined;
  }
  if (anyFits) {
    if (fits && last.bytes >= ENOUGH_BUT_ONE_STEP * maxBytes && quality <= last.quality + 1) return undefined;
    const inside = Math.min(BEST_QUALITY, above - 1, fits ? quality : Math.max(below + 1, quality));
    return inside > below ? { side: last.side, quality: inside } : undefined;
  }
  if (quality >= LEAST_QUALITY && quality < above) return { side: last.side, quality };
  const smaller = choose(Math.min(longSide, last.side), aim, known);
  if (smaller.side < last.side) return smaller;
  // Bytes that hardly fall with quality: only fewer pixels help.
  const side = Math.round(last.side * 0.7);
  return side < 16 ? undefined : { side, quality: LEAST_QUALITY };
}

function aimOf(left: number, anyFits: boolean): number {
  if (left > 2) return AIM;
  if (left === 2) return THIRD_AIM;
  return anyFits ? LAST_AIM : SAFE_AIM;
}

function atSide(points: readonly Point[], side: number): readonly Point[] {
  return points.filter((point) => point.side === side);
}

function isBest(point: Encoding, longSide: number): boolean {
  return point.quality >= BEST_QUALITY && point.side >= Math.min(longSide, MAX_SIDE);
}

interface Known {
  readonly side: number;
  readonly scale: number;
  readonly bytes: number;
}

/** The largest side at which the wanted quality is met; less quality only where that side would be too small. */
function choose(longSide: number, bytes: number, known: Known): Encoding {
  const most = Math.min(longSide, MAX_SIDE);
  const atQuality = (quality: number): number =>
    known.side *
    (bytes / (known.bytes * (tableScale(quality) / known.scale) ** SCALE_EXPONENT)) ** (1 / SIDE_EXPONENT);
  const wanted = atQuality(WANTED_QUALITY);
  const least = Math.min(most, LEAST_WANTED_SIDE);
  const side = Math.round(Math.min(most, Math.max(wanted, least)));
  const atSide = { ...known, side, bytes: known.bytes * (side / known.side) ** SIDE_EXPONENT };
  const quality = qualityFor(bytes, atSide, SCALE_EXPONENT);
  if (quality >= LEAST_QUALITY) return { side, quality };
  return { side: Math.max(16, Math.round(Math.min(most, atQuality(LEAST_QUALITY)))), quality: LEAST_QUALITY };
}

/** The best integer quality that should stay within `bytes` at the known side. */
function qualityFor(bytes: number, known: Known, exponent: number): number {
  const scale = known.scale * (bytes / known.bytes) ** (1 / exponent);
  return Math.min(BEST_QUALITY, Math.max(5, Math.floor(qualityOfScale(scale))));
}

/** By the last two points at this side; the median photo's where there is one alone or noise makes no sense. */
function localExponent(points: readonly Point[]): number {
  const [first, second] = points.slice(-2);
  if (!first || !second || first.quality === second.quality) return SCALE_EXPONENT;
  const exponent =
    Math.log(second.bytes / first.bytes) / Math.log(tableScale(second.quality) / tableScale(first.quality));
  return Number.isFinite(exponent) ? Math.min(-0.3, Math.max(-1.2, exponent)) : SCALE_EXPONENT;
}
