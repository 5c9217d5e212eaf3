/** Limits of the photo. Pixels are those of the stored image; bytes are those of the file. */

/**
 * The partner's limit of base64, "under 400k": default and maximum of `maxBase64Length`. The base64 is strictly shorter,
 * without a `data:` prefix, so at most 399,996 characters or 299,997 bytes.
 */
export const MAX_BASE64_LENGTH = 400_000;

/** Minimum of `maxBase64Length`. A face is not recognizable in less. */
export const MIN_BASE64_LENGTH = 20_000;

/** Limit on a slow connection (3G, a weak cell): 150 kB, about 2 s of 3G's uplink. */
export const SLOW_BASE64_LENGTH = 200_000;

/** Limit where the face is known to be large: 150 kB, 2.5 times the size at which such a face loses (measured: 60 kB). */
export const LARGE_FACE_BASE64_LENGTH = 200_000;

/**
 * Limit on a very slow connection (2G, Save-Data), and on a slow one if the face is large: 100 kB. It saves 10 s at 200 kbit/s.
 * A large face loses nothing by it and a small one does (measured: two nets, docs/photo-measurements.md).
 */
export const VERY_SLOW_BASE64_LENGTH = 133_336;

/**
 * Maximum megapixels of a JPEG that the engine decodes whole, checked before decoding: 430 MB. A file of 280 megapixels took
 * 11 s and 3.3 GB in another library (measured, Chromium 156).
 */
export const MAX_JPEG_MEGAPIXELS = 120;

/**
 * Maximum megapixels of a JPEG of one scan that the engine decodes at a fraction of its size. The largest sensors of phones
 * have 200, which take 81 MB (measured, Chromium 156).
 */
export const MAX_SCALED_JPEG_MEGAPIXELS = 210;

/**
 * Maximum megapixels times scans of a progressive JPEG. A decoder needs 5 ms for each, so that a file of 270 kB with
 * hundreds of scans took 30 s (measured, Chromium 156). Photos have about ten scans.
 */
export const MAX_SCAN_MEGAPIXELS = 1200;

/** Maximum time in milliseconds to decode a photo. 108 megapixels take 0.3 s on a computer and about 4 s on a slow phone. */
export const DECODE_TIMEOUT_MS = 12_000;

/** Maximum megapixels of other formats, which are decoded whole at 4 bytes a pixel: 240 MB. */
export const MAX_OTHER_MEGAPIXELS = 60;

/** Maximum bytes of a file. A phone's photo of 108 megapixels has 32 MB. */
export const MAX_FILE_BYTES = 100_000_000;

/** Minimum pixels of the short side. Face engines need about 40 pixels between the eyes. */
export const MIN_SIDE = 64;

/** Maximum ratio of the long side to the short side. Phones take 4:3 to 21:9; cropped screenshots reach about 3:1. */
export const MAX_ASPECT_RATIO = 5;
