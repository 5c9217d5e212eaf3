import type { PendingOrder } from '../flow/model.js';
import { stringifyJson } from '../shared/stringifyJson.js';
import { browserStorages, hash, keysOf, type StorageLike, tryOrUndefined } from './storage.js';

/**
 * Remembers the orders of a user across page loads, each in a record of its own, so that two tabs never overwrite each
 * other's. A record is erased by its age alone. Never throws.
 */
export interface OrderStore {
  /** Returns the open order to ask for: one of this tab if there is one, else the newest. */
  findOpen(now: number): PendingOrder | undefined;
  /**
   * Returns the order that the face SDK's return names, whatever its age: the return shows that it is recent, and the clock
   * may have jumped.
   */
  find(orderNo: string, now: number): RememberedOrder | undefined;
  save(order: PendingOrder): void;
  /** Marks the order as decided and reported to the host. */
  settle(order: PendingOrder): void;
  /** Marks the order as given up for another attempt. It is asked for again only if a return names it. */
  release(order: PendingOrder): void;
  /** Sets whether this tab shows the verdict of a settled order. The verdict itself is never stored. */
  setShown(order: PendingOrder, isShown: boolean): void;
  /** Returns the settled order whose verdict this tab showed when its page was left. */
  findShown(now: number): PendingOrder | undefined;
  /**
   * Erases the orders of all users that are past their maximum age. The age of an order from the future, since the clock
   * was ahead when it was saved, counts from now on.
   */
  sweep(now: number): void;
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

const PREFIX = 'face-verification-flow:order:';

/**
 * The strongest status counts: a page out of the back-forward cache has an old sessionStorage for a moment (measured:
 * Chromium 156). `shown` is a settled order whose verdict this tab shows, and stands in sessionStorage alone.
 */
const statuses = ['open', 'returned', 'overdue', 'released', 'settled', 'shown'] as const;
type Status = (typeof statuses)[number];

interface OrderRecord extends Omit<PendingOrder, 'progress'> {
  readonly version: 2;
  readonly maxAgeMs: number;
  readonly status: Status;
}

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
  const prefix = `${PREFIX}${hash(userId)}:`;

  /** Storages of this tab: the first one, which other tabs do not see. */
  const ofTab = () => all().slice(0, 1);

  function write(
    { orderNo, traceNo, startedAt }: PendingOrder,
    status: Status,
    storages: readonly StorageLike[] = all(),
  ): void {
    const record: OrderRecord = { version: 2, orderNo, traceNo, startedAt, maxAgeMs, status };
    for (const storage of storages)
      tryOrUndefined(() => storage.setItem(prefix + orderNo, stringifyJson(record)));
  }

  /** Whether a storage has the order with a status that `wanted` matches. */
  function is(wanted: RegExp, orderNo: string): boolean {
    return all().some((storage) => wanted.test(`${read(storage, prefix + orderNo)?.status}`));
  }

  /** Returns the newest order of these storages that has not reached its maximum age. */
  function findNewest(
    storages: readonly StorageLike[],
    now: number,
    isWanted: (record: OrderRecord) => boolean,
  ): PendingOrder | undefined {
    const [newest] = storages
      .flatMap((storage) => keysOf(storage, prefix).flatMap((key) => read(storage, key) ?? []))
      .filter((record) => !isOver(record, now) && isWanted(record))
      .sort((one, other) => other.startedAt - one.startedAt);
    return newest && orderOf(newest, now);
  }

  const isOpen = ({ orderNo }: OrderRecord) => !is(/released|settled|shown/, orderNo);

  return {
    findOpen: (now) => findNewest(ofTab(), now, isOpen) ?? findNewest(all(), now, isOpen),
    findShown: (now) => findNewest(ofTab(), now, ({ status }) => status === 'shown'),
    find(orderNo, now) {
      const [record] = all().flatMap((storage) => read(storage, prefix + orderNo) ?? []);
      return record && { order: orderOf(record, now), settled: is(/settled|shown/, orderNo) };
    },
    save: (order) => write(order, order.progress ?? 'open'),
    settle: (order) => write(order, 'settled'),
    release: (order) => write(order, 'released'),
    setShown: (order, isShown) => write(order, isShown ? 'shown' : 'settled', ofTab()),
    sweep(now) {
      for (const storage of all()) {
        for (const key of keysOf(storage, PREFIX)) {
          const record = read(storage, key);
          if (!record || isOver(record, now)) tryOrUndefined(() => storage.removeItem(key));
          else if (record.startedAt > now)
            tryOrUndefined(() => storage.setItem(key, stringifyJson({ ...record, startedAt: now })));
        }
      }
    },
    isUsable() {
      return all().some((storage) => tryOrUndefined(() => roundTrips(storage, `${PREFIX}probe`)) ?? false);
    },
  };
}

function isOver({ startedAt, maxAgeMs }: OrderRecord, now: number): boolean {
  return now - startedAt >= maxAgeMs;
}

/** Returns the order of a record. By a clock that has jumped, it starts now. */
function orderOf(record: OrderRecord, now: number): PendingOrder {
  const { orderNo, traceNo, startedAt, status } = record;
  return {
    orderNo,
    traceNo,
    startedAt: startedAt > now || isOver(record, now) ? now : startedAt,
    progress: status === 'returned' || status === 'overdue' ? status : undefined,
  };
}

function read(storage: StorageLike, key: string): OrderRecord | undefined {
  const record = tryOrUndefined(() => storage.getItem(key));
  return record ? parseRecord(tryOrUndefined(() => JSON.parse(record))) : undefined;
}

/** Parses by hand, since valibot would add 2 kB to what is loaded before the first paint. */
function parseRecord(record: unknown): OrderRecord | undefined {
  if (typeof record !== 'object' || record === null) return undefined;
  const { version, orderNo, traceNo, startedAt, maxAgeMs, ...rest }: Record<string, unknown> = { ...record };
  const status = statuses.find((known) => known === rest['status']);
  if (version !== 2 || typeof orderNo !== 'string' || !/^[A-Za-z0-9_-]{1,64}$/.test(orderNo))
    return undefined;
  if (typeof traceNo !== 'string' || traceNo.length > 200 || !status) return undefined;
  if (!Number.isFinite(startedAt) || !Number.isFinite(maxAgeMs)) return undefined;
  return { version, orderNo, traceNo, startedAt: Number(startedAt), maxAgeMs: Number(maxAgeMs), status };
}

function roundTrips(storage: StorageLike, key: string): boolean {
  storage.setItem(key, '1');
  const kept = storage.getItem(key) === '1';
  storage.removeItem(key);
  return kept;
}
