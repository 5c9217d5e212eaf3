import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { raceAbort, untilVisible, waitOrVisible, watchHidden } from '../../../src/shared/wait.js';
import { stubDocument } from '../../fixtures/stubDocument.js';

let page: ReturnType<typeof stubDocument>;
let controller: AbortController;

beforeEach(() => {
  page = stubDocument();
  controller = new AbortController();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What a promise has come to by now. */
async function outcomeOf(promise: Promise<unknown>): Promise<unknown> {
  let outcome: unknown = 'pending';
  promise.then(
    (value) => {
      outcome = value;
    },
    (error) => {
      outcome = error.name;
    },
  );
  await vi.advanceTimersByTimeAsync(0);
  return outcome;
}

describe('waitOrVisible', () => {
  it('ends when its time is over, not before', async () => {
    const waiting = waitOrVisible(1000, controller.signal);
    await vi.advanceTimersByTimeAsync(999);
    expect(await outcomeOf(waiting)).toBe('pending');
    await vi.advanceTimersByTimeAsync(1);
    expect(await outcomeOf(waiting)).toBe('over');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends at once when the page is shown again', async () => {
    const waiting = waitOrVisible(1000, controller.signal);
    page.hide();
    expect(await outcomeOf(waiting)).toBe('pending');
    page.show();
    expect(await outcomeOf(waiting)).toBe('visible');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('never ends while the page is hidden, however long that is', async () => {
    page.hide();
    const waiting = waitOrVisible(1000, controller.signal);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await outcomeOf(waiting)).toBe('pending');
    page.show();
    expect(await outcomeOf(waiting)).toBe('over');
  });

  it('is left at once, hidden or not, and leaves no timer', async () => {
    page.hide();
    const waiting = waitOrVisible(1000, controller.signal);
    controller.abort();
    expect(await outcomeOf(waiting)).toBe('AbortError');
    expect(vi.getTimerCount()).toBe(0);
    expect(await outcomeOf(waitOrVisible(1000, controller.signal))).toBe('AbortError');
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('untilVisible', () => {
  it('goes on at once on a page in front', async () => {
    expect(await outcomeOf(untilVisible(controller.signal))).toBeUndefined();
  });

  it('waits for a page that is hidden', async () => {
    page.hide();
    const waiting = untilVisible(controller.signal);
    await vi.advanceTimersByTimeAsync(5000);
    expect(await outcomeOf(waiting)).toBe('pending');
    page.show();
    expect(await outcomeOf(waiting)).toBeUndefined();
  });

  it('goes on at once where there is no document', async () => {
    vi.stubGlobal('document', undefined);
    expect(await outcomeOf(untilVisible(controller.signal))).toBeUndefined();
  });
});

describe('watchHidden', () => {
  it('knows a page that was hidden and is shown again, until it is stopped', () => {
    const onChange = vi.fn();
    const { seen, stop } = watchHidden(onChange);
    expect(seen()).toBe(false);
    page.show();
    expect(seen()).toBe(false);
    page.hide();
    page.show();
    expect(seen()).toBe(true);
    expect(onChange).toHaveBeenCalledTimes(3);
    stop();
    page.hide();
    expect(onChange).toHaveBeenCalledTimes(3);
  });

  it('knows a page that was hidden from the start', () => {
    page.hide();
    expect(watchHidden().seen()).toBe(true);
  });

  it('knows nothing, and fails not, without a document', () => {
    vi.stubGlobal('document', undefined);
    const { seen, stop } = watchHidden();
    expect(seen()).toBe(false);
    stop();
  });
});

describe('raceAbort', () => {
  it('is what the promise is', async () => {
    expect(await outcomeOf(raceAbort(Promise.resolve('done'), controller.signal))).toBe('done');
    expect(await outcomeOf(raceAbort(Promise.reject(new RangeError()), controller.signal))).toBe(
      'RangeError',
    );
  });

  it('ends as soon as it is left, and when it was before', async () => {
    const waiting = raceAbort(new Promise(() => {}), controller.signal);
    controller.abort();
    expect(await outcomeOf(waiting)).toBe('AbortError');
    expect(await outcomeOf(raceAbort(Promise.resolve('done'), controller.signal))).toBe('AbortError');
  });

  it('keeps no listener on a signal that lives on', async () => {
    const remove = vi.spyOn(controller.signal, 'removeEventListener');
    await raceAbort(Promise.resolve(), controller.signal);
    await vi.advanceTimersByTimeAsync(0);
    expect(remove).toHaveBeenCalledWith('abort', expect.any(Function));
  });
});
