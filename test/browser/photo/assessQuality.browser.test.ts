import { afterEach, expect, test, vi } from 'vitest';
import { drawPortrait } from '../../../mocks/drawPortrait.js';
import { preparePhoto } from '../../../src/photo/preparePhoto.js';
import { makePhoto } from '../../fixtures/makePhoto.js';

/** A portrait through a CSS filter, as a big photo that is encoded and as a small one that is only stripped. */
async function hintsFor(filter: string): Promise<unknown[]> {
  const draw = (context: CanvasRenderingContext2D, width: number, height: number): void => {
    context.filter = filter;
    drawPortrait(context, width, height);
    context.filter = 'none';
  };
  const big = await makePhoto({ width: 1500, height: 2000, noise: 12, draw });
  const small = await makePhoto({ width: 600, height: 800, noise: 1, draw });
  const prepared = [await preparePhoto(big, { place: 'main' }), await preparePhoto(small)];
  expect(prepared.map(({ path }) => path)).toEqual(['main', 'stripped']);
  return prepared.map(({ hints }) => hints);
}

afterEach(() => vi.unstubAllGlobals());

test('a good portrait gives no hint', async () => {
  expect(await hintsFor('none')).toEqual([[], []]);
});

test('a portrait in the dark is said to be too dark', async () => {
  expect(await hintsFor('brightness(0.15)')).toEqual([['tooDark'], ['tooDark']]);
});

test('a portrait against the light is said to be too bright', async () => {
  for (const hints of await hintsFor('brightness(3) contrast(0.6) brightness(1.6)'))
    expect(hints).toContain('tooBright');
});

test('a shaken portrait is said to be blurred', async () => {
  const photo = await makePhoto({
    width: 600,
    height: 800,
    noise: 1,
    draw: (context, width, height) => {
      context.filter = 'blur(6px)';
      drawPortrait(context, width, height);
      context.filter = 'none';
    },
  });
  expect((await preparePhoto(photo)).hints).toEqual(['blurred']);
});

test.for([
  [40, ['smallFace']],
  [300, []],
] as const)('where the engine finds a face, one of %i pixels in 512 gives %j', async ([width, expected]) => {
  class FaceDetector {
    detect = () => Promise.resolve([{ boundingBox: new DOMRect(0, 0, width, width) }]);
  }
  vi.stubGlobal('FaceDetector', FaceDetector);
  const photo = await makePhoto({ width: 600, height: 800 });
  expect((await preparePhoto(photo, { place: 'main' })).hints).toEqual(expected);
});
