import { photoError } from '../photoError.js';
import { startsWith } from '../startsWith.js';

/** Formats that at least one engine decodes as a photo. */
export type PhotoType =
  | 'image/jpeg'
  | 'image/png'
  | 'image/webp'
  | 'image/gif'
  | 'image/avif'
  | 'image/heic'
  | 'image/bmp';

const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);

/**
 * Returns the format by content. The name and the declared type of the file do not count.
 * @throws FaceVerificationError `photo_not_an_image` for everything else; the message names the kind if it is known
 */
export function sniff(bytes: Uint8Array): PhotoType {
  if (bytes.length === 0) throw photoError('photo_not_an_image', 'The file is empty.');
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'image/jpeg';
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a')) return 'image/gif';
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return 'image/webp';
  if (startsWith(bytes, 'ftyp', 4)) return sniffBrands(bytes);
  // The two reserved numbers are 0 in every known writer, which sets a BMP apart from text.
  if (startsWith(bytes, 'BM') && startsWith(bytes, '\0\0\0\0', 6)) return 'image/bmp';
  throw photoError('photo_not_an_image', `The file is ${describe(bytes)}, not a photo.`);
}

/** Reads the brands of the file type box (ISO/IEC 14496-12, 4.3). */
function sniffBrands(bytes: Uint8Array): PhotoType {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = Math.min(view.getUint32(0), bytes.length, 256);
  const brands: string[] = [];
  for (let at = 8; at + 4 <= end; at += 4) brands.push(String.fromCharCode(...bytes.subarray(at, at + 4)));
  if (brands.includes('avif') || brands.includes('avis')) return 'image/avif';
  if (brands.some((brand) => HEIC_BRANDS.has(brand))) return 'image/heic';
  throw photoError('photo_not_an_image', 'The file is a video or another ISO media file, not a photo.');
}

function describe(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 512))
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  if (start.startsWith('%PDF')) return 'a PDF';
  if (/^<(\?xml|!--|!doctype|svg|html)/i.test(start))
    return /<svg/i.test(start) ? 'an SVG drawing' : 'an XML or HTML document';
  if (start.startsWith('II*\0') || start.startsWith('MM\0*')) return 'a TIFF or raw photo';
  return /^[\t\n\r\x20-\x7e\x80-\xff]*$/.test(start) ? 'text' : 'of an unknown kind';
}
