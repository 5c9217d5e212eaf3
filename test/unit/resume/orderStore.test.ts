import { describe, expect, it } from 'vitest';
import { createOrderStore } from '../../../src/resume/orderStore.js';
import type { StorageLike } from '../../../src/resume/storage.js';
import { order } from '../flow/samples.js';
import { brokenStorage, memoryStorage } from './memoryStorage.js';

const MINUTE = 60_000;
const storeOf = (storages: StorageLike[], userId = 'user-1') => createOrderStore({ userId, storages });
const later = { ...order, orderNo: 'order2', startedAt: order.startedAt + 1 };

describe('createOrderStore', () => {
  it('remembers the order across page loads', () => {
    const storage = memoryStorage();
    storeOf([storage]).save(order);
    expect(storeOf([storage]).findOpen(2000)).toEqual(order);
    expect(storeOf([storage]).find('order1', 2000)).toEqual({ order, settled: false });
  });

  it('finds it in the second storage when the first is empty, as in a new WebView', () => {
    const [session, local] = [memoryStorage(), memoryStorage()];
    storeOf([session, local]).save(order);
    session.records.clear();
    expect(storeOf([session, local]).findOpen(2000)).toEqual(order);
  });

  it('survives storages that throw', () => {
    const storage = memoryStorage();
    const store = storeOf([brokenStorage, storage]);
    store.save(order);
    store.sweep(2000);
    expect(store.findOpen(2000)).toEqual(order);
    store.settle(order);
    expect(storeOf([brokenStorage]).findOpen(2000)).toBeUndefined();
    expect(storeOf([brokenStorage]).find('order1', 2000)).toBeUndefined();
  });

  it('keeps users apart and writes down no user id', () => {
    const storage = memoryStorage();
    storeOf([storage], 'alice').save(order);
    expect(storeOf([storage], 'bob').findOpen(2000)).toBeUndefined();
    expect(storeOf([storage], 'bob').find('order1', 2000)).toBeUndefined();
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
    '{"version":3}',
    '{"version":1,"orderNo":"order1","traceNo":"","startedAt":1000,"settled":false}',
    `{"version":2,"orderNo":"order1","traceNo":"${'1'.repeat(201)}","startedAt":1000,"maxAgeMs":1800000,"status":"open"}`,
    '{"version":2,"orderNo":"order1","traceNo":"","startedAt":"1","maxAgeMs":1800000,"status":"open"}',
    '{"version":2,"orderNo":"<script>","traceNo":"","startedAt":1000,"maxAgeMs":1800000,"status":"open"}',
    '{"version":2,"orderNo":"order1","traceNo":"","startedAt":null,"maxAgeMs":1800000,"status":"open"}',
    '{"version":2,"orderNo":"order1","traceNo":"","startedAt":1000,"maxAgeMs":"Infinity","status":"open"}',
    '{"version":2,"orderNo":"order1","traceNo":"","startedAt":1000,"maxAgeMs":1800000,"status":"passed"}',
  ])('takes %j for nothing, and erases it', (record) => {
    const storage = memoryStorage();
    storeOf([storage]).save(order);
    for (const key of storage.records.keys()) storage.records.set(key, record);
    const store = storeOf([storage]);
    expect(store.findOpen(2000)).toBeUndefined();
    expect(store.find('order1', 2000)).toBeUndefined();
    store.sweep(2000);
    expect(storage.records.size).toBe(0);
  });

  it('asks by itself neither for a decided order nor for one that was given up, but knows both by their numbers', () => {
    const store = storeOf([memoryStorage()]);
    store.save(order);
    store.settle(order);
    expect(store.findOpen(2000)).toBeUndefined();
    expect(store.find('order1', 2000)).toEqual({ order, settled: true });
    store.save(later);
    store.release(later);
    expect(store.findOpen(2000)).toBeUndefined();
    expect(store.find('order2', 2000)).toEqual({ order: later, settled: false });
  });

  it('is settled wherever it says so, as a page out of the back-forward cache may see an old session', () => {
    const [session, local] = [memoryStorage(), memoryStorage()];
    storeOf([session, local]).save(order);
    storeOf([local]).settle(order);
    expect(storeOf([session, local]).findOpen(2000)).toBeUndefined();
    expect(storeOf([session, local]).find('order1', 2000)).toMatchObject({ settled: true });
  });

  it('one tab’s settling never hides the open order of another tab', () => {
    const local = memoryStorage();
    const [one, other] = [storeOf([memoryStorage(), local]), storeOf([memoryStorage(), local])];
    one.save(order);
    other.save(later);
    one.settle(order);
    expect(other.findOpen(2000)).toEqual(later);
    expect(storeOf([memoryStorage(), local]).findOpen(2000)).toEqual(later);
  });

  it('a tab finds its own order before a newer one of another tab', () => {
    const local = memoryStorage();
    const [one, other] = [storeOf([memoryStorage(), local]), storeOf([memoryStorage(), local])];
    one.save(order);
    other.save(later);
    expect(one.findOpen(2000)).toEqual(order);
    expect(storeOf([memoryStorage(), local]).findOpen(2000)).toEqual(later);
  });

  it('knows whether anything can be stored', () => {
    const deaf: StorageLike = { ...memoryStorage(), getItem: () => null };
    expect(storeOf([memoryStorage()]).isUsable()).toBe(true);
    expect(storeOf([brokenStorage, memoryStorage()]).isUsable()).toBe(true);
    expect(storeOf([brokenStorage, deaf]).isUsable()).toBe(false);
    expect(storeOf([]).isUsable()).toBe(false);
  });
});

