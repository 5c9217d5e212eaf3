/** Returns the percentage by which libjpeg scales its sample tables at a quality of 1–100 (jcparam.c). */
export function tableScale(quality: number): number {
  return quality < 50 ? 5000 / quality : Math.max(1, 200 - 2 * quality);
}

/** Returns the quality at a table scale in percent; inverse of {@link tableScale}. */
export function qualityOfScale(scale: number): number {
  return scale > 100 ? 5000 / scale : (200 - scale) / 2;
}

/** First numbers of libjpeg's sample table for luminance, in zigzag order (T.81, table K.1). */
const LUMINANCE = [16, 11, 12, 14, 12, 10, 16, 14];

/** Sum of the 64 numbers of that table. */
const LUMINANCE_SUM = 3688;

/**
 * Returns the quality of a luminance table in zigzag order, or `undefined` if it is not one of libjpeg's of quality 25–95.
 * Below 25 numbers are clamped to 255; above 95 tables hardly differ.
 */
export function qualityOfTable(table: Uint8Array): number | undefined {
  const sum = table.reduce((total, number) => total + number, 0);
  const quality = Math.round(qualityOfScale((sum * 100) / LUMINANCE_SUM));
  if (quality < 25 || quality > 95) return undefined;
  const scale = Math.floor(tableScale(quality));
  const libjpegs = LUMINANCE.every(
    (number, index) => table[index] === Math.max(1, Math.floor((number * scale + 50) / 100)),
  );
  return libjpegs ? quality : undefined;
}
