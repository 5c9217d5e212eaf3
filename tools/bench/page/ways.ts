import mozjpegUrl from '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm?url';
import encodeMozjpeg, { init as initMozjpeg } from '@jsquash/jpeg/encode';
import imageCompression from 'browser-image-compression';
import bicUrl from 'browser-image-compression/dist/browser-image-compression.js?url';
import Compressor from 'compressorjs';
import Pica from 'pica';
import { preparePhoto } from '../../../src/photo/preparePhoto.js';
import { preloadPhotoWorker } from '../../../src/photo/worker/runInWorker.js';
import { compressByUppy } from './uppy.js';

/** Maximum bytes under the partner's limit: base64 strictly under 400,000 characters. */
export const LIMIT_BYTES = 299_997;
const SIDE = 1920;

export interface WayResult {
  readonly blob: Blob;
  /** `undefined` where it cannot be seen, as inside a peer's own worker. */
  readonly encodes?: number;
  readonly note?: string;
  readonly megapixels?: number;
  /** Side and quality of our result, which the floor needs. */
  readonly side?: number;
  readonly quality?: number;
}

export interface Way {
  readonly name: string;
  /** Does what a page can do before there is a photo. */
  readonly warmUp?: () => Promise<void>;
  readonly run: (file: File, ours: WayResult | undefined) => Promise<WayResult>;
}

const WARM_UP_MS = 150;
const bicLimit = { maxSizeMB: 300_000 / 1_048_576, libURL: new URL(bicUrl, location.href).href };

let floorWorker: Worker | undefined;

/** Ours first: the floor is measured at the side and quality that it chose. */
export const ways: readonly Way[] = [
  {
    name: 'ours',
    warmUp: async () => {
      preloadPhotoWorker();
      await new Promise((resolve) => setTimeout(resolve, WARM_UP_MS));
    },
    run: async (file) => {
      const photo = await preparePhoto(file, { connection: 'ignore' });
      const note = `${photo.path}, ${photo.samples ?? 0} samples`;
      const { blob, encodes, quality, source } = photo;
      const megapixels = (source.width * source.height) / 1e6;
      return { blob, encodes, quality, side: Math.max(photo.width, photo.height), megapixels, note };
    },
  },
  {
    name: 'floor',
    warmUp: async () => {
      floorWorker?.terminate();
      floorWorker = new Worker(new URL('./floor.worker.ts', import.meta.url), { type: 'module' });
      const worker = floorWorker;
      await new Promise((resolve) => worker.addEventListener('message', resolve, { once: true }));
    },
    run: async (file, ours) => {
      const worker = floorWorker;
      if (!worker || !ours?.side) throw new Error('the floor follows ours');
      const answer = new Promise<MessageEvent>((resolve) =>
        worker.addEventListener('message', resolve, { once: true }),
      );
      worker.postMessage({ file, side: ours.side, quality: ours.quality === 1 ? 0.95 : ours.quality });
      const { data } = await answer;
      if (!(data instanceof Blob)) throw new Error(String(data));
      return { blob: data, encodes: 1 };
    },
  },
  {
    name: 'bic',
    run: async (file) => ({ blob: await imageCompression(file, { ...bicLimit, useWebWorker: true }) }),
  },
  {
    name: 'bic-main',
    run: (file) => counted(() => imageCompression(file, { ...bicLimit, useWebWorker: false })),
  },
  {
    name: 'bic-1920',
    run: async (file) => ({
      blob: await imageCompression(file, { ...bicLimit, useWebWorker: true, maxWidthOrHeight: SIDE }),
    }),
  },
  {
    name: 'compressorjs',
    run: (file) =>
      counted(
        () =>
          new Promise<Blob>((success, error) => {
            new Compressor(file, { quality: 0.8, maxWidth: SIDE, maxHeight: SIDE, success, error });
          }),
      ),
  },
  { name: 'uppy', run: (file) => counted(() => compressByUppy(file)) },
  { name: 'pica', run: (file) => counted(() => compressByPica(file)) },
  {
    name: 'mozjpeg',
    warmUp: async () => void (await initMozjpeg(await WebAssembly.compileStreaming(fetch(mozjpegUrl)))),
    run: compressByMozjpeg,
  },
];

/** Encodes that happen on the page's own canvases. */
async function counted(work: () => Promise<Blob>): Promise<WayResult> {
  let encodes = 0;
  const { toBlob, toDataURL } = HTMLCanvasElement.prototype;
  const { convertToBlob } = OffscreenCanvas.prototype;
  HTMLCanvasElement.prototype.toBlob = function (...given) {
    encodes += 1;
    toBlob.apply(this, given);
  };
  HTMLCanvasElement.prototype.toDataURL = function (...given) {
    encodes += 1;
    return toDataURL.apply(this, given);
  };
  OffscreenCanvas.prototype.convertToBlob = function (...given) {
    encodes += 1;
    return convertToBlob.apply(this, given);
  };
  try {
    return { blob: await work(), encodes };
  } finally {
    Object.assign(HTMLCanvasElement.prototype, { toBlob, toDataURL });
    OffscreenCanvas.prototype.convertToBlob = convertToBlob;
  }
}

async function scaledSize(file: File): Promise<{ bitmap: ImageBitmap; width: number; height: number }> {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
  return { bitmap, width: Math.round(bitmap.width * scale), height: Math.round(bitmap.height * scale) };
}

const pica = Pica();

/** pica has no size limit; a bisection of the quality is what its users write. */
async function compressByPica(file: File): Promise<Blob> {
  const { bitmap, width, height } = await scaledSize(file);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  await pica.resize(bitmap, canvas);
  bitmap.close();
  return bisect((quality) => pica.toBlob(canvas, 'image/jpeg', quality / 100));
}

async function compressByMozjpeg(file: File): Promise<WayResult> {
  const { bitmap, width, height } = await scaledSize(file);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const pixels = context.getImageData(0, 0, width, height);
  let encodes = 0;
  const blob = await bisect(async (quality) => {
    encodes += 1;
    return new Blob([await encodeMozjpeg(pixels, { quality })], { type: 'image/jpeg' });
  });
  return { blob, encodes };
}

/** The best quality of 40–95 that fits, in six steps at most; the first that fits within 5 % ends it. */
async function bisect(encode: (quality: number) => Promise<Blob>): Promise<Blob> {
  let low = 40;
  let high = 95;
  let best: Blob | undefined;
  let smallest: Blob | undefined;
  while (low <= high) {
    const quality = Math.round((low + high) / 2);
    const blob = await encode(quality);
    smallest = blob;
    if (blob.size <= LIMIT_BYTES) {
      best = blob;
      if (blob.size > 0.95 * LIMIT_BYTES) break;
      low = quality + 1;
    } else high = quality - 1;
  }
  const result = best ?? smallest;
  if (!result) throw new Error('nothing encoded');
  return result;
}
