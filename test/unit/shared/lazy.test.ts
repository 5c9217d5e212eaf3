import { afterEach, describe, expect, it, vi } from 'vitest';
import { lazy } from '../../../src/shared/lazy.js';

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

  it('rejects with network_unreachable when the part cannot be loaded, and tries again at the next load', async () => {
    const bring = vi.fn(async () => 'part').mockRejectedValueOnce(new Error('ChunkLoadError'));
    const part = lazy(bring);
    await expect(part.load()).rejects.toMatchObject({ code: 'network_unreachable' });
    expect(part.get()).toBe('failed');
    await expect(part.load()).resolves.toBe('part');
    expect(part.get()).toEqual({ part: 'part' });
  });

  it('notifies subscribers of every change until they unsubscribe', async () => {
    const bring = vi.fn(async () => 'part').mockRejectedValueOnce(new Error('ChunkLoadError'));
    const part = lazy(bring);
    const seen: unknown[] = [];
    const unsubscribe = part.subscribe(() => seen.push(part.get()));
    await part.load().catch(() => {});
    await part.load();
    unsubscribe();
    expect(seen).toEqual(['failed', undefined, { part: 'part' }]);
  });

  it('fails after 20 s without a part, and takes a part that arrives later', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let arrive = (_part: string): void => {};
    const part = lazy(() => new Promise<string>((resolve) => (arrive = resolve)));
    const loaded = part.load();
    vi.advanceTimersByTime(20_000);
    expect(part.get()).toBe('failed');
    arrive('part');
    await expect(loaded).resolves.toBe('part');
    expect(part.get()).toEqual({ part: 'part' });
  });
});
