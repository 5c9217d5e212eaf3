/** What a photo may be, and why. Pixels are those of the stored picture; bytes are those of the file. */

/**
 * The smallest budget that a slow connection leads to: 100 kB. Face recognition lost nothing measurable at 40 kB
 * and less (300 pairs, one net), so this keeps a wide margin for the vendor's engine.
 */
export const FLOOR_BASE64_LENGTH = 133_336;

/**
 * Refused from the header, before anything is decoded. 108 megapixels is the largest sensor in common phones;
 * a JPEG of that size decodes scaled, or whole in 430 MB. A bomb of 280 megapixels took 11 s and 3.3 GB in a
 * peer (measured, Chromium 156).
 */
export const MAX_JPEG_MEGAPIXELS = 120;

/** The other formats are always decoded whole, at 4 bytes a pixel: 240 MB. */
export const MAX_OTHER_MEGAPIXELS = 60;

/** Read into memory once; a 108-megapixel phone photo has 32 MB. */
export const MAX_BYTES = 100_000_000;

/** Pixels of the short side. Face engines want about 40 pixels between the eyes at least. */
export const LEAST_SIDE = 64;

/** Long side by short side. Phones take 4:3 to 21:9, cropped screenshots up to about 3:1. */
export const MAX_ASPECT_RATIO = 5;
