/**
 * Constants of the search for encode settings, imported as the namespace `SEARCH`. docs/photo-pipeline.md explains the choice of
 * side and quality. The bundler inlines exports, while the properties of one object would cost 0.2 kB.
 */

/** Maximum full encodes per photo. */
export const maxEncodes = 4;
/** Maximum sample encodes per photo. */
export const maxSamples = 4;

/** Highest JPEG quality. Above it a JPEG grows without looking better. */
export const maxQuality = 95;
/** JPEG quality for which the long side is chosen. */
export const wantedQuality = 76;
/** Quality below which the side shrinks instead. */
export const minQuality = 40;
/** Lowest quality that a prediction may return. */
export const lowestQuality = 5;

/** Longest long side, in pixels. */
export const maxSide = 1920;
/** Long side in pixels below which the quality falls instead. */
export const minWantedSide = 1080;
/** Shortest long side, in pixels. */
export const minSide = 16;
/** Keep the drawn side if it is at most 1.15 times the best one. Beyond, a shorter one gains over 1 point of SSIMULACRA2. */
export const maxSideAboveBest = 1.15;
/** Keep the drawn side if the best one is at most 1.34 times as long. A longer one hardly ever gains 1 point (measured). */
export const maxSideBelowBest = 1.34;
/** Factor by which the side shrinks if less quality hardly saves bytes. */
export const shrink = 0.7;

/** Stop when an encode fills 95 % of the limit. Below, one more encode gained up to 9 points of SSIMULACRA2 (measured). */
export const enough = 0.95;
/** Stop at 92 % if the next encode could raise the quality by one step only: less than 1 point for a fifth of the time. */
export const enoughBeforeOneStep = 0.92;
/** Stop at 75 % after three encodes. Some photos grow by a quarter from one quality to the next (measured). */
export const enoughAfterThree = 0.75;

/** Share of the limit at which an encode aims. Most predictions are off by less than 2 % (39 photos). */
export const target = 0.98;
/** Target share of the third encode. */
export const thirdTarget = 0.95;
/** Target share of the last encode. */
export const lastTarget = 0.92;
/** Target share of the last encode if nothing fits yet. */
export const safeTarget = 0.85;

/** Take a second sample if the first missed the target by more than 3 %. */
export const sampleTolerance = 1.03;
/** With two samples (exponent known), tolerate 8 %. */
export const sampleToleranceWithExponent = 1.08;

/** A source of at most 1.25 times the limit keeps its pixels: a photo lost 7 points when shrunk by 2 % (measured). */
export const sourceTolerance = 1.25;
/** Bytes grow with the table scale ** -0.3 just below the source's own quality (7 photos: -0.13 to -0.35). */
export const sourceExponent = -0.3;

/** Bytes grow with the side ** 1.64, that is the area ** 0.82 (median of 17 photos). */
export const sideExponent = 1.64;
/** Bytes grow with the table scale ** -0.65 (median of 17 photos: -0.5 to -0.8). */
export const scaleExponent = -0.65;
/** Steepest exponent that two measured sizes may lead to; beyond it they are noise. */
export const minScaleExponent = -1.2;
/** Flattest exponent that two measured sizes may lead to. */
export const maxScaleExponent = -0.3;
