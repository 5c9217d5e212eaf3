import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lazy } from '../../../src/shared/lazy.js';

const consoleError = vi.spyOn(console, 'error');
beforeEach(() => {
  consoleError.mockReset().mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
});

describe('lazy', () => {
  it('loads the part once, however often it is asked for', async () => {
    const bring = vi.fn(async () => 'part');
    const part = lazy(bring);
    expect(bring).not.toHaveBeenCalled();
    await expect(Promise.all([part.load(), part.load()])).resolves.toEqual(['part', 'part']);
    await expect(part.load()).resolves.toBe('part');
    expect(bring).toHaveBeenCalledOnce();
  });

  it('rejects with part_unavailable when the part cannot be loaded, and tries again at the next load', async () => {
    const reason = new Error('ChunkLoadError');
    const bring = vi.fn(async () => 'part').mockRejectedValueOnce(reason);
    const part = lazy(bring);
    await expect(part.load()).rejects.toMatchObject({ code: 'part_unavailable', cause: reason });
    expect(part.get()).toMatchObject({ error: { code: 'part_unavailable' } });
    await expect(part.load()).resolves.toBe('part');
    expect(part.get()).toEqual({ part: 'part' });
  });

  it('lazy writes one line with the address of a part that does not come', async () => {
    const bring = vi.fn(async () => 'part').mockRejectedValueOnce(new TypeError('404'));
    // A host's bundler leaves the address in the source text of the function.
    bring.toString = () => 'async () => (await import("./CameraDialog-C0ffee12.js")).CameraDialog';
    await lazy(bring, 'CameraDialog')
      .load()
      .catch(() => {});
    expect(consoleError.mock.calls).toEqual([
      [
        'FaceVerification: ./CameraDialog-C0ffee12.js did not load: TypeError: 404. See docs/errors.md#part_unavailable',
      ],
    ]);
  });

  it('notifies subscribers of every change until they unsubscribe', async () => {
    const bring = vi.fn(async () => 'part').mockRejectedValueOnce(new Error('ChunkLoadError'));
    const part = lazy(bring);
    const seen: unknown[] = [];
    const unsubscribe = part.subscribe(() => seen.push(part.get()));
    await part.load().catch(() => {});
    await part.load();
    unsubscribe();
    expect(seen).toMatchObject([{ error: { code: 'part_unavailable' } }, undefined, { part: 'part' }]);
  });

  it('lazy fails after 20 s without a part, and takes a part that arrives later', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { bring, tries } = hangingPart();
    const part = lazy(bring);
    const loaded = part.load();
    vi.advanceTimersByTime(20_000);
    expect(part.get()).toMatchObject({ error: { code: 'part_unavailable' } });
    await expect(loaded).rejects.toMatchObject({ code: 'part_unavailable' });
    tries[0]?.resolve('part');
    await vi.waitFor(() => expect(part.get()).toEqual({ part: 'part' }));
    await expect(part.load()).resolves.toBe('part');
    expect(bring).toHaveBeenCalledOnce();
  });

  it.each([
    ['the first try', 0],
    ['the second try', 1],
  ])(
    'lazy begins a second try while the first one hangs, and keeps the part of %s when it comes first',
    async (_, first) => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const { bring, tries } = hangingPart();
      const part = lazy(bring);
      void part.load();
      vi.advanceTimersByTime(20_000);
      const loaded = Promise.all([part.load(), part.load()]);
      expect(part.get()).toBeUndefined();
      expect(bring).toHaveBeenCalledTimes(2);
      tries[first]?.resolve('first');
      await expect(loaded).resolves.toEqual(['first', 'first']);
      tries[1 - first]?.resolve('late');
      vi.advanceTimersByTime(20_000);
      await expect(part.load()).resolves.toBe('first');
      expect(bring).toHaveBeenCalledTimes(2);
    },
  );

  it('lazy waits for the second try when the first one fails late', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { bring, tries } = hangingPart();
    const part = lazy(bring);
    const first = part.load();
    vi.advanceTimersByTime(20_000);
    await expect(first).rejects.toMatchObject({ code: 'part_unavailable' });
    const second = part.load();
    tries[0]?.reject(new Error('ChunkLoadError'));
    await Promise.resolve();
    expect(part.get()).toBeUndefined();
    tries[1]?.resolve('part');
    await expect(second).resolves.toBe('part');
  });
});

/** Returns an import that settles when the test says so, and its tries so far. */
function hangingPart() {
  const tries: { readonly resolve: (part: string) => void; readonly reject: (error: Error) => void }[] = [];
  const bring = vi.fn(() => new Promise<string>((resolve, reject) => void tries.push({ resolve, reject })));
  return { bring, tries };
}
