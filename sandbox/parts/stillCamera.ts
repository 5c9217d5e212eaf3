import { drawPortrait } from '../../mocks/drawPortrait.js';
import type { CameraState, Hint } from '../../src/camera/cameraState.js';
import type { Camera } from '../../src/camera/createCamera.js';
import { createPreview } from '../../src/camera/preview.js';

/** What is in front of the camera when it says so: how large and how far aside the face is, and the light on it. */
const views: Partial<Record<Hint, { readonly scale?: number; readonly x?: number; readonly veil?: string }>> =
  {
    tooDark: { veil: 'rgb(4 6 10 / 0.82)' },
    tooBright: { veil: 'rgb(255 255 255 / 0.72)' },
    closer: { scale: 0.55 },
    farther: { scale: 1.6 },
    center: { x: 0.24 },
    noFace: { x: 1 },
  };

/** Wide, so that a phone held either way has a face of the same size in its window. */
const SIZE = { width: 1040, height: 640 };
const PORTRAIT = 480;

/**
 * A camera that stands in `state` for ever. It opens no device, and its picture is the same on every run: for stories,
 * pictures and tests that put a screen in place.
 */
export function createStillCamera(state: CameraState): Camera {
  const video = createPreview();
  if (state.status === 'live') video.poster = pictureOf(state.hint);
  return {
    video,
    getState: () => state,
    subscribe: () => () => {},
    open: () => {},
    play: () => {},
    switchCamera: () => {},
    takePhoto: () => {},
    setAutoCapture: () => {},
    close: () => {},
  };
}

function pictureOf(hint: Hint): string {
  const { width, height } = SIZE;
  const { scale = 1, x = 0, veil } = views[hint] ?? {};
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This engine has no 2D canvas.');
  // The portrait fills its own frame alone; the wall goes on beyond it.
  context.fillStyle = '#e9eff5';
  context.fillRect(0, 0, width, height);
  context.translate((width - PORTRAIT * scale) / 2 + x * PORTRAIT, (height * (1 - scale)) / 2);
  context.scale(scale, scale);
  drawPortrait(context, PORTRAIT, height);
  context.resetTransform();
  if (veil) {
    context.fillStyle = veil;
    context.fillRect(0, 0, width, height);
  }
  return canvas.toDataURL();
}
