import { describe, expect, test } from 'vitest';
import { type PhotoPlace, preparePhoto } from '../../src/photo/preparePhoto.js';
import { codeOf, expectContract } from './contract.js';
import { EXPECTED_FILES } from './expectedFiles.mjs';

/** By vitest.config.ts, from the environment variable of that name. */
declare const FACE_PHOTOS: { readonly folder: string; readonly files: readonly string[] };

const PLACES: readonly PhotoPlace[] = ['worker', 'main', 'compatible'];
const pictures = FACE_PHOTOS.files.filter((name) => /\.(jpe?g|png|webp|gif|avif|heic|svg)$/i.test(name));

describe.skipIf(pictures.length === 0).for(PLACES)('every file of the folder in the %s path', (place) => {
  test.for(pictures)('%s', { timeout: 60_000 }, async (name) => {
    const photo = await (await fetch(`/@fs${FACE_PHOTOS.folder}/${name}`)).blob();
    const expected = EXPECTED_FILES.find(([pattern]) => pattern.test(name))?.[1];
    if (expected) {
      expect(await codeOf(preparePhoto(photo, { place }))).toBe(expected);
      return;
    }
    const prepared = await preparePhoto(photo, { place });
    await expectContract(prepared);
    expect(prepared.encodes).toBeLessThanOrEqual(4);
    expect(['stripped', place]).toContain(prepared.path);
  });
});

test.skipIf(!pictures.some((name) => name.startsWith('o-')))(
  'the eight orientations of one photo look alike',
  async () => {
    for (const shape of ['Landscape', 'Portrait']) {
      const [upright = [], ...others] = await Promise.all(
        [1, 2, 3, 4, 5, 6, 7, 8].map(async (orientation) => {
          const file = `${FACE_PHOTOS.folder}/o-${shape}_${orientation}.jpg`;
          return thumbnail((await preparePhoto(await (await fetch(`/@fs${file}`)).blob())).blob);
        }),
      );
      for (const other of others) {
        const difference = other.reduce(
          (sum, value, index) => sum + Math.abs(value - (upright[index] ?? 0)),
          0,
        );
        expect(difference / other.length).toBeLessThan(6);
      }
    }
  },
);

async function thumbnail(blob: Blob): Promise<number[]> {
  const bitmap = await createImageBitmap(blob, { resizeWidth: 24, resizeHeight: 24, resizeQuality: 'high' });
  const context = new OffscreenCanvas(24, 24).getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0);
  return [...context.getImageData(0, 0, 24, 24).data];
}
