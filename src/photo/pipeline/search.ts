import { photoError } from '../photoError.js';
import * as SEARCH from './searchConstants.js';
import {
  type EncodeSettings,
  type EncodeSize,
  MEDIAN_PHOTO,
  measureExponent,
  modelOf,
  predictBytes,
  qualityFor,
  settingsFor,
} from './sizeModel.js';

export interface SearchInput {
  /** Long side of the image in pixels; never exceeded. */
  readonly longSide: number;
  /** Maximum size of the JPEG, in bytes. */
  readonly maxBytes: number;
  /** The source, if it is a JPEG whose pixels are all there. */
  readonly source?: SourceJpeg | undefined;
}

interface SourceJpeg {
  /** JPEG quality (1–100) of the source's quantization table. */
  readonly quality: number;
  /** Size of the source without metadata, in bytes. */
  readonly bytes: number;
}

export interface SearchSteps<Encoded extends EncodeResult> {
  /** Encodes the whole image. */
  readonly encode: (settings: EncodeSettings) => Promise<Encoded>;
  /** Encodes a part of the image and resolves to the predicted bytes of the whole. */
  readonly sample?: ((settings: EncodeSettings) => Promise<number>) | undefined;
}

interface EncodeResult {
  readonly bytes: number;
  /** Quality read back from the encoded file; `undefined` if the encoder does not use libjpeg's tables. */
  readonly tableQuality: number | undefined;
}

export interface SearchResult<Encoded> extends EncodeSettings {
  /** The largest encode within the limit. */
  readonly encoded: Encoded;
  /** Number of full encodes. */
  readonly encodes: number;
  /** Number of sample encodes. */
  readonly samples: number;
}

/** A size that the search knows, from a sample or a full encode. */
interface Attempt extends EncodeSize {
  /** Whether the size is predicted by a sample. */
  readonly sampled: boolean;
  readonly tableQuality?: number | undefined;
}

/**
 * Finds the side and quality that fill `maxBytes` without exceeding it. Samples come first: they cost an eighth of an
 * encode and show how the bytes of this very image grow.
 * @throws FaceVerificationError `photo_over_limit` if no encode fits
 */
export async function searchSettings<Encoded extends EncodeResult>(
  input: SearchInput,
  steps: SearchSteps<Encoded>,
): Promise<SearchResult<Encoded>> {
  const attempts: Attempt[] = [];
  let best: (EncodeSettings & { readonly encoded: Encoded }) | undefined;
  let encodes = 0;
  let next: EncodeSettings | undefined = firstSettings(input);
  if (steps.sample && !isSourceKept(input, next) && !isSureToFit(input, next))
    next = await takeSamples(input, next, steps.sample, attempts);
  const samples = attempts.length;
  while (next && encodes < SEARCH.maxEncodes) {
    const encoded = await steps.encode(next);
    const { bytes, tableQuality } = encoded;
    encodes += 1;
    attempts.push({ ...next, bytes, sampled: false, tableQuality });
    if (bytes <= input.maxBytes && (!best || bytes > best.encoded.bytes)) best = { ...next, encoded };
    next = nextSettings(input, attempts, SEARCH.maxEncodes - encodes);
  }
  if (!best) throw photoError('photo_over_limit', `${encodes} encodes, none within ${input.maxBytes} bytes.`);
  return { ...best, encodes, samples };
}

/**
 * Returns the settings before anything was encoded: the source's own, or those of the median photo. For an image that is
 * shrunk, predictions from the source's bytes were off by a factor of 0.7 to 3.4, since shrinking removes noise (measured).
 */
export function firstSettings(input: SearchInput): EncodeSettings {
  return settingsOfSource(input) ?? settingsFor(input.longSide, input.maxBytes, MEDIAN_PHOTO);
}

