import type { PhotoHint } from '../../flow/model.js';
import { endOfJpeg } from '../jpeg/header.js';
import { provePicture, stripMetadata, withEndMarker } from '../jpeg/stripMetadata.js';
import { checkPicture } from './assessQuality.js';
import { mostBytesUnder, toBase64 } from './base64.js';
import { type Decoded, type DecodePhoto, neutraliseOrientation, restoreOrientation } from './decode.js';
import { drawUpright } from './draw.js';
import { encodeUnder } from './fit.js';
import { checkDimensions, type PhotoHeader, readHeader, uprightSize } from './header.js';
import { checkCanvas, checkStoredBottom } from './inspectPixels.js';
import { firstEncoding, type SearchProblem } from './search.js';
import { sniff } from './sniff.js';
import { releaseSurface } from './surface.js';

/** What to prepare: data alone, so that it can go to a worker. */
export interface PhotoJob {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Strictly less than this many characters. */
  readonly maxBase64Length: number;
  /** Upright pixels of the file, where something else has decoded it; closed once used. */
  readonly decoded?: ImageBitmap;
}

/** What came of it: data alone. */
export interface PreparedPixels extends EncodedPicture {
  readonly base64: string;
  readonly source: {
    readonly width: number;
    readonly height: number;
    readonly type: string;
    readonly byteLength: number;
  };
}

export interface EncodedPicture {
  readonly jpeg: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  /** 0–1; 1 where it was only stripped. */
  readonly quality: number;
  readonly encodes: number;
  readonly samples: number;
  readonly stripped: boolean;
  readonly hints: readonly PhotoHint[];
}

export interface PrepareSteps {
  readonly decode: DecodePhoto;
  readonly onProgress: (fraction: number) => void;
  /** Between two steps: yields to the screen where there is one, and throws once aborted. */
  readonly pause: () => Promise<void>;
}

/** Pixels of the long side that are decoded where the picture is only looked at. */
const CHECK_SIDE = 512;

/** Sniff ▸ header and limits ▸ decode ▸ draw upright ▸ encode under the limit ▸ strip ▸ prove. */
export async function preparePixels(job: PhotoJob, steps: PrepareSteps): Promise<PreparedPixels> {
  const { bytes } = job;
  const header = readHeader(bytes, sniff(bytes));
  checkDimensions(header);
  steps.onProgress(0.1);
  const maxBytes = mostBytesUnder(job.maxBase64Length);
  const alone = pictureAlone(bytes, header, maxBytes);
  // An upright picture that fits loses nothing when only its metadata goes.
  const stripped = header.orientation === 1 && alone && alone.length <= maxBytes ? alone : undefined;
  await steps.pause();

  const quality = header.jpeg?.quality;
  const problem: SearchProblem = {
    longSide: Math.max(header.width, header.height),
    maxBytes,
    ...(alone && quality !== undefined && { source: { quality, bytes: alone.length } }),
  };
  const side = stripped ? CHECK_SIDE : firstEncoding(problem).side;
  const decoded = job.decoded
    ? asDecoded(job.decoded)
    : await decodeStored(bytes, header, side, steps.decode);
  try {
    steps.onProgress(0.5);
    await steps.pause();
    if (!header.complete) checkStoredBottom(decoded);
    const picture = stripped
      ? await lookAt(stripped, decoded, header)
      : await encodePicture(decoded, header, problem, steps);
    provePicture(picture.jpeg, picture.width, picture.height);
    const source = { ...sourceSize(header, decoded), type: header.type, byteLength: bytes.length };
    return { ...picture, base64: toBase64(picture.jpeg), source };
  } finally {
    decoded.close();
  }
}

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

function asDecoded(bitmap: ImageBitmap): Decoded {
  return { image: bitmap, width: bitmap.width, height: bitmap.height, close: () => bitmap.close() };
}

/** What an sRGB JPEG is without its metadata; nothing of one that could never fit. */
function pictureAlone(
  bytes: Uint8Array,
  { jpeg }: PhotoHeader,
  maxBytes: number,
): Uint8Array<ArrayBuffer> | undefined {
  if (jpeg?.precision !== 8 || jpeg.components === 4 || jpeg.colourProfile === 'other') return undefined;
  // The picture alone would have to be a quarter of the file; looking for its end in 14 MB took 100 ms (measured).
  if (bytes.length > maxBytes * 4 || endOfJpeg(bytes) === undefined) return undefined;
  return stripMetadata(bytes);
}

async function lookAt(
  jpeg: Uint8Array<ArrayBuffer>,
  decoded: Decoded,
  header: PhotoHeader,
): Promise<EncodedPicture> {
  const look = drawUpright(decoded, header.orientation, CHECK_SIDE);
  const hints = await checkPicture(look);
  releaseSurface(look);
  return { jpeg, ...uprightSize(header), quality: 1, encodes: 0, samples: 0, stripped: true, hints };
}

async function encodePicture(
  decoded: Decoded,
  { orientation }: PhotoHeader,
  problem: SearchProblem,
  steps: PrepareSteps,
): Promise<EncodedPicture> {
  checkCanvas();
  const { width, height } = decoded.filled ?? decoded;
  const longSide = Math.round(Math.max(width, height));
  const { maxBytes } = problem;
  // The source's table tells of its own pixels alone, not of what they were shrunk to.
  const found = longSide === problem.longSide ? problem : { longSide, maxBytes };
  return encodeUnder(decoded, orientation, found, steps);
}

/** A JPEG decoded to a fraction tells less than its header; other containers may turn their picture themselves. */
function sourceSize(
  header: PhotoHeader,
  { width, height }: Decoded,
): { readonly width: number; readonly height: number } {
  return header.type === 'image/jpeg' ? uprightSize(header) : { width, height };
}
