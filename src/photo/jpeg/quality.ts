/** The IJG's percentage by which the sample tables are scaled at a quality of 1–100 (libjpeg, jcparam.c). */
export function tableScale(quality: number): number {
  return quality < 50 ? 5000 / quality : Math.max(1, 200 - 2 * quality);
}

export function qualityOfScale(scale: number): number {
  return scale > 100 ? 5000 / scale : (200 - scale) / 2;
}

/** How libjpeg's sample table for luminance begins, in zigzag order (T.81, table K.1), and the sum of its 64 numbers. */
const LUMINANCE = [16, 11, 12, 14, 12, 10, 16, 14];
const LUMINANCE_SUM = 3688;

/**
 * The quality whose luminance table this is, in zigzag order; `undefined` where it is none of libjpeg's of 25–95. Below,
 * its numbers are cut off at 255; above, they hardly differ.
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
