import { describe, expect, test } from 'vitest';
import type { PreparedPhoto } from '../../../src/flow/model.js';
import { type PhotoPlace, preparePhoto } from '../../../src/photo/preparePhoto.js';
import { codeOf, differenceOf, expectContract, thumbnail } from './contract.js';
import { EXPECTED_FILES } from './expectedFiles.mjs';

/** By vitest.config.ts, from the environment variable of that name. */
declare const FACE_PHOTOS: { readonly folder: string; readonly files: readonly string[] };

const PLACES: readonly PhotoPlace[] = ['worker', 'main', 'compatible'];
const pictures = FACE_PHOTOS.files.filter((name) => /\.(jpe?g|png|webp|gif|avif|heic|svg)$/i.test(name));

/** Names of the same scene stored with each orientation, as exif-orientation-examples names them: by the part before the number. */
const scenes = new Map<string, readonly string[]>();
for (const name of pictures) {
  const scene = /^(o-.+_)[1-8]\.jpe?g$/i.exec(name)?.[1];
  if (scene) scenes.set(scene, [...(scenes.get(scene) ?? []), name]);
}
const turned = new Set([...scenes.values()].flat());
const others = pictures.filter((name) => !turned.has(name));

const fileOf = async (name: string): Promise<Blob> =>
  (await fetch(`/@fs${FACE_PHOTOS.folder}/${name}`)).blob();

async function prepareFile(name: string, place: PhotoPlace): Promise<PreparedPhoto> {
  const prepared = await preparePhoto(await fileOf(name), { place });
  await expectContract(prepared);
  expect(prepared.encodes).toBeLessThanOrEqual(4);
  expect(['stripped', place]).toContain(prepared.path);
  return prepared;
}

describe.skipIf(others.length === 0).for(PLACES)('file of the folder in the %s path', (place) => {
  test.for(others)('%s is prepared or rejected with its expected code', { timeout: 60_000 }, async (name) => {
    const expected = EXPECTED_FILES.find(([pattern]) => pattern.test(name))?.[1];
    if (expected) expect(await codeOf(preparePhoto(await fileOf(name), { place }))).toBe(expected);
    else await prepareFile(name, place);
  });
});

describe.skipIf(scenes.size === 0).for(PLACES)('scene in the %s path', (place) => {
  test.for([...scenes])('scene %s looks alike when stored with any orientation', async ([, names]) => {
    const thumbnails: number[][] = [];
    for (const name of names) thumbnails.push(await thumbnail((await prepareFile(name, place)).blob));
    const [first = [], ...rest] = thumbnails;
    for (const next of rest) {
      expect(differenceOf(next, first)).toBeLessThan(6);
    }
  });
});
