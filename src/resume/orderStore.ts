import type { PendingOrder } from '../flow/model.js';
import { browserStorages, hash, type StorageLike, tryOrUndefined } from './storage.js';

/** Remembers the one order of a user across page loads. Never throws. */
export interface OrderStore {
  load(now: number): RememberedOrder | undefined;
  save(order: PendingOrder): void;
  /** Marks the order as decided and reported to the host. */
  settle(order: PendingOrder): void;
  clear(): void;
  /** Whether anything can be stored. */
  isUsable(): boolean;
}

interface RememberedOrder {
  readonly order: PendingOrder;
  readonly settled: boolean;
}

export interface OrderStoreOptions {
  readonly userId: string;
  /**
   * Maximum age of an order in milliseconds.
   * @default 1_800_000, 30 minutes
   */
  readonly maxAgeMs?: number | undefined;
  /** @default sessionStorage and localStorage */
  readonly storages?: readonly StorageLike[] | undefined;
}

const DEFAULT_MAX_AGE_MS = 30 * 60 * 1000;

/**
 * Creates a store that writes to two storages. Some in-app browsers return in a new WebView with an empty sessionStorage
 * (https://github.com/logto-io/logto/pull/8652), others lose localStorage.
 */
export function createOrderStore({
  userId,
  maxAgeMs = DEFAULT_MAX_AGE_MS,
  storages,
}: OrderStoreOptions): OrderStore {
  // Looked up at use: a server has no storage, and Node warns when it is read.
  const all = () => storages ?? browserStorages('sessionStorage', 'localStorage');
  const key = `face-verification-flow:order:${hash(userId)}`;

  function write({ orderNo, traceNo, startedAt }: PendingOrder, settled: boolean): void {
    const record = JSON.stringify({ version: 1, orderNo, traceNo, startedAt, settled });
    for (const storage of all()) tryOrUndefined(() => storage.setItem(key, record));
  }

  return {
    load(now) {
      const found = all().flatMap((storage) => read(storage, key) ?? []);
      // A clock that was set back makes the age negative. Such an order counts as fresh.
      const fresh = found.filter(({ order }) => now - order.startedAt < maxAgeMs);
      const [first] = fresh;
      if (!first) return undefined;
      // One settled record is enough: a page out of the back-forward cache has an old sessionStorage for a moment
      // (measured: Chromium 156).
      const settled = fresh.some((other) => other.settled && other.order.orderNo === first.order.orderNo);
      return { order: first.order, settled };
    },
    save: (order) => write(order, false),
    settle: (order) => write(order, true),
    clear() {
      for (const storage of all()) tryOrUndefined(() => storage.removeItem(key));
    },
    isUsable() {
      return all().some((storage) => tryOrUndefined(() => roundTrips(storage, `${key}:probe`)) ?? false);
    },
  };
}

function read(storage: StorageLike, key: string): RememberedOrder | undefined {
  const record = tryOrUndefined(() => storage.getItem(key));
  return record ? parseRecord(tryOrUndefined(() => JSON.parse(record))) : undefined;
}

/** Parses by hand, since valibot would add 2 kB to what is loaded before the first paint. */
function parseRecord(record: unknown): RememberedOrder | undefined {
  if (typeof record !== 'object' || record === null) return undefined;
  const { version, orderNo, traceNo, startedAt, settled = false }: Record<string, unknown> = { ...record };
  if (version !== 1 || typeof orderNo !== 'string' || !/^[A-Za-z0-9_-]{1,64}$/.test(orderNo))
    return undefined;
  if (typeof traceNo !== 'string' || traceNo.length > 200 || typeof settled !== 'boolean') return undefined;
  if (typeof startedAt !== 'number' || Number.isNaN(startedAt)) return undefined;
  return { order: { orderNo, traceNo, startedAt }, settled };
}

function roundTrips(storage: StorageLike, key: string): boolean {
  storage.setItem(key, '1');
  const kept = storage.getItem(key) === '1';
  storage.removeItem(key);
  return kept;
}
