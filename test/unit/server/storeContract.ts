import { describe, expect, it } from 'vitest';
import type { FaceStore } from '../../../src/server/store.js';

/**
 * Declares the tests that every store has to pass, for a store of a host's own as well.
 * @param open returns an empty store
 * @param pass lets this many milliseconds pass
 */
export function describeStore(
  name: string,
  open: () => FaceStore | Promise<FaceStore>,
  pass: (ms: number) => void | Promise<void>,
): void {
  const ttlMs = 60_000;

  describe(name, () => {
    it('returns what was stored, and nothing for another key', async () => {
      const store = await open();
      expect(await store.set('a', '值 "1"', { ttlMs })).toBe(true);
      expect(await store.get('a')).toBe('值 "1"');
      expect(await store.get('b')).toBeUndefined();
    });

    it('stores once with ifAbsent, for many calls at the same time', async () => {
      const store = await open();
      const calls = Array.from({ length: 20 }, (_, index) =>
        store.set('a', String(index), { ttlMs, ifAbsent: true }),
      );
      expect((await Promise.all(calls)).filter(Boolean)).toHaveLength(1);
    });

    it('forgets an entry after its lifetime, which a new value prolongs', async () => {
      const store = await open();
      await store.set('a', '1', { ttlMs: 400 });
      await store.set('b', '1', { ttlMs: 400 });
      await store.set('b', '2', { ttlMs });
      await pass(500);
      expect(await store.get('a')).toBeUndefined();
      expect(await store.get('b')).toBe('2');
      expect(await store.set('a', '3', { ttlMs, ifAbsent: true })).toBe(true);
    });

    it('deletes an entry and its schedule', async () => {
      const store = await open();
      await store.set('a', '1', { ttlMs, dueAt: 1 });
      expect(await store.set('a', undefined, { ttlMs: 0 })).toBe(true);
      expect(await store.get('a')).toBeUndefined();
      expect(await store.due(10, 1000, 10)).toEqual([]);
    });

    it('counts atomically, within the lifetime of the first call, and never below 0', async () => {
      const store = await open();
      const counts = await Promise.all(Array.from({ length: 20 }, () => store.add('a', 1, 400)));
      expect(counts.map(({ value }) => value).sort((one, other) => one - other)).toEqual(
        Array.from({ length: 20 }, (_, index) => index + 1),
      );
      for (const count of counts) expect(count.ttlMs).toBeLessThanOrEqual(400);
      expect((await store.add('a', -1, 400)).value).toBe(19);
      expect((await store.add('a', -30, 400)).value).toBe(0);
      await store.add('a', 5, 60_000);
      await pass(500);
      expect((await store.add('a', 1, 400)).value).toBe(1);
    });

    it('returns scheduled keys in their order, and leases them', async () => {
      const store = await open();
      for (const [key, dueAt] of [
        ['c', 300],
        ['a', 100],
        ['b', 200],
        ['later', 9000],
      ] as const) {
        await store.set(key, '1', { ttlMs, dueAt });
      }
      expect(await store.due(1000, 500, 2)).toEqual(['a', 'b']);
      expect(await store.due(1000, 500, 10)).toEqual(['c']);
      expect(await store.due(1000, 500, 10)).toEqual([]);
      expect([...(await store.due(1500, 500, 10))].sort()).toEqual(['a', 'b', 'c']);
    });

    it('gives each due key to one of many callers', async () => {
      const store = await open();
      for (let index = 0; index < 30; index += 1) await store.set(`k${index}`, '1', { ttlMs, dueAt: index });
      const found = await Promise.all(Array.from({ length: 5 }, () => store.due(1000, 500, 10)));
      expect(new Set(found.flat()).size).toBe(30);
      expect(found.flat()).toHaveLength(30);
    });

    it('keeps the schedule when dueAt is absent, moves it by a time and ends it by null', async () => {
      const store = await open();
      await store.set('a', '1', { ttlMs, dueAt: 100 });
      await store.set('a', '2', { ttlMs });
      expect(await store.due(100, 0, 10)).toEqual(['a']);
      await store.set('a', '3', { ttlMs, dueAt: 500 });
      expect(await store.due(400, 0, 10)).toEqual([]);
      await store.set('a', '4', { ttlMs, dueAt: null });
      expect(await store.due(900, 0, 10)).toEqual([]);
      expect(await store.get('a')).toBe('4');
    });
  });
}
