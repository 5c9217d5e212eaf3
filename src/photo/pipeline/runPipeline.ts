import { endOfJpeg } from '../jpeg/header.js';
import { stripMetadata, withEndMarker } from '../jpeg/stripMetadata.js';
import { verifyJpeg } from '../jpeg/verifyJpeg.js';
import { assessQuality } from './assessQuality.js';
import { maxBytesBelow, toBase64 } from './base64.js';
import { type DecodedImage, neutralizeOrientation, restoreOrientation } from './decode.js';
import { drawUpright } from './drawUpright.js';
import { encodeToFit } from './encodeToFit.js';
import { checkDimensions, type PhotoHeader, readHeader, uprightSize } from './header.js';
import type { EncodedPhoto, FittedJpeg, PhotoJob, PipelineSteps } from './model.js';
import { checkCanvas, checkStoredBottom } from './pixelChecks.js';
import { firstSettings, type SearchInput } from './search.js';
import { sniff } from './sniff.js';
import { releaseSurface } from './surface.js';

/** Long side in pixels to which a source is decoded if only its quality is assessed. */
const ASSESSED_SIDE = 512;

/**
 * Turns the bytes of a source into an upright JPEG within the limit: sniff ▸ header and limits ▸ decode ▸ draw upright ▸
 * encode to fit ▸ strip ▸ verify.
 * @throws FaceVerificationError with a `photo_…` code, or `unexpected` for a defect of ours
 */
export async function runPipeline(job: PhotoJob, steps: PipelineSteps): Promise<EncodedPhoto> {
  const { bytes } = job;
  const header = readHeader(bytes, sniff(bytes));
  checkDimensions(header);
  steps.onProgress(0.1);
  const maxBytes = maxBytesBelow(job.maxBase64Length);
  const stripped = stripSource(bytes, header, maxBytes);
  // An upright JPEG that fits without its metadata needs no encode.
  const kept = header.orientation === 1 && stripped && stripped.length <= maxBytes ? stripped : undefined;
  await steps.pause();

  const input = searchInput(header, maxBytes, stripped);
  const decoded = job.decoded
    ? fromBitmap(job.decoded)
    : await decodeAsStored(bytes, header, kept ? ASSESSED_SIDE : firstSettings(input).side, steps);
  try {
    steps.onProgress(0.5);
    await steps.pause();
    if (!header.complete) checkStoredBottom(decoded);
    const fitted = kept ? await keep(kept, decoded, header) : await encode(decoded, header, input, steps);
    verifyJpeg(fitted.jpeg, fitted.width, fitted.height);
    const source = { ...sourceSize(header, decoded), type: header.type, byteLength: bytes.length };
    return { ...fitted, base64: toBase64(fitted.jpeg), path: kept ? 'stripped' : steps.place, source };
  } finally {
    decoded.close();
  }
}

/**
 * Returns an sRGB JPEG without its metadata. Returns `undefined` for any other source, and for one that is too large
 * to fit.
 */
function stripSource(
  bytes: Uint8Array,
  { jpeg }: PhotoHeader,
  maxBytes: number,
): Uint8Array<ArrayBuffer> | undefined {
  if (jpeg?.precision !== 8 || jpeg.components === 4 || jpeg.colorProfile === 'other') return undefined;
  // Finding the end of a JPEG of 14 MB takes 100 ms (measured), and metadata is hardly ever three quarters of a file.
  if (bytes.length > maxBytes * 4 || endOfJpeg(bytes) === undefined) return undefined;
  return stripMetadata(bytes);
}

function searchInput(header: PhotoHeader, maxBytes: number, stripped: Uint8Array | undefined): SearchInput {
  const quality = header.jpeg?.quality;
  return {
    longSide: Math.max(header.width, header.height),
    maxBytes,
    source: stripped && quality !== undefined ? { quality, bytes: stripped.length } : undefined,
  };
}

/** Decodes the pixels as stored: without the engine's own turning, and even if the end marker is missing. */
async function decodeAsStored(
  bytes: Uint8Array<ArrayBuffer>,
  header: PhotoHeader,
  side: number,
  { decode }: PipelineSteps,
): Promise<DecodedImage> {
  neutralizeOrientation(bytes, header);
  try {
    // Chromium's createImageBitmap refuses a JPEG that lacks only its two last bytes.
    return await decode(header.jpeg && !header.complete ? withEndMarker(bytes) : bytes, header, side);
  } finally {
    restoreOrientation(bytes, header);
  }
}

function fromBitmap(bitmap: ImageBitmap): DecodedImage {
  return { image: bitmap, width: bitmap.width, height: bitmap.height, close: () => bitmap.close() };
}

/** Keeps the stripped source as it is and only assesses its quality. */
async function keep(
  jpeg: Uint8Array<ArrayBuffer>,
  decoded: DecodedImage,
  header: PhotoHeader,
): Promise<FittedJpeg> {
  const surface = drawUpright(decoded, header.orientation, ASSESSED_SIDE);
  const hints = await assessQuality(surface);
  releaseSurface(surface);
  return { jpeg, ...uprightSize(header), quality: 1, encodes: 0, samples: 0, hints };
}

async function encode(
  decoded: DecodedImage,
  { orientation }: PhotoHeader,
  input: SearchInput,
  steps: PipelineSteps,
): Promise<FittedJpeg> {
  checkCanvas();
  const { width, height } = decoded.filled ?? decoded;
  const longSide = Math.round(Math.max(width, height));
  // Quality and size of the source only predict its own pixels, not a smaller decode of them.
  const source = longSide === input.longSide ? input.source : undefined;
  return encodeToFit(decoded, orientation, { longSide, maxBytes: input.maxBytes, source }, steps);
}

/**
 * Returns the upright size of the source. A JPEG may be decoded to a fraction, so its header counts; the engine may turn
 * other formats by itself, so their pixels count.
 */
function sourceSize(
  header: PhotoHeader,
  { width, height }: DecodedImage,
): { readonly width: number; readonly height: number } {
  return header.type === 'image/jpeg' ? uprightSize(header) : { width, height };
}
