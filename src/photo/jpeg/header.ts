import { photoError } from '../photoError.js';
import { startsWith } from '../startsWith.js';
import type { Orientation } from './orientation.js';
import { qualityOfTable } from './quality.js';
import { isFrameMarker, type JpegSegment, MARKER, readSegment, walkJpeg } from './segments.js';

export interface JpegHeader {
  readonly width: number;
  readonly height: number;
  /** Number of channels: 1 gray, 3 color, 4 CMYK or YCCK. */
  readonly components: number;
  /** Bits per sample; 8 except in medical images. */
  readonly precision: number;
  readonly progressive: boolean;
  readonly orientation: Orientation;
  /** Position of the orientation's 16 bits in the file. */
  readonly orientationAt?: { readonly offset: number; readonly littleEndian: boolean } | undefined;
  /** Kind of the ICC profile. `none` means sRGB. */
  readonly colorProfile: 'none' | 'srgb' | 'other';
  /** JPEG quality (25–95) if the first table is libjpeg's for luminance. */
  readonly quality: number | undefined;
}

/**
 * Reads the segments before the image data.
 * @throws FaceVerificationError `photo_damaged` if there is no frame
 */
export function readJpegHeader(bytes: Uint8Array): JpegHeader {
  let frame: JpegSegment | undefined;
  let exif: { orientation: Orientation; offset: number; littleEndian: boolean } | undefined;
  let colorProfile: JpegHeader['colorProfile'] = 'none';
  let quality: number | undefined;
  for (let segment = readSegment(bytes, 2); segment; segment = readSegment(bytes, segment.end)) {
    const { marker, payload, end } = segment;
    if (marker === MARKER.SOS && frame) {
      return header(bytes, frame, { colorProfile, quality, exif });
    }
    if (isFrameMarker(marker)) frame ??= segment;
    // A first byte of 0 means 8 bits a number and table 0, the luminance table in every known encoder.
    if (marker === MARKER.DQT && bytes[payload] === 0)
      quality ??= qualityOfTable(bytes.subarray(payload + 1, payload + 65));
    if (marker === MARKER.APP1 && startsWith(bytes, 'Exif\0\0', payload)) {
      exif ??= readOrientation(bytes.subarray(0, end), payload + 6);
    }
    if (marker === MARKER.APP2 && startsWith(bytes, 'ICC_PROFILE\0', payload)) {
      colorProfile = isSrgb(bytes.subarray(payload, end)) ? 'srgb' : 'other';
    }
  }
  throw photoError('photo_damaged', 'The JPEG ends before its image data.');
}

function header(
  bytes: Uint8Array,
  frame: JpegSegment,
  found: {
    readonly colorProfile: JpegHeader['colorProfile'];
    readonly quality: number | undefined;
    readonly exif: { orientation: Orientation; offset: number; littleEndian: boolean } | undefined;
  },
): JpegHeader {
  const at = (offset: number): number => bytes[frame.payload + offset] ?? 0;
  const { exif } = found;
  return {
    precision: at(0),
    height: at(1) * 256 + at(2),
    width: at(3) * 256 + at(4),
    components: at(5),
    // C2, C6, CA and CE are the progressive frames.
    progressive: (frame.marker & 3) === 2,
    orientation: exif?.orientation ?? 1,
    ...(exif && { orientationAt: { offset: exif.offset, littleEndian: exif.littleEndian } }),
    colorProfile: found.colorProfile,
    quality: found.quality,
  };
}

/** Reads tag 0x0112 of the first directory (TIFF 6.0, section 2, and EXIF 2.32, 4.6.4.A). */
function readOrientation(
  bytes: Uint8Array,
  tiff: number,
): { orientation: Orientation; offset: number; littleEndian: boolean } | undefined {
  if (tiff + 8 > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const littleEndian = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, littleEndian);
  if (directory + 2 > bytes.length) return undefined;
  const entries = view.getUint16(directory, littleEndian);
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > bytes.length) return undefined;
    if (view.getUint16(entry, littleEndian) !== 0x0112) continue;
    const value = view.getUint16(entry + 8, littleEndian);
    if (value < 1 || value > 8) return undefined;
    // The line above checks that it is 1–8.
    return { orientation: value as Orientation, offset: entry + 8, littleEndian };
  }
  return undefined;
}

/** Whether the profile's description says sRGB. An unknown profile does not count as sRGB. */
function isSrgb(profile: Uint8Array): boolean {
  let text = '';
  for (const byte of profile.subarray(0, 4096))
    if (byte >= 0x20 && byte < 0x7f) text += String.fromCharCode(byte);
  return /sRGB/.test(text) && !/Display P3|Adobe RGB|ProPhoto/.test(text);
}

/** Whether the file has an end marker. A missing one alone does not prove damage; the decoded pixels have to be checked. */
export function hasEndOfImage(bytes: Uint8Array): boolean {
  if (bytes[bytes.length - 2] === 0xff && bytes[bytes.length - 1] === MARKER.EOI) return true;
  return endOfJpeg(bytes) !== undefined;
}

/** Returns the offset after the first image's end marker. Gain maps and trailers that follow are not part of the photo. */
export function endOfJpeg(bytes: Uint8Array): number | undefined {
  for (const { marker, end } of walkJpeg(bytes)) if (marker === MARKER.EOI) return end;
  return undefined;
}

/**
 * Whether a progressive JPEG has begun the last refinement of every component (T.81, G.1.1). One that is cut off earlier
 * is blurred all over instead of losing its lower part.
 */
export function hasAllScans(bytes: Uint8Array): boolean {
  const begun = new Set<string>();
  const refined = new Set<string>();
  for (const { marker, payload } of walkJpeg(bytes)) {
    if (marker === MARKER.SOS) noteScan(bytes, payload, begun, refined);
  }
  return [...begun].some((key) => key.endsWith('detail')) && [...begun].every((key) => refined.has(key));
}

/** Notes the components, the first coefficient and the last bit of a scan (T.81, B.2.3). */
function noteScan(bytes: Uint8Array, payload: number, begun: Set<string>, refined: Set<string>): void {
  const count = bytes[payload] ?? 0;
  const parameters = payload + 1 + count * 2;
  const kind = bytes[parameters] === 0 ? 'average' : 'detail';
  for (let index = 0; index < count; index += 1) {
    const key = `${bytes[payload + 1 + index * 2]} ${kind}`;
    begun.add(key);
    if (((bytes[parameters + 2] ?? 0) & 15) === 0) refined.add(key);
  }
}