/**
 * Returns settings that keep every pixel of the source, if its bytes are within the limit or slightly above. Pixels of a
 * JPEG lose next to nothing when encoded with the same table again. Other settings need 10 steps more quality and a sixth
 * more bytes to look as good (measured on 8 photos, see docs/photo-pipeline.md).
 */
function settingsOfSource({ longSide, maxBytes, source }: SearchInput): EncodeSettings | undefined {
  if (!source || longSide > SEARCH.maxSide || source.bytes > maxBytes * SEARCH.sourceTolerance)
    return undefined;
  if (sourceFits(source, maxBytes)) return { side: longSide, quality: source.quality };
  const model = modelOf({ side: longSide, ...source });
  const quality = qualityFor(maxBytes * SEARCH.target, model, SEARCH.sourceExponent);
  return quality < SEARCH.minQuality ? undefined : { side: longSide, quality };
}

function sourceFits({ bytes }: SourceJpeg, maxBytes: number): boolean {
  return bytes <= maxBytes * SEARCH.target;
}

/** Whether the settings are the source's own side and quality, and the source fits. */
function isSourceKept({ longSide, maxBytes, source }: SearchInput, settings: EncodeSettings): boolean {
  return source?.quality === settings.quality && settings.side === longSide && sourceFits(source, maxBytes);
}

/** Whether the median photo would fill less than half the limit. No measured photo was twice as large as the median. */
function isSureToFit({ maxBytes }: SearchInput, settings: EncodeSettings): boolean {
  return settings.quality >= SEARCH.maxQuality && predictBytes(MEDIAN_PHOTO, settings) < maxBytes / 2;
}

/** Takes samples until one is close enough to the target, and returns the settings of the first full encode. */
async function takeSamples(
  input: SearchInput,
  settings: EncodeSettings,
  sample: (settings: EncodeSettings) => Promise<number>,
  attempts: Attempt[],
): Promise<EncodeSettings> {
  const bytes = await sample(settings);
  attempts.push({ ...settings, bytes, sampled: true });
  const next = settingsAfterSample(input, attempts);
  if (attempts.length === SEARCH.maxSamples) return next;
  const sameSide = atSide(attempts, next.side);
  const tolerance = sameSide.length < 2 ? SEARCH.sampleTolerance : SEARCH.sampleToleranceWithExponent;
  const isClose = Math.abs(Math.log(bytes / (input.maxBytes * SEARCH.target))) < Math.log(tolerance);
  if (next.side === settings.side && (isClose || next.quality >= SEARCH.maxQuality)) return next;
  if (sameSide.some(({ quality }) => quality === next.quality)) return next;
  return takeSamples(input, next, sample, attempts);
}

/** Returns the settings that the samples lead to. The side changes at most once, since the image is drawn again for it. */
function settingsAfterSample(input: SearchInput, attempts: readonly Attempt[]): EncodeSettings {
  const target = input.maxBytes * SEARCH.target;
  const last = attempts[attempts.length - 1];
  if (!last) throw new RangeError('no sample');
  const model = modelOf(last);
  const wanted = settingsFor(input.longSide, target, model);
  const change = wanted.side / last.side;
  const isFarOff = change < 1 / SEARCH.maxSideAboveBest || change > SEARCH.maxSideBelowBest;
  if (attempts.length === 1 && isFarOff && !settingsOfSource(input)) return wanted;
  const exponent = measureExponent(atSide(attempts, last.side));
  return { side: last.side, quality: qualityFor(target, model, exponent) };
}

/**
 * Returns the settings of the next full encode, or `undefined` if no better one is to be expected.
 * @param left number of full encodes that are left
 */
