import { readOrientation } from '../exif.js';
import { photoError } from '../photoError.js';
import { startsWith } from '../startsWith.js';
import { type ColorProfile, readColorProfile } from './colorProfile.js';
import { type Frame, isProgressive, readFrame, readScan } from './frame.js';
import type { Orientation } from './orientation.js';
import { qualityOfTable } from './quality.js';
import { isFrameMarker, MARKER, readSegment, walkJpeg } from './segments.js';

export interface JpegHeader {
  readonly width: number;
  readonly height: number;
  /** Number of channels: 1 gray, 3 color, 4 CMYK or YCCK. */
  readonly components: number;
  /** Bits per sample; 8 except in medical images. */
  readonly precision: number;
  readonly progressive: boolean;
  /** Whether the image is spread over several scans, as in progressive JPEGs. */
  readonly multiScan: boolean;
  /** Whether the colors are gray or YCbCr, by the rules of libjpeg (`default_decompress_parms`). */
  readonly isYcc: boolean;
  readonly orientation: Orientation;
  /** Offsets of the names of Exif and XMP, in the order of their segments. */
  readonly metadataAt: readonly number[];
  readonly colorProfile: ColorProfile;
  /** JPEG quality (25–95) if the first table is libjpeg's for luminance. */
  readonly quality: number | undefined;
}

/** Maximum number of segments before the image data. Photos with large metadata have about a hundred. */
const MAX_SEGMENTS = 10_000;

/**
 * Reads the segments before the image data.
 * @throws FaceVerificationError `photo_damaged` if there is no frame
 */
export function readJpegHeader(bytes: Uint8Array): JpegHeader {
  const metadataAt: number[] = [];
  const profile: Uint8Array[] = [];
  const colors: ColorMarkers = { hasJfif: false, adobeTransform: undefined };
  let frame: Frame | undefined;
  let orientation: Orientation | undefined;
  let quality: number | undefined;
  let left = MAX_SEGMENTS;
  for (let segment = readSegment(bytes, 2); segment; segment = readSegment(bytes, segment.end)) {
    const { marker, payload, end } = segment;
    left -= 1;
    if (left === 0) break;
    if (marker === MARKER.SOS && frame) {
      const { width, height, precision, components } = frame;
      const progressive = isProgressive(frame);
      return {
        width,
        height,
        precision,
        components: components.length,
        progressive,
        multiScan: progressive || readScan(bytes, segment).components.length < components.length,
        isYcc: isYcc(frame, colors),
        orientation: orientation ?? 1,
        metadataAt,
        colorProfile: readColorProfile(profile),
        quality,
      };
    }
    if (isFrameMarker(marker)) frame ??= readFrame(bytes, segment);
    // A first byte of 0 means 8 bits a number and table 0, the luminance table in every known encoder.
    if (marker === MARKER.DQT && bytes[payload] === 0)
      quality ??= qualityOfTable(bytes.subarray(payload + 1, payload + 65));
    if (marker === MARKER.APP1) {
      metadataAt.push(payload);
      if (startsWith(bytes, 'Exif\0\0', payload))
        orientation ??= readOrientation(bytes.subarray(0, end), payload + 6);
    }
    if (marker === MARKER.APP2 && startsWith(bytes, 'ICC_PROFILE\0', payload))
      profile.push(bytes.subarray(payload + 12, end));
    if (marker === MARKER.APP0 && startsWith(bytes, 'JFIF\0', payload) && end - payload >= 14)
      colors.hasJfif = true;
    if (marker === MARKER.APP14 && startsWith(bytes, 'Adobe', payload) && end - payload >= 12)
      colors.adobeTransform = bytes[payload + 11];
  }
  throw photoError('photo_damaged', 'The JPEG ends before its image data.');
}

interface ColorMarkers {
  hasJfif: boolean;
  adobeTransform: number | undefined;
}

function isYcc({ components }: Frame, { hasJfif, adobeTransform }: ColorMarkers): boolean {
  if (components.length !== 3) return components.length === 1;
  if (hasJfif) return true;
  if (adobeTransform !== undefined) return adobeTransform !== 0;
  // The letters R, G and B as names of the components.
  return String.fromCharCode(...components.map(({ id }) => id)) !== 'RGB';
}

/** Whether the file has an end marker. A missing one alone does not prove damage. */
export function hasEndOfImage(bytes: Uint8Array): boolean {
  if (bytes[bytes.length - 2] === 0xff && bytes[bytes.length - 1] === MARKER.EOI) return true;
  for (const { marker } of walkJpeg(bytes)) if (marker === MARKER.EOI) return true;
  return false;
}

/** Returns the number of scans of the first image. */
export function countScans(bytes: Uint8Array): number {
  let count = 0;
  for (const { marker } of walkJpeg(bytes)) if (marker === MARKER.SOS) count += 1;
  return count;
}
