/**
 * Predicts the bytes of a JPEG as powers: bytes ∝ side ** 1.64 and ∝ scale ** -0.65, where the scale is the percentage
 * by which libjpeg scales its sample tables.
 */

import { qualityOfScale, tableScale } from '../jpeg/quality.js';
import * as SEARCH from './searchConstants.js';

/** How an image is encoded. */
export interface EncodeSettings {
  /** Long side in pixels. */
  readonly side: number;
  /** JPEG quality, an integer of 1–100. */
  readonly quality: number;
}

/** The size of an encode, measured or predicted by a sample. */
export interface EncodeSize extends EncodeSettings {
  readonly bytes: number;
}

/** One known size of an image; all others follow from it. */
export interface SizeModel {
  /** Long side in pixels. */
  readonly side: number;
  /** Scale of the quantization tables, in percent. */
  readonly scale: number;
  readonly bytes: number;
}

/** Returns the model that follows from one known size. */
export function modelOf({ side, quality, bytes }: EncodeSize): SizeModel {
  return { side, scale: tableScale(quality), bytes };
}

/** Median of 8 photos of 3–48 megapixels: 300 kB at 1920 pixels is quality 76 (64 to 83, measured). */
export const MEDIAN_PHOTO: SizeModel = modelOf({
  side: 1920,
  quality: SEARCH.wantedQuality,
  bytes: 300_000,
});

/** Returns the predicted bytes at other settings. */
export function predictBytes(model: SizeModel, { side, quality }: EncodeSettings): number {
  return (
    model.bytes *
    (side / model.side) ** SEARCH.sideExponent *
    (tableScale(quality) / model.scale) ** SEARCH.scaleExponent
  );
}

/**
 * Returns the settings with the longest side at which the wanted quality fits. The quality is lower only if that side
 * would be too short.
 * @param longSide upper limit of the side, in pixels
 * @param bytes the size to fill
 */
export function settingsFor(longSide: number, bytes: number, model: SizeModel): EncodeSettings {
  const maxSide = Math.min(longSide, SEARCH.maxSide);
  const minSide = Math.min(maxSide, SEARCH.minWantedSide);
  const wanted = sideFor(bytes, SEARCH.wantedQuality, model);
  const side = Math.round(Math.min(maxSide, Math.max(wanted, minSide)));
  const atSide = { ...model, side, bytes: model.bytes * (side / model.side) ** SEARCH.sideExponent };
  const quality = qualityFor(bytes, atSide, SEARCH.scaleExponent);
  if (quality >= SEARCH.minQuality) return { side, quality };
  const smaller = Math.round(Math.min(maxSide, sideFor(bytes, SEARCH.minQuality, model)));
  return { side: Math.max(SEARCH.minSide, smaller), quality: SEARCH.minQuality };
}

function sideFor(bytes: number, quality: number, model: SizeModel): number {
  const scaled = model.bytes * (tableScale(quality) / model.scale) ** SEARCH.scaleExponent;
  return model.side * (bytes / scaled) ** (1 / SEARCH.sideExponent);
}

/**
 * Returns the highest integer quality that is predicted to stay within `bytes` at the model's side.
 * @param exponent power of the table scale with which bytes grow
 */
export function qualityFor(bytes: number, model: SizeModel, exponent: number): number {
  const scale = model.scale * (bytes / model.bytes) ** (1 / exponent);
  return Math.min(SEARCH.maxQuality, Math.max(SEARCH.lowestQuality, Math.floor(qualityOfScale(scale))));
}

/**
 * Returns the exponent between the last two of the given sizes, which must be of one side. Returns the median photo's
 * exponent if there is only one size or noise hides the slope.
 */
export function measureExponent(sizes: readonly EncodeSize[]): number {
  const [first, second] = sizes.slice(-2);
  if (!first || !second || first.quality === second.quality) return SEARCH.scaleExponent;
  const exponent =
    Math.log(second.bytes / first.bytes) / Math.log(tableScale(second.quality) / tableScale(first.quality));
  if (!Number.isFinite(exponent)) return SEARCH.scaleExponent;
  return Math.min(SEARCH.maxScaleExponent, Math.max(SEARCH.minScaleExponent, exponent));
}
