import { mostBytesUnder, toBase64 } from './base64.js';
import { type Decoded, type DecodePhoto, neutraliseOrientation, restoreOrientation } from './decodePhoto.js';
import { drawUpright } from './drawUpright.js';
import { checkCanvas, checkStoredBottom } from './inspectPixels.js';
import { endOfJpeg } from './jpegHeader.js';
import { checkDimensions, type PhotoHeader, readHeader, uprightSize } from './readHeader.js';
import { firstEncoding, type SearchProblem, searchEncoding } from './searchEncoding.js';
import { sniff } from './sniff.js';
import { headerLength, provePicture, stripMetadata, withEndMarker } from './stripMetadata.js';
import { createSurface, encodeJpeg, releaseSurface, type Surface } from './surface.js';

/** What to prepare: data alone, so that it can go to a worker. */
export interface PhotoJob {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Strictly less than this many characters. */
  readonly maxBase64Length: number;
}

/** What came of it: data alone. */
export interface PreparedPixels {
  readonly jpeg: Uint8Array<ArrayBuffer>;
  readonly base64: string;
  readonly width: number;
  readonly height: number;
  readonly quality: number;
  readonly encodes: number;
  readonly samples: number;
  readonly stripped: boolean;
  readonly source: {
    readonly width: number;
    readonly height: number;
    readonly type: string;
    readonly byteLength: number;
  };
}

export interface PrepareSteps {
  readonly decode: DecodePhoto;
  readonly onProgress: (fraction: number) => void;
  /** Between two steps: yields to the screen where there is one, and throws once aborted. */
  readonly pause: () => Promise<void>;
}

/** Sniff ▸ header and limits ▸ decode ▸ draw upright ▸ encode under the limit ▸ strip ▸ prove. */
export async function preparePixels(job: PhotoJob, steps: PrepareSteps): Promise<PreparedPixels> {
  const { bytes } = job;
  const header = readHeader(bytes, sniff(bytes));
  checkDimensions(header);
  steps.onProgress(0.1);
  const maxBytes = mostBytesUnder(job.maxBase64Length);
  const stripped = stripIfBest(bytes, header, maxBytes);
  await steps.pause();

  const size = uprightSize(header);
  const problem = describeProblem(header, bytes.length, maxBytes);
  const decoded = await decodeStored(
    bytes,
    header,
    stripped ? CHECK_SIDE : firstEncoding(problem).side,
    steps.decode,
  );
  try {
    steps.onProgress(0.5);
    await steps.pause();
    if (!header.complete) checkStoredBottom(decoded);
    const source = { ...sourceSize(header, size, decoded), type: header.type, byteLength: bytes.length };
    if (stripped)
      return {
        ...finished(stripped, size),
        ...size,
        quality: 1,
        encodes: 0,
        samples: 0,
        stripped: true,
        source,
      };
    checkCanvas();
    return {
      ...(await encode(
        decoded,
        header,
        { ...problem, longSide: Math.max(decoded.width, decoded.height) },
        steps,
      )),
      source,
    };
  } finally {
    decoded.close();
  }
}

/** Pixels of the long side that are decoded where the picture is only looked at. */
const CHECK_SIDE = 512;

/** The picture as stored, whatever the engine thinks of orientation and of a missing end marker. */
async function decodeStored(
  bytes: Uint8Array<ArrayBuffer>,
  header: PhotoHeader,
  side: number,
  decode: DecodePhoto,
): Promise<Decoded> {
  neutraliseOrientation(bytes, header);
  try {
    // Chromium's createImageBitmap refuses a JPEG that lacks only its two last bytes.
    return await decode(header.jpeg && !header.complete ? withEndMarker(bytes) : bytes, header, side);
  } finally {
    restoreOrientation(bytes, header);
  }
}

