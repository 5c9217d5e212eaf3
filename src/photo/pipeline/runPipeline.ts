import { joined } from '../joined.js';
import { rewriteJpeg } from '../jpeg/rewriteJpeg.js';
import { MARKER } from '../jpeg/segments.js';
import { verifyJpeg } from '../jpeg/verifyJpeg.js';
import { DECODE_TIMEOUT_MS } from '../limits.js';
import { photoError } from '../photoError.js';
import { assessQuality } from './assessQuality.js';
import { maxBytesBelow, toBase64 } from './base64.js';
import { type DecodedImage, decodesInLittleMemory, toggleMetadata } from './decode.js';
import { drawUpright } from './drawUpright.js';
import { encodeToFit } from './encodeToFit.js';
import { checkDimensions, type PhotoHeader, readHeader, uprightSize } from './header.js';
import type { EncodedPhoto, FittedJpeg, PhotoJob, PipelineSteps } from './model.js';
import { checkCanvas, hasFlatCorner } from './pixelChecks.js';
import { firstSettings, type SearchInput } from './search.js';
import { sniff } from './sniff.js';
import { releaseSurface } from './surface.js';

/** Long side in pixels to which a source is decoded if only its quality is assessed. */
const ASSESSED_SIDE = 512;

/**
 * Turns the bytes of a source into an upright JPEG within the limit: sniff ▸ structure and limits ▸ decode ▸ draw upright ▸
 * encode to fit ▸ rewrite ▸ verify.
 * @throws FaceVerificationError with a `photo_…` code, or `unexpected` for a defect of ours
 */
export async function runPipeline(job: PhotoJob, steps: PipelineSteps): Promise<EncodedPhoto> {
  const { bytes } = job;
  const header = readHeader(bytes, sniff(bytes));
  checkDimensions(header, steps.place !== 'compatible' && decodesInLittleMemory(header));
  checkWhole(header, job.isRefused === true);
  steps.onProgress(0.1);
  const maxBytes = maxBytesBelow(job.maxBase64Length);
  const rewritten = rewriteSource(bytes, header, maxBytes);
  await steps.pause();

  const input = searchInput(header, maxBytes, rewritten);
  const { decoded, kept } = await decodeSource(job, header, { rewritten, input }, steps);
  try {
    steps.onProgress(0.5);
    await steps.pause();
    const { fitted, isSound } = kept
      ? await keep(kept, decoded, header)
      : await encode(decoded, header, input, steps);
    verifyJpeg(fitted.jpeg, fitted.width, fitted.height);
    const source = { ...sourceSize(header, decoded), type: header.type, byteLength: bytes.length };
    const base64 = toBase64(fitted.jpeg);
    if (!(await isSound))
      throw photoError('photo_canvas_blocked', 'The engine does not decode what it encoded.');
    return { ...fitted, base64, path: kept ? 'stripped' : steps.place, source };
  } finally {
    decoded.close();
  }
}

/**
 * Checks the structure of a source. A JPEG of one scan with an end is only counted if its pixels make it look cut off, since
 * counting takes as long as decoding.
 * @throws FaceVerificationError `photo_damaged` if a part of the picture is missing
 */
function checkWhole(header: PhotoHeader, mustBeSure: boolean): void {
  if (header.jpeg && !header.jpeg.multiScan && header.jpeg.hasEnd && !mustBeSure) return;
  const wholeness = header.wholeness();
  if (wholeness === 'cut') throw photoError('photo_damaged', `A part of the ${header.type} is missing.`);
  if (wholeness === 'unknown' && mustBeSure)
    throw photoError('photo_damaged', `The engine refused the ${header.type}, which may be incomplete.`);
}

/**
 * Returns a JPEG in gray or YCbCr of sRGB without its metadata. Returns `undefined` for any other source, and for one that is
 * too large to fit.
 */
function rewriteSource(
  bytes: Uint8Array,
  { jpeg }: PhotoHeader,
  maxBytes: number,
): Uint8Array<ArrayBuffer> | undefined {
  if (jpeg?.precision !== 8 || !jpeg.isYcc || jpeg.colorProfile === 'other') return undefined;
  // Finding the end of a JPEG of 14 MB takes 100 ms (measured), and metadata is hardly ever three quarters of a file.
  return bytes.length > maxBytes * 4 ? undefined : rewriteJpeg(bytes, false);
}

function searchInput(header: PhotoHeader, maxBytes: number, rewritten: Uint8Array | undefined): SearchInput {
  const quality = header.jpeg?.quality;
  return {
    longSide: Math.max(header.width, header.height),
    maxBytes,
    source: rewritten && quality !== undefined ? { quality, bytes: rewritten.length } : undefined,
  };
}

interface DecodedSource {
  readonly decoded: DecodedImage;
  /** The source in canonical form, if it needs no encode. It was decoded, which proves that others can. */
  readonly kept: Uint8Array<ArrayBuffer> | undefined;
}

