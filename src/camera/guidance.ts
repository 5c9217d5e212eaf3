import type { Hint } from './cameraState.js';
import type { FaceBox } from './detectFaces.js';
import type { FrameReading } from './readFrame.js';

export interface Guidance {
  /** @param now milliseconds, of any clock that only goes forward */
  update(reading: FrameReading, now: number): Hint;
  /** For how long the hint has been `ready`, in milliseconds. */
  steadyFor(now: number): number;
}

/** A new hint must hold for this long, in milliseconds, before it is said … */
const SETTLE_MS = 500;
/** … and a said one stays for this long, so that it can be read. */
const STAY_MS = 1_200;

/** Motion beyond this counts no more, and fades by this factor with each reading: under the limit in two. */
const JOLT = 0.13;
const FADE = 0.8;

/**
 * Turns readings into one hint that does not flicker: each limit is a little easier to stay within than to
 * enter, a new hint has to settle, and a shown one stays for a while.
 */
export function createGuidance(): Guidance {
  let shown: Hint = 'fit';
  let shownAt = Number.NEGATIVE_INFINITY;
  let candidate: Hint = 'fit';
  let candidateAt = 0;
  let motion = 0;

  return {
    update(reading, now) {
      // A shaking hand stands still at each turn: the motion fades slowly, though one jolt is soon over.
      motion = Math.max(Math.min(reading.motion, JOLT), motion * FADE);
      const next = judge({ ...reading, motion }, shown);
      if (next !== candidate) {
        candidate = next;
        candidateAt = now;
      }
      const settled = now - candidateAt >= SETTLE_MS && now - shownAt >= STAY_MS;
      if (candidate !== shown && settled) {
        shown = candidate;
        shownAt = now;
      }
      return shown;
    },
    // A reading against it ends the steadiness at once, though not yet the words.
    steadyFor: (now) =>
      shown === 'ready' && candidate === 'ready' ? now - Math.max(shownAt, candidateAt) : 0,
  };
}

/** Picked on drawn portraits and noise, to be silent in doubt: a wrong hint keeps people from a good photo. */
const LIMITS = {
  tooDark: { enter: 55, leave: 70 },
  tooBright: { enter: 225, leave: 212 },
  burnt: { enter: 0.4, leave: 0.3 },
  moving: { enter: 0.09, leave: 0.06 },
  blurred: { enter: 0.055, leave: 0.07 },
  closer: { enter: 0.26, leave: 0.3 },
  farther: { enter: 0.78, leave: 0.72 },
  center: { enter: 0.16, leave: 0.12 },
} as const;

/** The first thing to put right, in the order in which putting it right helps. */
function judge({ brightness, burnt, sharpness, motion, black, faces }: FrameReading, shown: Hint): Hint {
  const under = (value: number, hint: 'tooDark' | 'blurred' | 'closer') =>
    value < LIMITS[hint][shown === hint ? 'leave' : 'enter'];
  const over = (value: number, limit: 'tooBright' | 'burnt' | 'moving' | 'farther' | 'center', hint: Hint) =>
    value > LIMITS[limit][shown === hint ? 'leave' : 'enter'];

  if (black || under(brightness, 'tooDark')) return 'tooDark';
  if (over(brightness, 'tooBright', 'tooBright') || over(burnt, 'burnt', 'tooBright')) return 'tooBright';
  if (faces) {
    const [face, ...others] = faces;
    if (!face) return 'noFace';
    if (others.length > 0) return 'severalFaces';
    if (under(face.height, 'closer')) return 'closer';
    if (over(face.height, 'farther', 'farther')) return 'farther';
    if (over(offCenter(face), 'center', 'center')) return 'center';
  }
  if (over(motion, 'moving', 'moving')) return 'moving';
  if (under(sharpness, 'blurred')) return 'blurred';
  return 'ready';
}

function offCenter({ x, y }: FaceBox): number {
  return Math.max(Math.abs(x - 0.5), Math.abs(y - 0.5));
}