function nextSettings(
  input: SearchInput,
  attempts: readonly Attempt[],
  left: number,
): EncodeSettings | undefined {
  const { longSide, maxBytes } = input;
  const last = attempts[attempts.length - 1];
  if (!last || left === 0 || isGoodEnough(input, attempts, last)) return undefined;
  const anyFits = attempts.some(({ sampled, bytes }) => !sampled && bytes <= maxBytes);
  const bracket = bracketAt(attempts, last.side, maxBytes);
  const target = maxBytes * targetShare(left, anyFits);
  const model = modelOf(last);
  const quality = qualityFor(target, model, measureExponent(bracket.nearest));
  if (last.bytes <= maxBytes && last.quality >= SEARCH.maxQuality) {
    const larger = settingsFor(longSide, target, model);
    return larger.side > last.side ? larger : undefined;
  }
  if (anyFits) return settingsInside(bracket, last, quality, maxBytes);
  if (quality >= SEARCH.minQuality && quality < bracket.above) return { side: last.side, quality };
  const smaller = settingsFor(Math.min(longSide, last.side), target, model);
  if (smaller.side < last.side) return smaller;
  // The bytes hardly fall with the quality, so only fewer pixels help.
  const side = Math.round(last.side * SEARCH.shrink);
  return side < SEARCH.minSide ? undefined : { side, quality: SEARCH.minQuality };
}

function isGoodEnough(input: SearchInput, attempts: readonly Attempt[], last: Attempt): boolean {
  const { longSide, maxBytes } = input;
  const encodes = attempts.filter(({ sampled }) => !sampled);
  const largest = Math.max(0, ...encodes.map(({ bytes }) => bytes).filter((bytes) => bytes <= maxBytes));
  const share = encodes.length < 3 ? SEARCH.enough : SEARCH.enoughAfterThree;
  if (largest >= share * maxBytes) return true;
  if (last.bytes > maxBytes) return false;
  if (last.quality >= SEARCH.maxQuality && last.side >= Math.min(longSide, SEARCH.maxSide)) return true;
  // An encoder with other tables does not keep the source's quality, so the search goes on.
  return isSourceKept(input, last) && last.tableQuality === last.quality;
}

interface Bracket {
  /** Highest quality known to fit; 0 if there is none. */
  readonly below: number;
  /** Lowest quality known not to fit; 101 if there is none. */
  readonly above: number;
  /** The sizes from which the exponent is measured. */
  readonly nearest: readonly Attempt[];
}

/** Returns the qualities between which the limit lies at this side. */
function bracketAt(attempts: readonly Attempt[], side: number, maxBytes: number): Bracket {
  const known = atSide(attempts, side);
  const encodes = known.filter(({ sampled }) => !sampled);
  const fitting = encodes.filter(({ bytes }) => bytes <= maxBytes).map(({ quality }) => quality);
  const exceeding = encodes.filter(({ bytes }) => bytes > maxBytes).map(({ quality }) => quality);
  const below = Math.max(0, ...fitting);
  const above = Math.min(101, ...exceeding);
  const ends = encodes.filter(({ quality }) => quality === below || quality === above);
  const nearest = ends.length > 1 ? ends : encodes.length > 1 ? encodes : known;
  return { below, above, nearest };
}

/** Returns settings inside the bracket, or `undefined` if at most one step of quality could be gained. */
function settingsInside(
  { below, above }: Bracket,
  last: Attempt,
  predicted: number,
  maxBytes: number,
): EncodeSettings | undefined {
  const fits = last.bytes <= maxBytes;
  const isOneStep = predicted <= last.quality + 1;
  if (fits && last.bytes >= SEARCH.enoughBeforeOneStep * maxBytes && isOneStep) return undefined;
  const wanted = fits ? predicted : Math.max(below + 1, predicted);
  const quality = Math.min(SEARCH.maxQuality, above - 1, wanted);
  return quality > below ? { side: last.side, quality } : undefined;
}

function targetShare(left: number, anyFits: boolean): number {
  if (left > 2) return SEARCH.target;
  if (left === 2) return SEARCH.thirdTarget;
  return anyFits ? SEARCH.lastTarget : SEARCH.safeTarget;
}

function atSide(attempts: readonly Attempt[], side: number): readonly Attempt[] {
  return attempts.filter((attempt) => attempt.side === side);
}
