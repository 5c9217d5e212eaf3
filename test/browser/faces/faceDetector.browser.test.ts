import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFakeCamera } from '../../../mocks/createFakeCamera.js';
import { drawPortrait } from '../../../mocks/portrait.js';
import { createCamera } from '../../../src/camera/createCamera.js';
import { faceDetector } from '../../../src/faces.js';

/** Detections in a worker that is compiled while other tests run. */
const PATIENCE = { timeout: 15_000 };

type Draw = (context: CanvasRenderingContext2D) => Promise<void> | void;

async function paint(width: number, height: number, draw: Draw): Promise<HTMLCanvasElement> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This engine has no 2D canvas.');
  context.fillStyle = '#c8d0d8';
  context.fillRect(0, 0, width, height);
  await draw(context);
  return canvas;
}

/** Draws the portrait of 300 × 400 pixels at a place. */
async function portraitAt(context: CanvasRenderingContext2D, x: number, y: number): Promise<void> {
  context.save();
  context.beginPath();
  context.rect(x, y, 300, 400);
  context.clip();
  context.translate(x, y);
  await drawPortrait(context, 300, 400);
  context.restore();
}

afterEach(() => vi.unstubAllGlobals());

describe('faceDetector', () => {
  it('finds the face of a portrait, in fractions of the image', async () => {
    const detectFaces = faceDetector();
    const portrait = await paint(300, 400, (context) => portraitAt(context, 0, 0));
    const [face, ...others] = await detectFaces(portrait);
    expect(others).toEqual([]);
    // It is drawn in the middle of the picture, from brows to chin.
    expect(face?.x).toBeCloseTo(0.5, 1);
    expect(face?.y).toBeCloseTo(0.49, 1);
    expect(face?.height).toBeCloseTo(0.34, 1);
    // The same face on the right of a wide picture.
    const wide = await paint(800, 400, (context) => portraitAt(context, 500, 0));
    const [right] = await detectFaces(wide);
    expect(right?.x).toBeCloseTo(650 / 800, 1);
    expect(right?.height).toBeCloseTo(0.34, 1);
  });

  it('finds two faces side by side', async () => {
    const pair = await paint(600, 400, async (context) => {
      await portraitAt(context, 0, 0);
      await portraitAt(context, 300, 0);
    });
    const faces = await faceDetector()(pair);
    expect(faces.map(({ x }) => Math.round(x * 4)).sort()).toEqual([1, 3]);
  });

  it('finds none in a picture without one', async () => {
    const page = await paint(400, 600, (context) => {
      context.fillStyle = '#223';
      for (let line = 0; line < 20; line += 1)
        context.fillText('Insurance policy, page 1', 40, 40 + line * 26);
    });
    expect(await faceDetector()(page)).toEqual([]);
  });

  it('makes the camera praise the picture', async () => {
    const devices = createFakeCamera({ width: 480, height: 640 });
    const camera = createCamera({ devices, onPhoto: () => {}, detectFaces: faceDetector() });
    document.body.append(camera.video);
    camera.open();
    const hint = () => {
      const state = camera.getState();
      return state.status === 'live' ? state.hint : state.status;
    };
    await expect.poll(hint, PATIENCE).toBe('ready');
    camera.close();
    camera.video.remove();
  });

  it.each([
    ['the engine has no workers', undefined],
    [
      'its worker does not load',
      class extends EventTarget {
        constructor() {
          super();
          setTimeout(() => this.dispatchEvent(new Event('error')));
        }
        postMessage(): void {}
        terminate(): void {}
      },
    ],
  ])('rejects, and loads nothing again, when %s', async (_, Worker) => {
    const start = vi.fn();
    vi.stubGlobal(
      'Worker',
      Worker &&
        class extends Worker {
          constructor() {
            super();
            start();
          }
        },
    );
    const detectFaces = faceDetector();
    const picture = await paint(100, 100, () => {});
    await expect(detectFaces(picture)).rejects.toThrow();
    await expect(detectFaces(picture)).rejects.toThrow();
    expect(start.mock.calls.length).toBeLessThanOrEqual(1);
  });
});
