import { readBlob } from '../../../../src/photo/pipeline/readFile.js';
import { type PhotoPlace, preparePhoto } from '../../../../src/photo/preparePhoto.js';
import { isFaceVerificationError } from '../../../../src/shared/errors.js';
import { CAMERA_MAKE, ORIENTATIONS } from '../../../fixtures/exifSegment.js';
import { madeFiles } from '../../../fixtures/madeFiles.js';
import { drawQuarters, makePhoto, QUARTERS } from '../../../fixtures/makePhoto.js';

interface Check {
  readonly name: string;
  /** Empty where all is well. */
  readonly problem: string;
}

interface Job {
  readonly places: readonly PhotoPlace[];
  /** Files of a folder, with the error code that each must come to; none for a photo that must be prepared. */
  readonly files: readonly { readonly name: string; readonly url: string; readonly code?: string }[];
}

/** Called by the driver from outside; this page runs in engines that no test runner speaks to. */
async function runChecks({ places, files }: Job): Promise<readonly Check[]> {
  const checks: Check[] = [];
  const check = async (name: string, work: () => Promise<string>): Promise<void> => {
    const problem = await work().catch((error: unknown) => String(error));
    checks.push({ name, problem });
  };
  for (const place of places) {
    for (const orientation of ORIENTATIONS) {
      await check(`${place}: orientation ${orientation}`, async () => {
        const photo = await makePhoto({
          width: 400,
          height: 600,
          orientation,
          draw: drawQuarters,
          noise: 20,
        });
        const prepared = await preparePhoto(photo, { place, maxBase64Length: 30_000 });
        return (await contractProblem(prepared, 30_000)) || (await quarterProblem(prepared.blob));
      });
    }
    await check(`${place}: 12 megapixels`, async () => {
      const start = performance.now();
      const photo = await makePhoto({ orientation: 6, noise: 6 });
      const made = performance.now() - start;
      const prepared = await preparePhoto(photo, { place, connection: 'ignore' });
      const spent = Math.round(performance.now() - start - made);
      const problem = await contractProblem(prepared, 400_000);
      if (problem) return problem;
      console.info(
        `${place}: ${spent} ms, ${prepared.encodes} encodes, ${prepared.blob.size} bytes, ${prepared.path}`,
      );
      return prepared.blob.size > 200_000 ? '' : `only ${prepared.blob.size} bytes`;
    });
    await check(`${place}: cut in half`, async () => {
      const photo = await makePhoto({ width: 900, height: 1200 });
      const code = await codeOf(preparePhoto(photo.slice(0, photo.size / 2), { place }));
      return code === 'photo_damaged' ? '' : code;
    });
    await check(`${place}: two last bytes missing`, async () => {
      const photo = await makePhoto({ width: 900, height: 1200 });
      return contractProblem(await preparePhoto(photo.slice(0, photo.size - 2), { place }), 400_000);
    });
    for (const { name, make, code, size } of madeFiles()) {
      await check(`${place}: ${name}`, async () => {
        const file = new Blob([await make()]);
        if (code) {
          const got = await codeOf(preparePhoto(file, { place }));
          return got === code ? '' : `${got} instead of ${code}`;
        }
        const prepared = await preparePhoto(file, { place });
        if (size && String(size) !== String([prepared.width, prepared.height])) return 'not upright';
        return (
          (await contractProblem(prepared, 400_000)) || (size ? '' : await colorProblem(file, prepared.blob))
        );
      });
    }
    for (const { name, url, code } of files) {
      await check(`${place}: ${name}`, async () => {
        const photo = await (await fetch(url)).blob();
        if (!code) return contractProblem(await preparePhoto(photo, { place }), 400_000);
        const got = await codeOf(preparePhoto(photo, { place }));
        return code.split('|').includes(got) ? '' : `${got} instead of ${code}`;
      });
    }
  }
  return checks;
}

async function contractProblem(
  { blob, base64, width, height, source }: Awaited<ReturnType<typeof preparePhoto>>,
  limit: number,
): Promise<string> {
  const bytes = new Uint8Array(await readBlob(blob));
  if (base64.length >= limit) return `${base64.length} characters`;
  if (atob(base64).length !== bytes.length) return 'base64 is not the blob';
  if (bytes[bytes.length - 1] !== 0xd9) return 'no end marker';
  let text = '';
  for (const byte of bytes.subarray(0, 4000)) text += String.fromCharCode(byte);
  for (const word of ['Exif', 'ICC_PROFILE', 'http://ns.adobe', 'Photoshop', CAMERA_MAKE]) {
    if (text.includes(word)) return `${word} is left`;
  }
  const image = await loadImage(blob);
  if (image.naturalWidth !== width || image.naturalHeight !== height) return 'the picture has another size';
  const scale = Math.max(width / source.width, height / source.height);
  if (scale > 1) return 'enlarged';
  const off = Math.max(Math.abs(width - source.width * scale), Math.abs(height - source.height * scale));
  return off <= 1 ? '' : `aspect ratio off by ${off} pixels`;
}

async function quarterProblem(blob: Blob): Promise<string> {
  const image = await loadImage(blob);
  const canvas = document.createElement('canvas');
  canvas.width = 2;
  canvas.height = 2;
  const context = canvas.getContext('2d');
  if (!context) return 'no canvas';
  // A little inside each quarter, so that no engine's smoothing mixes them.
  for (let index = 0; index < 4; index += 1) {
    const x = (index % 2) * 0.5 + 0.1;
    const y = Math.floor(index / 2) * 0.5 + 0.1;
    context.drawImage(
      image,
      image.width * x,
      image.height * y,
      image.width * 0.3,
      image.height * 0.3,
      0,
      0,
      2,
      2,
    );
    const { data } = context.getImageData(0, 0, 1, 1);
    const wrong = QUARTERS[index]?.some((value, channel) => Math.abs(value - (data[channel] ?? 0)) > 60);
    if (wrong) return `quarter ${index} is ${data.join(',')}`;
  }
  return '';
}

/** Compares the mean color of a result with the engine's own drawing of the file. */
async function colorProblem(file: Blob, result: Blob): Promise<string> {
  const [wanted, got] = [await meanColor(file), await meanColor(result)];
  const isAlike = wanted.every((value, channel) => Math.abs(value - (got[channel] ?? 0)) < 6);
  return isAlike ? '' : `the color ${got.join()} instead of ${wanted.join()}`;
}

async function meanColor(blob: Blob): Promise<readonly number[]> {
  const image = await loadImage(blob);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 64;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(image, 0, 0, 64, 64);
  const { data } = context.getImageData(0, 0, 64, 64);
  return [0, 1, 2].map((channel) => {
    let sum = 0;
    for (let at = channel; at < data.length; at += 4) sum += data[at] ?? 0;
    return Math.round(sum / 4096);
  });
}

function loadImage(blob: Blob): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('The result cannot be decoded.'));
    image.src = URL.createObjectURL(blob);
  });
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'resolved';
  } catch (error) {
    return isFaceVerificationError(error) ? error.code : String(error);
  }
}

Object.assign(window, { runChecks });
document.title = 'ready';
