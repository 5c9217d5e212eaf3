import * as v from 'valibot';
import type { PendingOrder } from '../flow/model.js';
import { browserStorages, hash, quietly, type StorageLike } from './storages.js';

/** Remembers the one open order of a user across page loads. Best effort: never throws. */
export interface OrderStore {
  load(now: number): PendingOrder | undefined;
  save(order: PendingOrder): void;
  clear(): void;
}

export interface OrderStoreOptions {
  readonly userId: string;
  /** How long an order is worth asking for, in milliseconds. Default: 30 minutes. */
  readonly lifeMs?: number;
  /** Default: sessionStorage and localStorage. */
  readonly storages?: readonly StorageLike[];
}

const DEFAULT_LIFE_MS = 30 * 60 * 1000;

const schema = v.object({
  version: v.literal(1),
  orderNo: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/)),
  traceNo: v.pipe(v.string(), v.maxLength(200)),
  startedAt: v.number(),
});

/**
 * Written twice: in-app browsers may come back in a new WebView whose sessionStorage is empty
 * (https://github.com/logto-io/logto/pull/8652), others forget localStorage.
 */
export function createOrderStore({
  userId,
  lifeMs = DEFAULT_LIFE_MS,
  storages = browserStorages('sessionStorage', 'localStorage'),
}: OrderStoreOptions): OrderStore {
  const key = `face-verification-flow:order:${hash(userId)}`;

  return {
    load(now) {
      for (const storage of storages) {
        const order = read(storage, key);
        // A clock that was set back makes the age negative; such an order is as good as fresh.
        if (order && now - order.startedAt < lifeMs) return order;
      }
      return undefined;
    },
    save({ orderNo, traceNo, startedAt }) {
      const record = JSON.stringify({ version: 1, orderNo, traceNo, startedAt });
      for (const storage of storages) quietly(() => storage.setItem(key, record));
    },
    clear() {
      for (const storage of storages) quietly(() => storage.removeItem(key));
    },
  };
}

function read(storage: StorageLike, key: string): PendingOrder | undefined {
  const record = quietly(() => storage.getItem(key));
  if (!record) return undefined;
  const parsed = v.safeParse(
    schema,
    quietly(() => JSON.parse(record)),
  );
  if (!parsed.success) return undefined;
  const { orderNo, traceNo, startedAt } = parsed.output;
  return { orderNo, traceNo, startedAt };
}
