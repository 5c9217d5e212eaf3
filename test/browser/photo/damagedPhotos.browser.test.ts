import { expect, test } from 'vitest';
import { preparePhoto } from '../../../src/photo/preparePhoto.js';
import { isFaceVerificationError } from '../../../src/shared/errors.js';
import { createRandom } from '../../../tools/quality/shared/random.js';
import { makePhoto } from '../../fixtures/makePhoto.js';
import { expectContract } from './contract.js';

/** Changes, removes or doubles bytes, half of the time within the first 700, where the headers are. */
function damaged(photo: Uint8Array<ArrayBuffer>, below: (most: number) => number): Uint8Array<ArrayBuffer> {
  let bytes = photo.slice();
  for (let left = 1 + below(5); left > 0; left -= 1) {
    const at = below(below(2) ? bytes.length : Math.min(700, bytes.length));
    const length = 1 + below(64);
    const kind = below(4);
    if (kind === 0) bytes[at] = below(256);
    if (kind === 1) bytes.fill(below(2) * 255, at, at + length);
    if (kind === 2) bytes = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + length)]);
    if (kind === 3) bytes = Uint8Array.from([...bytes.subarray(0, at + length), ...bytes.subarray(at)]);
  }
  return bytes;
}

test.for([
  ['image/jpeg', 1],
  ['image/jpeg', 6],
  ['image/png', 1],
  ['image/webp', 1],
] as const)(
  'damaged %s stored with orientation %i becomes a valid photo or is rejected with a photo error',
  async ([type, orientation]) => {
    const photo = await makePhoto({ width: 240, height: 320, type, orientation, noise: 8 });
    const bytes = new Uint8Array(await photo.arrayBuffer());
    // The same damage in every run.
    const { next } = createRandom(`${type} ${orientation}`);
    const below = (most: number): number => Math.floor(next() * most);
    const ends = new Map<string, number>();
    for (let round = 0; round < 25; round += 1) {
      const file = new Blob([damaged(bytes, below)], { type });
      const end = await preparePhoto(file, { maxBase64Length: 30_000 }).then(
        async (prepared) => {
          await expectContract(prepared, 30_000);
          return 'prepared';
        },
        (error: unknown) => {
          if (!isFaceVerificationError(error)) throw error;
          return error.code;
        },
      );
      ends.set(end, (ends.get(end) ?? 0) + 1);
    }
    const allowed = [
      'prepared',
      'photo_damaged',
      'photo_not_an_image',
      'photo_too_large',
      'photo_too_small',
      'photo_bad_shape',
    ];
    expect([...ends.keys()].filter((end) => !allowed.includes(end))).toEqual([]);
    // The damage must lead to more than one outcome to prove anything.
    expect(ends.size).toBeGreaterThan(1);
  },
);
