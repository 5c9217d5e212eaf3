import { describe, expect, it } from 'vitest';
import { createOrderStore } from '../../../src/resume/orderStore.js';
import type { StorageLike } from '../../../src/resume/storage.js';
import { order } from '../flow/samples.js';

function memoryStorage(): StorageLike & { readonly records: Map<string, string> } {
  const records = new Map<string, string>();
  return {
    records,
    getItem: (key) => records.get(key) ?? null,
    setItem: (key, value) => void records.set(key, value),
    removeItem: (key) => void records.delete(key),
  };
}

const broken: StorageLike = {
  getItem() {
    throw new DOMException('denied', 'SecurityError');
  },
  setItem() {
    throw new DOMException('full', 'QuotaExceededError');
  },
  removeItem() {
    throw new DOMException('denied', 'SecurityError');
  },
};

const storeOf = (storages: StorageLike[], userId = 'user-1') => createOrderStore({ userId, storages });

describe('createOrderStore', () => {
  it('remembers the order across page loads', () => {
    const storage = memoryStorage();
    storeOf([storage]).save(order);
    expect(storeOf([storage]).load(2000)).toEqual({ order, settled: false });
  });

  it('finds it in the second storage when the first is empty, as in a new WebView', () => {
    const [session, local] = [memoryStorage(), memoryStorage()];
    storeOf([session, local]).save(order);
    session.records.clear();
    expect(storeOf([session, local]).load(2000)).toEqual({ order, settled: false });
  });

  it('survives storages that throw', () => {
    const storage = memoryStorage();
    const store = storeOf([broken, storage]);
    store.save(order);
    expect(store.load(2000)).toEqual({ order, settled: false });
    store.clear();
    expect(storeOf([broken]).load(2000)).toBeUndefined();
  });

  it('forgets it after half an hour, by whatever clock', () => {
    const storage = memoryStorage();
    storeOf([storage]).save(order);
    expect(storeOf([storage]).load(order.startedAt + 30 * 60_000)).toBeUndefined();
    expect(storeOf([storage]).load(order.startedAt - 86_400_000)).toEqual({ order, settled: false });
  });

  it('keeps users apart and writes down no user id', () => {
    const storage = memoryStorage();
    storeOf([storage], 'alice').save(order);
    expect(storeOf([storage], 'bob').load(2000)).toBeUndefined();
    expect(JSON.stringify([...storage.records])).not.toContain('alice');
  });

  it('writes down the order and nothing else of what it is given', () => {
    const storage = memoryStorage();
    const given = { ...order, sign: 'SECRET', nonce: 'SECRET', name: 'SECRET' };
    storeOf([storage]).save(given);
    expect([...storage.records.values()].join()).not.toContain('SECRET');
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"version":2}',
    '{"version":1,"orderNo":"<script>","traceNo":"","startedAt":1}',
    `{"version":1,"orderNo":"a","traceNo":"${'1'.repeat(201)}","startedAt":1}`,
    '{"version":1,"orderNo":"a","traceNo":"","startedAt":"1"}',
  ])('takes %j for nothing', (record) => {
    const storage = memoryStorage();
    storeOf([storage]).save(order);
    for (const key of storage.records.keys()) storage.records.set(key, record);
    expect(storeOf([storage]).load(2000)).toBeUndefined();
  });

  it('order store distinguishes a decided order from an open one', () => {
    const storage = memoryStorage();
    storeOf([storage]).settle(order);
    expect(storeOf([storage]).load(2000)).toEqual({ order, settled: true });
    storeOf([storage]).save(order);
    expect(storeOf([storage]).load(2000)).toEqual({ order, settled: false });
  });

  it('is settled wherever it says so, as a page out of the back-forward cache may see an old session', () => {
    const [session, local] = [memoryStorage(), memoryStorage()];
    storeOf([session, local]).save(order);
    storeOf([local]).settle(order);
    expect(storeOf([session, local]).load(2000)).toEqual({ order, settled: true });
    storeOf([local]).settle({ ...order, orderNo: 'another' });
    expect(storeOf([session, local]).load(2000)).toEqual({ order, settled: false });
  });

  it('knows whether anything can be stored', () => {
    const deaf: StorageLike = { getItem: () => null, setItem: () => {}, removeItem: () => {} };
    expect(storeOf([memoryStorage()]).isUsable()).toBe(true);
    expect(storeOf([broken, memoryStorage()]).isUsable()).toBe(true);
    expect(storeOf([broken, deaf]).isUsable()).toBe(false);
    expect(storeOf([]).isUsable()).toBe(false);
  });

  it('is empty after clear', () => {
    const storage = memoryStorage();
    storeOf([storage]).save(order);
    storeOf([storage]).clear();
    expect(storage.records.size).toBe(0);
  });
});
