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

/** Sizes of the known headers of a BMP, which set it apart from text. */
const BMP_HEADERS = [12, 16, 40, 52, 56, 64, 108, 124];

/** First bytes of pictures that no engine decodes for sure, or only one does. */
const OTHER_PICTURES: readonly (readonly [name: string, ...starts: string[]])[] = [
  [
    'TIFF or raw photo',
    'II*\0',
    'MM\0*',
    'II+\0',
    'MM\0+',
    'IIU\0',
    'IIRO',
    'IIRS',
    'MMOR',
    'FUJIFILMCCD-RAW',
  ],
  ['JPEG XL', '\xff\n', '\0\0\0\fJXL '],
  ['JPEG 2000', '\0\0\0\fjP  '],
];

/** Brands of QuickTime videos, as of a Live Photo, and of Canon's raw photos. */
const OTHER_BRANDS = ['qt  ', 'crx '];

/**
 * Returns the format by content. The name and the declared type of the file do not count.
 * @throws FaceVerificationError `photo_unreadable` for an empty file, `photo_format_unsupported` for other pictures, and
 * `photo_not_an_image` for everything else; the message names the kind if it is known
 */
export function sniff(bytes: Uint8Array): PhotoType {
  // A photo that is still in the cloud may be read as an empty file.
  if (bytes.length === 0) throw photoError('photo_unreadable', 'The file is empty.');
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'image/jpeg';
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a')) return 'image/gif';
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return 'image/webp';
  if (startsWith(bytes, 'ftyp', 4)) return sniffBrands(bytes);
  if (startsWith(bytes, 'BM') && BMP_HEADERS.includes(bytes[14] ?? 0) && startsWith(bytes, '\0\0\0', 15))
    return 'image/bmp';
  for (const [name, ...starts] of OTHER_PICTURES) {
    if (starts.some((start) => startsWith(bytes, start)))
      throw photoError('photo_format_unsupported', `The file is a ${name}.`);
  }
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
  if (brands.some((brand) => OTHER_BRANDS.includes(brand)))
    throw photoError('photo_format_unsupported', 'The file is a QuickTime video or a raw photo.');
  throw photoError('photo_not_an_image', 'The file is a video or another ISO media file, not a photo.');
}

function describe(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 512))
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  if (start.startsWith('%PDF')) return 'a PDF';
  if (/^<(\?xml|!--|!doctype|svg|html)/i.test(start))
    return /<svg/i.test(start) ? 'an SVG drawing' : 'an XML or HTML document';
  return /^[\t\n\r\x20-\x7e\x80-\xff]*$/.test(start) ? 'text' : 'of an unknown kind';
}