async function encode(
  decoded: Decoded,
  header: PhotoHeader,
  problem: SearchProblem,
  { onProgress, pause }: PrepareSteps,
): Promise<Omit<PreparedPixels, 'source'>> {
  let surface: Surface | undefined;
  const drawn = (side: number): Surface => {
    if (surface && Math.max(surface.width, surface.height) === side) return surface;
    if (surface) releaseSurface(surface);
    surface = drawUpright(decoded, header.orientation, side);
    return surface;
  };
  let progress = 0.5;
  const step = async (): Promise<void> => {
    progress += (0.95 - progress) / 2;
    onProgress(progress);
    await pause();
  };
  try {
    const { picture, quality, encodes, samples } = await searchEncoding(problem, {
      sample: async ({ side, quality: wanted }) => {
        const whole = drawn(side);
        await step();
        return sampleSize(whole, wanted);
      },
      encode: async ({ side, quality: wanted }) => {
        const whole = drawn(side);
        await step();
        const picture = stripMetadata(await encodeJpeg(whole, wanted));
        await pause();
        return {
          bytes: picture.length,
          picture: { jpeg: picture, width: whole.width, height: whole.height },
        };
      },
    });
    const { jpeg, width, height } = picture;
    return {
      ...finished(jpeg, { width, height }),
      width,
      height,
      quality: quality / 100,
      encodes,
      samples,
      stripped: false,
    };
  } finally {
    if (surface) releaseSurface(surface);
  }
}

function finished(
  jpeg: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
): Pick<PreparedPixels, 'jpeg' | 'base64'> {
  provePicture(jpeg, width, height);
  // An own buffer: a view might share a larger one, which would travel with it.
  return { jpeg: new Uint8Array(jpeg), base64: toBase64(jpeg) };
}

/** Rows of a sample that is encoded on its own: the height of a JPEG block with halved colour. */
const SAMPLE_ROWS = 16;
/** What share of the picture a sample is. */
const SAMPLE_SHARE = 1 / 8;

/** Encodes strips spread over the height; the whole weighs as much more as it is higher. */
async function sampleSize(whole: Surface, quality: number): Promise<number> {
  const strips = Math.max(1, Math.round((whole.height * SAMPLE_SHARE) / SAMPLE_ROWS));
  const sample = createSurface(whole.width, strips * SAMPLE_ROWS);
  for (let index = 0; index < strips; index += 1) {
    const from = Math.floor(((index + 0.5) / strips) * (whole.height - SAMPLE_ROWS));
    const size = [whole.width, SAMPLE_ROWS] as const;
    sample.context.drawImage(whole.canvas, 0, from, ...size, 0, index * SAMPLE_ROWS, ...size);
  }
  const jpeg = await encodeJpeg(sample, quality);
  releaseSurface(sample);
  const fixed = headerLength(jpeg);
  return fixed + ((jpeg.length - fixed) * whole.height) / (strips * SAMPLE_ROWS);
}

/** An upright sRGB JPEG that fits loses nothing when only its metadata goes. */
function stripIfBest(bytes: Uint8Array, header: PhotoHeader, maxBytes: number): Uint8Array | undefined {
  const { jpeg, orientation } = header;
  if (!jpeg || orientation !== 1 || jpeg.precision !== 8 || jpeg.components === 4) return undefined;
  if (jpeg.colourProfile === 'other' || endOfJpeg(bytes, jpeg.dataAt) === undefined) return undefined;
  const stripped = stripMetadata(bytes);
  return stripped.length <= maxBytes ? stripped : undefined;
}

function describeProblem(header: PhotoHeader, byteLength: number, maxBytes: number): SearchProblem {
  const longSide = Math.max(header.width, header.height);
  const tableScale = header.jpeg?.tableScale;
  if (tableScale === undefined || header.jpeg?.components !== 3) return { longSide, maxBytes };
  return { longSide, maxBytes, prior: { side: longSide, tableScale, bytes: byteLength } };
}

/** Containers may turn the picture themselves; what was decoded tells. A reduced decode tells less than the header. */
function sourceSize(
  header: PhotoHeader,
  size: { readonly width: number; readonly height: number },
  decoded: Decoded,
): { readonly width: number; readonly height: number } {
  return header.type === 'image/jpeg' ? size : { width: decoded.width, height: decoded.height };
}
