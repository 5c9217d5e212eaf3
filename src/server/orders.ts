import * as v from 'valibot';
import { parseJson } from '../client/parseJson.js';
import type { Outcome, VerificationType } from '../flow/model.js';
import { omitUndefined } from '../shared/omitUndefined.js';
import { GatewayError } from './gatewayError.js';
import type { FaceOrder, FaceVerdict } from './gatewayOptions.js';
import type { PageReply } from './replies.js';
import type { FaceStore } from './store.js';
import { withTimeout } from './withTimeout.js';

/** Lifetime of an order in milliseconds. The partner keeps results for 3 days. */
export const ORDER_LIFETIME_MS: number = 3 * 24 * 3_600_000;
/** Time in milliseconds after which `sweep` first asks for an order: a ticket's life. The page usually asks before. */
export const FIRST_SWEEP_MS: number = 5 * 60_000;
/**
 * Lifetime of an idempotency key in milliseconds, with its reply or without: twice a ticket's life. A claim whose owner crashed
 * after it asked the partner must not end earlier, since a repetition would ask the partner again.
 */
const REPLY_LIFETIME_MS = 10 * 60_000;
/** Lifetime in milliseconds of the right to call `onVerdict`. Longer than the call may take. */
const DELIVERY_LEASE_MS = 30_000;
/** Timeout of a call of the store in milliseconds. */
const STORE_TIMEOUT_MS = 2000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** An order with its verdict, as far as there is one. */
export interface OrderState {
  readonly order: FaceOrder;
  readonly verdict: FaceVerdict | undefined;
  /** Whether `onVerdict` has received the verdict. */
  readonly isDelivered: boolean;
}

/** The gateway's records in the store. Every failure of the store is a `GatewayError` with `store_unavailable`. */
export interface Orders {
  /** Counts an attempt of the user. Returns the number in this hour and the milliseconds until it ends. */
  countAttempt(userId: string): Promise<{ value: number; ttlMs: number }>;
  /** Takes a counted attempt back. */
  uncountAttempt(userId: string): Promise<void>;
  countQuery(userId: string): Promise<{ value: number; ttlMs: number }>;
  /** Claims an idempotency key. Returns `undefined` if another request has it. */
  claimKey(userId: string, key: string): Promise<'claimed' | undefined>;
  /** Returns the stored reply of a key, or `pending` while its first request is being answered. */
  findReply(userId: string, key: string): Promise<PageReply | 'pending' | undefined>;
  storeReply(userId: string, key: string, reply: PageReply): Promise<void>;
  /** Gives a claimed key back, so that the next request with it starts over. */
  releaseKey(userId: string, key: string): Promise<void>;
  /** Binds an order to its user. Returns whether it is bound to this user now. */
  bind(order: FaceOrder): Promise<boolean>;
  find(orderNo: string): Promise<OrderState | undefined>;
  /** Stores a verdict if it is the order's first. Returns the stored one, and whether it is this one. */
  settle(order: FaceOrder, outcome: Outcome): Promise<{ state: OrderState; isFirst: boolean }>;
  /** Takes the right to call `onVerdict` for an order. Returns `false` if someone else has it. */
  leaseDelivery(orderNo: string): Promise<boolean>;
  endLease(orderNo: string): Promise<void>;
  markDelivered(state: OrderState): Promise<void>;
  /** Takes an order off the schedule. */
  unschedule(order: FaceOrder): Promise<void>;
  reschedule(order: FaceOrder, dueAt: number): Promise<void>;
  /** Deletes an order's record and takes it off the schedule. */
  drop(orderNo: string): Promise<void>;
  /** Returns scheduled order numbers and leases each for a minute. */
  due(limit: number): Promise<readonly string[]>;
  /** Marks a pass as used. Returns `false` if it was used before. */
  use(orderNo: string): Promise<boolean>;
}

const text = v.string();
const optionalText = v.optional(text);
const storedOrder = v.object({
  userId: text,
  type: v.picklist(['match', 'authmatch'] satisfies VerificationType[]),
  traceNo: text,
  createdAt: v.number(),
});
const storedVerdict = v.object({
  verdict: v.picklist(['passed', 'rejected']),
  traceNo: text,
  tencentCode: text,
  tencentMsg: optionalText,
  bizSeqNo: optionalText,
  liveRate: optionalText,
  similarity: optionalText,
  occurredTime: optionalText,
  isDelivered: v.boolean(),
});
const storedReply = v.object({
  status: v.number(),
  body: v.record(text, v.unknown()),
  headers: v.optional(v.record(text, text)),
});

