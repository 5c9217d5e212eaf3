import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whenIdle } from '../../../src/shared/lazy.js';

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

describe('what the first screen does not need', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('begins in an idle moment after the first paint', () => {
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

  it('begins a moment after the first paint in Safari, which tells no idle moments', () => {
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

  it('begins without frames where there are none', () => {
    const work = vi.fn();
    whenIdle(work);
    vi.advanceTimersByTime(200);
    expect(work).toHaveBeenCalledOnce();
  });

  it('does not begin once the widget has gone', () => {
    const browser = standInBrowser({ idle: true });
    const work = vi.fn();
    const takeBack = whenIdle(work);
    browser.nextFrame();
    browser.nextFrame();
    takeBack();
    browser.idleMoment();
    expect(work).not.toHaveBeenCalled();
  });
});
