import { afterEach, expect, test, vi } from 'vitest';
import { drawPortrait } from '../../../mocks/portrait.js';
import { preparePhoto } from '../../../src/photo/preparePhoto.js';
import { makePhoto } from '../../fixtures/makePhoto.js';

/** Returns the hints of a portrait drawn with a CSS filter: of a large photo that is encoded and a small one that is stripped. */
async function hintsFor(filter: string): Promise<unknown[]> {
  const draw = async (context: CanvasRenderingContext2D, width: number, height: number) => {
    context.filter = filter;
    await drawPortrait(context, width, height);
    context.filter = 'none';
  };
  const big = await makePhoto({ width: 1500, height: 2000, noise: 12, draw });
  const small = await makePhoto({ width: 600, height: 800, noise: 1, draw });
  const prepared = [await preparePhoto(big, { place: 'main' }), await preparePhoto(small)];
  expect(prepared.map(({ path }) => path)).toEqual(['main', 'stripped']);
  return prepared.map(({ hints }) => hints);
}

afterEach(() => vi.unstubAllGlobals());

test('photo has no hints when the portrait is good', async () => {
  expect(await hintsFor('none')).toEqual([[], []]);
});

test('photo has the hint tooDark when it was taken in the dark', async () => {
  expect(await hintsFor('brightness(0.15)')).toEqual([['tooDark'], ['tooDark']]);
});

test('photo has the hint tooBright when it was taken against the light', async () => {
  for (const hints of await hintsFor('brightness(3) contrast(0.6) brightness(1.6)'))
    expect(hints).toContain('tooBright');
});

test('photo has the hint blurred when the camera was shaken', async () => {
  const photo = await makePhoto({
    width: 600,
    height: 800,
    noise: 1,
    draw: async (context, width, height) => {
      context.filter = 'blur(6px)';
      await drawPortrait(context, width, height);
      context.filter = 'none';
    },
  });
  expect((await preparePhoto(photo)).hints).toEqual(['blurred']);
});

test.for([
  [40, ['smallFace']],
  [300, []],
] as const)(
  'photo whose face has %i of 512 pixels has the hints %j when the engine detects faces',
  async ([width, expected]) => {
    class FaceDetector {
      detect = () => Promise.resolve([{ boundingBox: new DOMRect(0, 0, width, width) }]);
    }
    vi.stubGlobal('FaceDetector', FaceDetector);
    const photo = await makePhoto({ width: 600, height: 800 });
    expect((await preparePhoto(photo, { place: 'main' })).hints).toEqual(expected);
  },
);
