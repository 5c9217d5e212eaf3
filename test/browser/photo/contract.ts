import { expect } from 'vitest';
import type { PreparedPhoto } from '../../../src/flow/model.js';
import { CAMERA_MAKE } from '../../fixtures/exifSegment.js';

/** Checks a prepared photo against the contract: its bytes, and its size by the engine's own decoder. */
export async function expectContract(photo: PreparedPhoto, maxBase64Length = 400_000): Promise<void> {
  const bytes = new Uint8Array(await photo.blob.arrayBuffer());
  expect(photo.blob.type).toBe('image/jpeg');
  expect(photo.base64.length).toBeLessThan(maxBase64Length);
  expect(photo.base64).toMatch(/^[A-Za-z0-9+/]+={0,2}$/);
  // toEqual would take half a second on this many numbers.
  expect(photo.base64 === (await base64Of(photo.blob))).toBe(true);
  expect(applicationSegments(bytes)).toEqual([]);
  expect([...bytes.subarray(-2)]).toEqual([0xff, 0xd9]);
  expect(String.fromCharCode(...bytes.subarray(0, 2000))).not.toContain(CAMERA_MAKE);
  const bitmap = await createImageBitmap(photo.blob);
  expect([photo.width, photo.height]).toEqual([bitmap.width, bitmap.height]);
  bitmap.close();
  const { source } = photo;
  expect(photo.width).toBeLessThanOrEqual(source.width);
  expect(photo.height).toBeLessThanOrEqual(source.height);
  const scale = Math.max(photo.width / source.width, photo.height / source.height);
  expect(Math.abs(photo.width - source.width * scale)).toBeLessThanOrEqual(1);
  expect(Math.abs(photo.height - source.height * scale)).toBeLessThanOrEqual(1);
}

/** Returns the base64 by the engine's own encoder. */
async function base64Of(blob: Blob): Promise<string> {
  const reader = new FileReader();
  const read = new Promise((resolve) => reader.addEventListener('load', resolve));
  reader.readAsDataURL(blob);
  await read;
  return String(reader.result).split(',')[1] ?? '';
}

/** Returns the markers before the image data that do not belong to the image; JFIF's and Adobe's own do. */
function applicationSegments(jpeg: Uint8Array): string[] {
  const found: string[] = [];
  for (let at = 2; jpeg[at] === 0xff && jpeg[at + 1] !== 0xda; ) {
    const marker = jpeg[at + 1] ?? 0;
    const length = (jpeg[at + 2] ?? 0) * 256 + (jpeg[at + 3] ?? 0);
    const name = String.fromCharCode(...jpeg.subarray(at + 4, at + 8));
    const own = (marker === 0xe0 && name === 'JFIF' && length === 16) || (marker === 0xee && name === 'Adob');
    if ((marker >= 0xe0 || marker === 0xfe) && !own) found.push(`${marker.toString(16)} ${name}`);
    at += 2 + length;
  }
  return found;
}

/** Returns the mean colors of the four quarters: top left, top right, bottom left, bottom right. */
export async function quarterColors(blob: Blob): Promise<number[][]> {
  const bitmap = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0);
  const at = (x: number, y: number): number[] => {
    const { data } = context.getImageData(bitmap.width * x - 8, bitmap.height * y - 8, 16, 16);
    return [0, 1, 2].map((channel) => {
      let sum = 0;
      for (let index = channel; index < data.length; index += 4) sum += data[index] ?? 0;
      return sum / 256;
    });
  };
  const colors = [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)].map((pixel) =>
    pixel.slice(0, 3),
  );
  bitmap.close();
  return colors;
}

/** Returns the colors of 24 × 24 pixels, drawn on white by the engine itself. */
export async function thumbnail(blob: Blob): Promise<number[]> {
  const bitmap = await createImageBitmap(blob, { resizeWidth: 24, resizeHeight: 24, resizeQuality: 'high' });
  const context = new OffscreenCanvas(24, 24).getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, 24, 24);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return [...context.getImageData(0, 0, 24, 24).data];
}

/** Returns the mean difference of two thumbnails, 0–255. */
export function differenceOf(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 0)), 0) / one.length;
}

/** Returns the code of the error that a promise rejects with, or `resolved`. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (typeof error !== 'object' || error === null) return 'resolved';
  return 'code' in error && typeof error.code === 'string' ? error.code : String(error);
}
