import { describe, expect, it } from 'vitest';
import { createGuidance } from '../../../src/camera/guidance.js';
import { type FrameReading, readFrame, SAMPLE } from '../../../src/camera/readFrame.js';

const good: FrameReading = { brightness: 130, burnt: 0, sharpness: 0.2, motion: 0.01, black: false };
const face = { x: 0.5, y: 0.5, height: 0.5 };

/** Feeds one reading, or several in turn, every 200 ms for `ms`, and returns the hints without repeats. */
function watch(readings: FrameReading | readonly FrameReading[], ms = 4_000, guidance = createGuidance()) {
  const turns = Array.isArray(readings) ? readings : [readings];
  const said: string[] = [];
  for (let now = 0; now <= ms; now += 200) {
    const hint = guidance.update(turns[(now / 200) % turns.length] ?? good, now);
    if (said[said.length - 1] !== hint) said.push(hint);
  }
  return said;
}

describe('guidance', () => {
  it.each([
    ['tooDark', { ...good, brightness: 30 }],
    ['black', { ...good, brightness: 2, sharpness: 0, black: true }],
    ['tooBright', { ...good, brightness: 240 }],
    ['tooBright', { ...good, burnt: 0.6 }],
    ['moving', { ...good, motion: 0.3 }],
    ['blurred', { ...good, sharpness: 0.02 }],
    ['noFace', { ...good, faces: [] }],
    ['severalFaces', { ...good, faces: [face, face] }],
    ['closer', { ...good, faces: [{ ...face, height: 0.15 }] }],
    ['farther', { ...good, faces: [{ ...face, height: 0.9 }] }],
    ['center', { ...good, faces: [{ ...face, x: 0.2 }] }],
    ['ready', { ...good, faces: [face] }],
  ] as const)('shows the hint %s', (hint, reading) => {
    expect(watch(reading)).toEqual(['fit', hint]);
  });

  it('tells a black picture from a dim room at once, and never calls it too dark', () => {
    const guidance = createGuidance();
    const black = { ...good, brightness: 2, sharpness: 0, black: true };
    expect(watch(good, 1_400, guidance)).toEqual(['fit']);
    expect(guidance.update(black, 1_600)).toBe('fit');
    expect(guidance.update(black, 2_100)).toBe('black');
  });

  it('does not mention black frames of the first two seconds, while a phone adjusts', () => {
    const guidance = createGuidance();
    const black = { ...good, brightness: 2, sharpness: 0, black: true };
    expect(watch(black, 1_800, guidance)).toEqual(['fit']);
    expect(guidance.update(black, 2_000)).toBe('black');
  });

  it('never praises a picture in which no face can be detected, however good it is', () => {
    const guidance = createGuidance();
    expect(watch(good, 10_000, guidance)).toEqual(['fit']);
    expect(guidance.isSteady()).toBe(false);
  });

  it('mentions light before the face, and the face before motion', () => {
    expect(watch({ ...good, brightness: 20, faces: [], motion: 0.5 })).toEqual(['fit', 'tooDark']);
    expect(watch({ ...good, faces: [], motion: 0.5 })).toEqual(['fit', 'noFace']);
  });

  it('does not flicker when a value swings around its limit', () => {
    const swinging = [54, 58, 53, 60, 52, 66].map((brightness) => ({ ...good, brightness }));
    expect(watch(swinging, 10_000).length).toBeLessThanOrEqual(2);
  });

  it('ignores a single odd frame', () => {
    const flash = { ...good, brightness: 250, motion: 0.9 };
    expect(watch([good, good, good, good, flash], 8_000)).toEqual(['fit']);
  });

  it('detects a shaking hand although it stands still at each turn', () => {
    expect(watch([{ ...good, motion: 0.12 }, good])).toEqual(['fit', 'moving']);
  });

  it('keeps a hint for more than a second, so that it can be read', () => {
    const guidance = createGuidance();
    for (let now = 0; now <= 600; now += 200) guidance.update({ ...good, brightness: 30 }, now);
    expect(guidance.update(good, 800)).toBe('tooDark');
    expect(guidance.update(good, 1_400)).toBe('tooDark');
    expect(guidance.update(good, 2_000)).toBe('fit');
  });

  it('is steady while a face is ready, and no longer with the first bad frame', () => {
    const guidance = createGuidance();
    const framed = { ...good, faces: [face] };
    watch(framed, 2_000, guidance);
    expect(guidance.isSteady()).toBe(true);
    expect(guidance.update({ ...framed, motion: 0.3 }, 2_200)).toBe('ready');
    expect(guidance.isSteady()).toBe(false);
  });
});

describe('reading of a frame', () => {
  /** Returns a sample whose gray values lie around `mean`, at most `spread` away. */
  const sample = (mean: number, spread: number) =>
    Uint8Array.from(
      { length: SAMPLE.width * SAMPLE.height },
      (_, index) => mean + ((index * 7) % (2 * spread + 1)) - spread,
    );
  const withHotPixels = sample(17, 2).map((value, index) => (index % 197 === 0 ? 40 : value));

  it.each([
    ['a covered lens is black', true, sample(2, 2)],
    ['a covered lens with hot pixels is black', true, withHotPixels],
    ['a dim room is not black', false, sample(30, 20)],
    ['a very dark room with a face is not black', false, sample(20, 14)],
  ] as const)('of %s', (_, isBlack, gray) => {
    expect(readFrame(gray, undefined).black).toBe(isBlack);
  });
});
