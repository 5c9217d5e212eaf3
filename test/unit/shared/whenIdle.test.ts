import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whenIdle } from '../../../src/shared/whenIdle.js';

/** A browser whose frames and idle moments come when the test says so. */
function standInBrowser({ idle }: { readonly idle: boolean }) {
  const frames: (() => void)[] = [];
  const idleMoments: (() => void)[] = [];
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
  vi.stubGlobal('requestIdleCallback', idle ? (work: () => void) => idleMoments.push(work) : undefined);
  const pass = (waiting: (() => void)[]) => {
    for (const each of waiting.splice(0)) each();
  };
  return { nextFrame: () => pass(frames), idleMoment: () => pass(idleMoments) };
}

describe('whenIdle', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('runs the work in an idle moment after the first paint', () => {
    const browser = standInBrowser({ idle: true });
    const work = vi.fn();
    whenIdle(work);
    browser.idleMoment();
    browser.nextFrame();
    browser.idleMoment();
    expect(work).not.toHaveBeenCalled();
    browser.nextFrame();
    expect(work).not.toHaveBeenCalled();
    browser.idleMoment();
    expect(work).toHaveBeenCalledOnce();
  });

  it('runs the work 200 ms after the first paint when the browser has no idle moments', () => {
    const browser = standInBrowser({ idle: false });
    const work = vi.fn();
    whenIdle(work);
    vi.advanceTimersByTime(1000);
    browser.nextFrame();
    browser.nextFrame();
    expect(work).not.toHaveBeenCalled();
    vi.advanceTimersByTime(200);
    expect(work).toHaveBeenCalledOnce();
  });

  it('runs the work without frames when there are none', () => {
    const work = vi.fn();
    whenIdle(work);
    vi.advanceTimersByTime(200);
    expect(work).toHaveBeenCalledOnce();
  });

  it('does not run the work when it is cancelled', () => {
    const browser = standInBrowser({ idle: true });
    const work = vi.fn();
    const cancel = whenIdle(work);
    browser.nextFrame();
    browser.nextFrame();
    cancel();
    browser.idleMoment();
    expect(work).not.toHaveBeenCalled();
  });
});
