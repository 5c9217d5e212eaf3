import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FaceWatch, watchFaces } from '../../../src/camera/watchFaces.js';
import type { DetectFaces, FaceBox } from '../../../src/flow/model.js';

const video = {} as HTMLVideoElement; // Only passed on.
const face: FaceBox = { x: 0.5, y: 0.5, height: 0.5 };
const onFailed = vi.fn<() => void>();

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => {
  vi.useRealTimers();
  onFailed.mockReset();
});

function start(detectFaces: DetectFaces, { signal } = new AbortController()): FaceWatch {
  return watchFaces(video, { detectFaces, signal, onFailed });
}

/** Returns a detector that answers after a time in milliseconds. */
function answersAfter(ms: number) {
  return vi.fn<DetectFaces>(async () => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return [face];
  });
}

/** Asks for a detection every 250 ms, as the readings of the preview do. */
async function watchFor(ms: number, watch: FaceWatch): Promise<void> {
  for (let passed = 0; passed < ms; passed += 250) {
    watch.detect();
    await vi.advanceTimersByTimeAsync(250);
  }
}

describe('the faces of the preview', () => {
  it('are unknown until the detector has answered', async () => {
    const watch = start(answersAfter(100));
    watch.detect();
    expect(watch.faces()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(100);
    expect(watch.faces()).toEqual([face]);
  });

  it('are asked for every 750 ms at most, and less often when the detector is slow', async () => {
    const quick = answersAfter(10);
    await watchFor(6_000, start(quick));
    expect(quick.mock.calls.length).toBeLessThanOrEqual(8);
    const slow = answersAfter(500);
    await watchFor(6_000, start(slow));
    expect(slow.mock.calls.length).toBe(2);
  });

  it('are asked for once at a time, and forgotten when the answer takes more than 2 s', async () => {
    let answer: (faces: readonly FaceBox[]) => void = () => {};
    const detectFaces = vi.fn<DetectFaces>(async () => [face]);
    const watch = start(detectFaces);
    await watchFor(1_000, watch);
    expect(watch.faces()).toEqual([face]);
    detectFaces.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    const calls = detectFaces.mock.calls.length;
    await watchFor(3_000, watch);
    expect(detectFaces.mock.calls.length).toBe(calls + 1);
    expect(watch.faces()).toBeUndefined();
    answer([face]);
    detectFaces.mockImplementation(async () => [face, face]);
    await watchFor(3_000, watch);
    expect(watch.faces()).toEqual([face, face]);
    expect(onFailed).not.toHaveBeenCalled();
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('no model'))],
    [
      'throws',
      () => {
        throw new Error('no model');
      },
    ],
    ['answers with no list', async () => 7 as unknown as []],
    ['answers with no faces', async () => [{ x: 0.5, y: Number.NaN, height: 0.5 }]],
    ['is late three times in a row', answersAfter(2_100)],
    ['never answers', () => new Promise<never>(() => {})],
  ] satisfies readonly [string, DetectFaces][])(
    'stay unknown when the detector %s',
    async (_, detectFaces) => {
      const detect = vi.fn<DetectFaces>(detectFaces);
      const watch = start(detect);
      await watchFor(20_000, watch);
      expect(watch.faces()).toBeUndefined();
      expect(onFailed).toHaveBeenCalledOnce();
      const calls = detect.mock.calls.length;
      await watchFor(5_000, watch);
      expect(detect.mock.calls.length).toBe(calls);
    },
  );

  it('are without small ones in the background, the largest first', async () => {
    const [small, medium, large] = [0.1, 0.3, 0.5].map((height) => ({ ...face, height }));
    const watch = start(async () => [small, medium, large].flatMap((one) => one ?? []));
    await watchFor(250, watch);
    expect(watch.faces()).toEqual([large, medium]);
  });

  it('of a closed camera report no failure', async () => {
    const closing = new AbortController();
    const watch = start(() => Promise.reject(new Error('gone')), closing);
    closing.abort();
    watch.detect();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(onFailed).not.toHaveBeenCalled();
  });
});
