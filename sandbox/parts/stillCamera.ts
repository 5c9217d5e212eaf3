import portrait from '../../mocks/assets/portrait.svg?raw';
import type { CameraState, Hint } from '../../src/camera/cameraState.js';
import type { Camera } from '../../src/camera/createCamera.js';
import { createPreview } from '../../src/camera/preview.js';

/** View of the camera for each hint: scale and position of the face, and a veil for the light on it. */
const views: Partial<Record<Hint, { readonly scale?: number; readonly x?: number; readonly veil?: string }>> =
  {
    black: { veil: '#000000' },
    tooDark: { veil: 'rgb(4 6 10 / 0.82)' },
    tooBright: { veil: 'rgb(255 255 255 / 0.72)' },
    closer: { scale: 0.55 },
    farther: { scale: 1.6 },
    center: { x: 0.24 },
    noFace: { x: 1 },
  };

/** Size of the picture. It is wide, so that a phone held either way shows a face of the same size. */
const SIZE = { width: 1040, height: 640 };
/** Width of the portrait, which is as high as the picture. */
const PORTRAIT_WIDTH = 480;

/**
 * Creates a camera that never leaves `state`. It opens no device, and its picture is the same on every run: for stories,
 * pictures and tests that show a screen by itself.
 */
export function createStillCamera(state: CameraState): Camera {
  const video = createPreview();
  if (state.status === 'live') video.poster = pictureOf(state.usable ? state.hint : 'black');
  // After the shot a canvas keeps the frame of a real video. A poster cannot be drawn on it, so it stays itself.
  if (state.status === 'off') video.poster = pictureOf('ready');
  if (state.status === 'off' || (state.status === 'live' && state.shooting))
    video.style.visibility = 'visible';
  return {
    video,
    getState: () => state,
    subscribe: () => () => {},
    open: () => {},
    play: () => {},
    switchCamera: () => {},
    selectCamera: () => {},
    takePhoto: () => {},
    setAutoCapture: () => {},
    close: () => {},
  };
}

/** Returns the address of the picture for a hint. The portrait fills its own frame; the wall goes on beyond it. */
function pictureOf(hint: Hint): string {
  const { width, height } = SIZE;
  const { scale = 1, x = 0, veil } = views[hint] ?? {};
  const left = (width - PORTRAIT_WIDTH * scale) / 2 + x * PORTRAIT_WIDTH;
  const top = (height * (1 - scale)) / 2;
  const zoom = scale * (PORTRAIT_WIDTH / 300); // the portrait's own width
  const all = 'width="100%" height="100%"';
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect ${all} fill="#e9eff5"/>
    <g transform="translate(${left} ${top}) scale(${zoom})">${portrait}</g>
    ${veil ? `<rect ${all} fill="${veil}"/>` : ''}
  </svg>`;
  return `data:image/svg+xml,${encodeURIComponent(picture)}`;
}
