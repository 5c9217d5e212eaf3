/** Last value of the luminance table in the JPEG standard (ITU-T T.81, Annex K), by which libjpeg scales a quality of 50. */
const LAST_VALUE = 99;

/** Returns the quality of a JPEG in base64 by libjpeg's scale, 1–100; 95 where its table holds none. */
export function readQuality(base64) {
  const bytes = Buffer.from(base64, 'base64');
  const at = bytes.indexOf(Buffer.from([0xff, 0xdb]));
  if (at < 0) return 95;
  // Marker, length and the table's number come before its 64 values.
  const scale = ((bytes[at + 5 + 63] ?? 1) * 100) / LAST_VALUE;
  return Math.min(95, Math.round(scale <= 100 ? (200 - scale) / 2 : 5000 / scale));
}
