import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { memoryStore } from '../../../src/server/memoryStore.js';
import { describeStore } from './storeContract.js';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

describeStore('memoryStore', memoryStore, (ms) => void vi.setSystemTime(Date.now() + ms));

it('memoryStore keeps its size when entries expire as fast as new ones come', async () => {
  const set = vi.spyOn(Map.prototype, 'delete');
  const store = memoryStore();
  for (let index = 0; index < 5000; index += 1) {
    await store.set(`k${index}`, '1', { ttlMs: 100 });
    vi.setSystemTime(Date.now() + 1);
  }
  // All but those of the last thousand writes are gone.
  expect(set.mock.calls.length).toBeGreaterThan(3900);
  set.mockRestore();
});

it('memoryStore forgets the schedule of expired entries, so that it keeps its size without a sweep', async () => {
  const store = memoryStore();
  for (let index = 0; index < 3000; index += 1) {
    await store.set(`k${index}`, '1', { ttlMs: 100, dueAt: 1 });
    vi.setSystemTime(Date.now() + 1);
  }
  expect((await store.due(Date.now(), 0, 5000)).length).toBeLessThan(1200);
});