/** Creates the records of a gateway in a store. */
export function createOrders(store: FaceStore, onError: (error: unknown) => void): Orders {
  async function call<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await withTimeout(STORE_TIMEOUT_MS, work, 'the store');
    } catch (error) {
      onError(error);
      throw new GatewayError('store_unavailable', 'The store failed.');
    }
  }
  const get = (key: string) => call(() => store.get(key));
  const set = (...args: Parameters<FaceStore['set']>) => call(() => store.set(...args));
  const read = <Schema extends v.GenericSchema>(schema: Schema, value: string | undefined) =>
    value === undefined ? undefined : call(async () => v.parse(schema, parseJson(value)));

  async function findVerdict(order: FaceOrder): Promise<OrderState> {
    const stored = await read(storedVerdict, await get(verdictKey(order.orderNo)));
    if (!stored) return { order, verdict: undefined, isDelivered: false };
    const { isDelivered, ...verdict } = stored;
    return { order, verdict: toVerdict(order, verdict), isDelivered };
  }

  return {
    countAttempt: (userId) => call(() => store.add(`attempts:${userId}`, 1, HOUR_MS)),
    async uncountAttempt(userId) {
      await call(() => store.add(`attempts:${userId}`, -1, HOUR_MS));
    },
    countQuery: (userId) => call(() => store.add(`queries:${userId}`, 1, MINUTE_MS)),
    async claimKey(userId, key) {
      const options = { ttlMs: REPLY_LIFETIME_MS, ifAbsent: true };
      return (await set(replyKey(userId, key), PENDING, options)) ? 'claimed' : undefined;
    },
    async findReply(userId, key) {
      const value = await get(replyKey(userId, key));
      return value === PENDING ? 'pending' : read(storedReply, value);
    },
    async storeReply(userId, key, reply) {
      await set(replyKey(userId, key), JSON.stringify(reply), { ttlMs: REPLY_LIFETIME_MS });
    },
    async releaseKey(userId, key) {
      await set(replyKey(userId, key), undefined, { ttlMs: 0 });
    },
    async bind(order) {
      const dueAt = order.createdAt + FIRST_SWEEP_MS;
      const options = { ttlMs: ORDER_LIFETIME_MS, ifAbsent: true, dueAt };
      if (await set(orderKey(order.orderNo), serialize(order), options)) return true;
      const bound = await read(storedOrder, await get(orderKey(order.orderNo)));
      return bound?.userId === order.userId;
    },
    async find(orderNo) {
      const stored = await read(storedOrder, await get(orderKey(orderNo)));
      return stored && findVerdict({ orderNo, ...stored });
    },
    async settle(order, outcome) {
      const { orderNo, ...fields } = outcome;
      const value = JSON.stringify({ ...fields, isDelivered: false });
      const options = { ttlMs: ORDER_LIFETIME_MS, ifAbsent: true };
      const isFirst = await set(verdictKey(orderNo), value, options);
      if (!isFirst) return { state: await findVerdict(order), isFirst };
      return { state: { order, verdict: toVerdict(order, fields), isDelivered: false }, isFirst };
    },
    leaseDelivery: (orderNo) =>
      set(`delivery:${encodeURIComponent(orderNo)}`, '1', { ttlMs: DELIVERY_LEASE_MS, ifAbsent: true }),
    async endLease(orderNo) {
      await set(`delivery:${encodeURIComponent(orderNo)}`, undefined, { ttlMs: 0 });
    },
    async markDelivered({ order, verdict }) {
      if (!verdict) return;
      const { orderNo, userId, type, createdAt, ...fields } = verdict;
      const value = JSON.stringify({ ...fields, isDelivered: true });
      await set(verdictKey(orderNo), value, { ttlMs: ORDER_LIFETIME_MS });
      await set(orderKey(orderNo), serialize(order), { ttlMs: lifeLeft(order), dueAt: null });
    },
    async unschedule(order) {
      await set(orderKey(order.orderNo), serialize(order), { ttlMs: lifeLeft(order), dueAt: null });
    },
    async reschedule(order, dueAt) {
      await set(orderKey(order.orderNo), serialize(order), { ttlMs: lifeLeft(order), dueAt });
    },
    async drop(orderNo) {
      await set(orderKey(orderNo), undefined, { ttlMs: 0 });
    },
    async due(limit) {
      const keys = await call(() => store.due(Date.now(), MINUTE_MS, limit));
      return keys.map((key) => decodeURIComponent(key.slice(ORDER_PREFIX.length)));
    },
    use: (orderNo) =>
      set(`used:${encodeURIComponent(orderNo)}`, '1', { ttlMs: ORDER_LIFETIME_MS, ifAbsent: true }),
  };
}

const PENDING = 'pending';
const ORDER_PREFIX = 'order:';

// Identifiers of the partner may hold any character. User IDs and keys are checked when they arrive.
const orderKey = (orderNo: string) => ORDER_PREFIX + encodeURIComponent(orderNo);
const verdictKey = (orderNo: string) => `verdict:${encodeURIComponent(orderNo)}`;
const replyKey = (userId: string, key: string) => `reply:${userId}:${encodeURIComponent(key)}`;

function serialize({ userId, type, traceNo, createdAt }: FaceOrder): string {
  return JSON.stringify({ userId, type, traceNo, createdAt });
}

function toVerdict(
  { orderNo, userId, type, createdAt }: FaceOrder,
  fields: Omit<Outcome, 'orderNo'>,
): FaceVerdict {
  const { verdict, traceNo, tencentCode, ...rest } = fields;
  return { orderNo, userId, type, createdAt, verdict, traceNo, tencentCode, ...omitUndefined(rest) };
}

/** Returns the milliseconds that an order has left to live, at least one. */
function lifeLeft({ createdAt }: FaceOrder): number {
  return Math.max(1, createdAt + ORDER_LIFETIME_MS - Date.now());
}