/** Decodes the source, or its canonical form if that is upright and fits. */
async function decodeSource(
  { bytes, decoded }: PhotoJob,
  header: PhotoHeader,
  {
    rewritten,
    input,
  }: { readonly rewritten: Uint8Array<ArrayBuffer> | undefined; readonly input: SearchInput },
  steps: PipelineSteps,
): Promise<DecodedSource> {
  if (decoded) return { decoded: fromBitmap(decoded), kept: undefined };
  if (rewritten && header.orientation === 1 && rewritten.length <= input.maxBytes) {
    const decoding = decodeInTime(rewritten, header, ASSESSED_SIDE, steps);
    // The decoder has a thread of its own, so that reading the scans costs next to no time.
    const kept = rewriteJpeg(rewritten, true);
    if (kept?.length === rewritten.length) return { decoded: await decoding, kept };
    // Bytes that belong to no block were left out, or a part of the picture is missing.
    (await decoding).close();
    if (kept) return { decoded: await decodeInTime(kept, header, ASSESSED_SIDE, steps), kept };
  }
  return { decoded: await decodeAsStored(bytes, header, firstSettings(input).side, steps), kept: undefined };
}

/** Decodes the pixels as stored: without the engine's own turning, and even if the end marker is missing. */
async function decodeAsStored(
  bytes: Uint8Array<ArrayBuffer>,
  header: PhotoHeader,
  side: number,
  steps: PipelineSteps,
): Promise<DecodedImage> {
  toggleMetadata(bytes, header);
  try {
    // Chromium's createImageBitmap refuses a JPEG that lacks only its two last bytes.
    const ended = header.jpeg?.hasEnd === false ? joined([bytes, END_OF_IMAGE]) : bytes;
    return await decodeInTime(ended, header, side, steps);
  } finally {
    toggleMetadata(bytes, header);
  }
}

const END_OF_IMAGE = Uint8Array.of(0xff, MARKER.EOI);

/** @throws FaceVerificationError `photo_too_large` if decoding takes too long */
async function decodeInTime(
  bytes: Uint8Array<ArrayBuffer>,
  header: PhotoHeader,
  side: number,
  { decode }: PipelineSteps,
): Promise<DecodedImage> {
  const decoding = decode(bytes, header, side);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      decoding.then(({ close }) => close()).catch(() => {});
      reject(photoError('photo_too_large', `Not decoded within ${DECODE_TIMEOUT_MS} ms.`));
    }, DECODE_TIMEOUT_MS);
  });
  try {
    return await Promise.race([decoding, late]);
  } finally {
    clearTimeout(timer);
  }
}

function fromBitmap(bitmap: ImageBitmap): DecodedImage {
  return { image: bitmap, width: bitmap.width, height: bitmap.height, close: () => bitmap.close() };
}

/** A result, and whether the engine decodes it. */
interface Result {
  readonly fitted: FittedJpeg;
  readonly isSound: boolean | Promise<boolean>;
}

/** Keeps the source as it is and only assesses its quality. */
async function keep(
  jpeg: Uint8Array<ArrayBuffer>,
  decoded: DecodedImage,
  header: PhotoHeader,
): Promise<Result> {
  const surface = drawUpright(decoded, header.orientation, ASSESSED_SIDE);
  const { hints } = await assessQuality(surface);
  releaseSurface(surface);
  const fitted = { jpeg, ...uprightSize(header), quality: 1, encodes: 0, samples: 0, hints };
  return { fitted, isSound: true };
}

async function encode(
  decoded: DecodedImage,
  header: PhotoHeader,
  input: SearchInput,
  steps: PipelineSteps,
): Promise<Result> {
  checkCanvas();
  const { width, height } = decoded.filled ?? decoded;
  const longSide = Math.round(Math.max(width, height));
  // Quality and size of the source only predict its own pixels, not a smaller decode of them.
  const source = longSide === input.longSide ? input.source : undefined;
  const search = { longSide, maxBytes: input.maxBytes, source };
  const { hasGrayPart, ...result } = await encodeToFit(decoded, header.orientation, search, steps);
  const looksCut = header.jpeg !== undefined && (hasGrayPart || hasFlatCorner(decoded));
  if (looksCut && header.wholeness() === 'cut')
    throw photoError('photo_damaged', 'A part of the JPEG is missing.');
  return result;
}

/**
 * Returns the upright size of the source. A JPEG may be decoded to a fraction, so its header counts; the engine may turn AVIF
 * and HEIC by itself, so the pixels of other formats count.
 */
function sourceSize(
  header: PhotoHeader,
  { width, height }: DecodedImage,
): { readonly width: number; readonly height: number } {
  const stored = header.type === 'image/jpeg' ? header : { width, height, orientation: header.orientation };
  return uprightSize(stored);
}