describe('the life of an order in storage', () => {
  it('order is over after half an hour, and erased at the next start of any user', () => {
    const storage = memoryStorage();
    storeOf([storage], 'alice').save(order);
    const end = order.startedAt + 30 * MINUTE;
    storeOf([storage], 'bob').sweep(end - 1);
    expect(storeOf([storage], 'alice').findOpen(end - 1)).toEqual(order);
    expect(storeOf([storage], 'alice').findOpen(end)).toBeUndefined();
    storeOf([storage], 'bob').sweep(end);
    expect(storage.records.size).toBe(0);
  });

  it('is the one that was set when the order was saved', () => {
    const storage = memoryStorage();
    createOrderStore({ userId: 'ann', maxAgeMs: 60 * MINUTE, storages: [storage] }).save(order);
    storeOf([storage], 'bob').sweep(order.startedAt + 59 * MINUTE);
    expect(storeOf([storage], 'ann').findOpen(order.startedAt + 59 * MINUTE)).toEqual(order);
    storeOf([storage], 'bob').sweep(order.startedAt + 60 * MINUTE);
    expect(storage.records.size).toBe(0);
  });

  it('ends also where the clock was ahead when the order was saved', () => {
    const storage = memoryStorage();
    const now = order.startedAt - 365 * 24 * 60 * MINUTE;
    storeOf([storage]).save(order);
    expect(storeOf([storage]).findOpen(now)).toEqual({ ...order, startedAt: now });
    storeOf([storage]).sweep(now);
    expect(storeOf([storage]).findOpen(now + 29 * MINUTE)).toEqual({ ...order, startedAt: now });
    storeOf([storage]).sweep(now + 30 * MINUTE);
    expect(storage.records.size).toBe(0);
  });

  it('does not matter to a return that names the order, since the clock may have jumped', () => {
    const storage = memoryStorage();
    const now = order.startedAt + 365 * 24 * 60 * MINUTE;
    storeOf([storage]).save(order);
    expect(storeOf([storage]).find('order1', now)).toEqual({
      order: { ...order, startedAt: now },
      settled: false,
    });
  });

  it('knows in this tab alone that a verdict was shown, and counts that as settled everywhere', () => {
    const [session, local] = [memoryStorage(), memoryStorage()];
    const store = storeOf([session, local]);
    store.settle(order);
    store.setShown(order, true);
    expect(store.findShown(2000)).toEqual(order);
    expect(store.find('order1', 2000)).toEqual({ order, settled: true });
    expect(store.findOpen(2000)).toBeUndefined();
    expect(storeOf([memoryStorage(), local]).findShown(2000)).toBeUndefined();
    store.setShown(order, false);
    expect(store.findShown(2000)).toBeUndefined();
    expect(store.find('order1', 2000)?.settled).toBe(true);
  });

  it('forgets with the order that its verdict was shown', () => {
    const store = storeOf([memoryStorage(), memoryStorage()]);
    store.settle(order);
    store.setShown(order, true);
    expect(store.findShown(order.startedAt + 30 * MINUTE)).toBeUndefined();
  });
});
