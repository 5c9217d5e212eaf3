import type { FaceStore } from './store.js';

interface Entry {
  readonly value: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Number of writes between two removals of expired entries. */
const WRITES_PER_CLEANUP = 1000;

/**
 * Creates a store for one process. A restart loses it: pages then get a 404 for their open orders. Two processes need
 * `redisStore`.
 */
export function memoryStore(): FaceStore {
  const entries = new Map<string, Entry>();
  /** Time in milliseconds since the epoch, by key. */
  const schedule = new Map<string, number>();
  let writes = 0;

  function find(key: string): Entry | undefined {
    const entry = entries.get(key);
    return entry && entry.expiresAt > Date.now() ? entry : undefined;
  }

  function put(key: string, value: string, expiresAt: number): void {
    entries.set(key, { value, expiresAt });
    writes += 1;
    if (writes % WRITES_PER_CLEANUP !== 0) return;
    const now = Date.now();
    for (const [old, entry] of entries) {
      if (entry.expiresAt > now) continue;
      entries.delete(old);
      // A host that never sweeps would keep it forever.
      schedule.delete(old);
    }
  }

  return {
    async get(key) {
      return find(key)?.value;
    },
    async set(key, value, { ttlMs, ifAbsent = false, dueAt }) {
      if (ifAbsent && find(key)) return false;
      if (value === undefined) {
        entries.delete(key);
        schedule.delete(key);
        return true;
      }
      put(key, value, Date.now() + ttlMs);
      if (dueAt === null) schedule.delete(key);
      else if (dueAt !== undefined) schedule.set(key, dueAt);
      return true;
    },
    async add(key, amount, ttlMs) {
      const now = Date.now();
      const { value, expiresAt } = find(key) ?? { value: '0', expiresAt: now + ttlMs };
      const next = Math.max(0, Number(value) + amount);
      put(key, String(next), expiresAt);
      return { value: next, ttlMs: expiresAt - now };
    },
    async due(now, leaseMs, limit) {
      const keys = [...schedule]
        .filter(([, time]) => time <= now)
        .sort(([, one], [, other]) => one - other)
        .slice(0, limit)
        .map(([key]) => key);
      for (const key of keys) schedule.set(key, now + leaseMs);
      return keys;
    },
  };
}
