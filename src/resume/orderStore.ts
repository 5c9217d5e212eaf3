import type { PendingOrder } from '../flow/model.js';
import { browserStorages, hash, quietly, type StorageLike } from './storage.js';

/** Remembers the one order of a user across page loads. Best effort: never throws. */
export interface OrderStore {
  load(now: number): RememberedOrder | undefined;
  save(order: PendingOrder): void;
  /** The order has its verdict and the host was told. */
  settle(order: PendingOrder): void;
  clear(): void;
  /** Whether anything can be stored here at all. */
  isUsable(): boolean;
}

interface RememberedOrder {
  readonly order: PendingOrder;
  readonly settled: boolean;
}

export interface OrderStoreOptions {
  readonly userId: string;
  /** How long an order is worth asking for, in milliseconds. Default: 30 minutes. */
  readonly maxAgeMs?: number | undefined;
  /** Default: sessionStorage and localStorage. */
  readonly storages?: readonly StorageLike[] | undefined;
}

const DEFAULT_MAX_AGE_MS = 30 * 60 * 1000;

/**
 * Written twice: in-app browsers may come back in a new WebView whose sessionStorage is empty
 * (https://github.com/logto-io/logto/pull/8652), others forget localStorage.
 */
export function createOrderStore({
  userId,
  maxAgeMs = DEFAULT_MAX_AGE_MS,
  storages,
}: OrderStoreOptions): OrderStore {
  // Looked for when it is needed: on a server there is none, and Node warns of a look at it.
  const all = () => storages ?? browserStorages('sessionStorage', 'localStorage');
  const key = `face-verification-flow:order:${hash(userId)}`;

  function write({ orderNo, traceNo, startedAt }: PendingOrder, settled: boolean): void {
    const record = JSON.stringify({ version: 1, orderNo, traceNo, startedAt, settled });
    for (const storage of all()) quietly(() => storage.setItem(key, record));
  }

  return {
    load(now) {
      const found = all().flatMap((storage) => read(storage, key) ?? []);
      // A clock that was set back makes the age negative; such an order is as good as fresh.
      const fresh = found.filter(({ order }) => now - order.startedAt < maxAgeMs);
      const [first] = fresh;
      if (!first) return undefined;
      // Settled is settled, wherever it says so: a page that the back button brings back to life has an old
      // sessionStorage for a moment (measured: Chromium 156).
      const settled = fresh.some((other) => other.settled && other.order.orderNo === first.order.orderNo);
      return { order: first.order, settled };
    },
    save: (order) => write(order, false),
    settle: (order) => write(order, true),
    clear() {
      for (const storage of all()) quietly(() => storage.removeItem(key));
    },
    isUsable() {
      return all().some((storage) => quietly(() => roundTrips(storage, `${key}:probe`)) ?? false);
    },
  };
}

function read(storage: StorageLike, key: string): RememberedOrder | undefined {
  const record = quietly(() => storage.getItem(key));
  return record ? parseRecord(quietly(() => JSON.parse(record))) : undefined;
}

/** By hand: this is read before the first paint, for which valibot would be 2 kB more to load. */
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
