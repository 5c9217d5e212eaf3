import type { FaceBox } from '../flow/model.js';
import type { Hint } from './cameraState.js';
import type { FrameReading } from './readFrame.js';

export interface Guidance {
  /**
   * Returns the hint to show after a reading.
   * @param now time in milliseconds of a monotonic clock
   */
  update(reading: FrameReading, now: number): Hint;
  /** Returns whether `ready` is shown and the latest reading agrees. */
  isSteady(): boolean;
}

/** Minimum time in milliseconds that a new hint must hold before it is shown. */
const SETTLE_MS = 500;
/** Minimum time in milliseconds that a hint stays, so that it can be read. */
const STAY_MS = 1_200;

/** Time in milliseconds that the first black frames are not mentioned: some phones need it to adjust. */
const ADJUST_MS = 2_000;

/** Maximum motion that counts. A single jolt fades below the limit within two readings. */
const JOLT = 0.13;
/** Factor by which motion fades with each reading. */
const FADE = 0.8;

/**
 * Creates a guidance that turns readings into one hint without flicker. Each hint is entered at one limit and left at
 * another. A new hint has to settle, and a shown one stays for a while.
 */
export function createGuidance(): Guidance {
  let shown: Hint = 'fit';
  let shownAt = Number.NEGATIVE_INFINITY;
  let candidate: Hint = 'fit';
  let candidateAt = 0;
  let motion = 0;
  let hasPicture = false;

  return {
    update(reading, now) {
      hasPicture ||= !reading.black;
      // A shaking hand stands still when it turns around, so motion fades slowly. One jolt is over soon.
      motion = Math.max(Math.min(reading.motion, JOLT), motion * FADE);
      const next = judge({ ...reading, motion }, shown);
      if (next !== candidate) {
        candidate = next;
        candidateAt = now;
      }
      const settled = now - candidateAt >= (hasPicture ? SETTLE_MS : ADJUST_MS) && now - shownAt >= STAY_MS;
      if (candidate !== shown && settled) {
        shown = candidate;
        shownAt = now;
      }
      return shown;
    },
    // A contrary reading ends the steadiness at once, although the hint still stays.
    isSteady: () => shown === 'ready' && candidate === 'ready',
  };
}

/**
 * Limits at which a hint is entered and left. They were chosen with drawn portraits and noise. In doubt there is no
 * hint, since a wrong one keeps users from a good photo.
 */
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

/**
 * Returns the first hint that applies: light first, then the face, then motion and focus. `ready` needs a detected face: a
 * bush is as bright, still and sharp as one.
 */
function judge({ brightness, burnt, sharpness, motion, black, faces }: FrameReading, shown: Hint): Hint {
  const under = (value: number, hint: 'tooDark' | 'blurred' | 'closer') =>
    value < LIMITS[hint][shown === hint ? 'leave' : 'enter'];
  const over = (value: number, limit: 'tooBright' | 'burnt' | 'moving' | 'farther' | 'center', hint: Hint) =>
    value > LIMITS[limit][shown === hint ? 'leave' : 'enter'];

  if (black) return 'black';
  if (under(brightness, 'tooDark')) return 'tooDark';
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
  return faces ? 'ready' : 'fit';
}

function offCenter({ x, y }: FaceBox): number {
  return Math.max(Math.abs(x - 0.5), Math.abs(y - 0.5));
}
