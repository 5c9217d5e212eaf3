import { omitUndefined } from '../src/shared/omitUndefined.js';
import type { FaultName } from './faults.js';
import { newTraceNo } from './newTraceNo.js';

/** Choice of the developer on the fake face SDK's page. */
export type SdkChoice = 'pass' | 'notSamePerson' | 'interrupted' | 'cameraDenied' | 'left';

/** An order as the mocked partner stores it. Contains no personal data. */
export interface MockOrder {
  readonly orderNo: string;
  readonly faceId: string;
  readonly traceNo: string;
  readonly type: 'match' | 'authmatch';
  /** Whether the face SDK has started with this ticket; a second start is refused. */
  readonly started: boolean;
  readonly choice?: SdkChoice | undefined;
  /** Code of the verdict, if a magic input has picked it. */
  readonly tencentCode?: string | undefined;
  /** Fault of faceAdvResult, if a magic input has picked it. */
  readonly resultFault?: FaultName | undefined;
  /** Idempotency-Key of the faceAdv that opened the order, if it had one. */
  readonly idempotencyKey?: string | undefined;
  /** Number of faceAdvResult queries for the order's photo or video. */
  readonly mediaQueries: number;
  /** Number of faceAdvResult queries for the order. */
  readonly resultQueries: number;
}

/** Storage of the mocked partner. */
export interface MockBackend {
  openOrder(
    type: MockOrder['type'],
    picked?: Pick<MockOrder, 'tencentCode' | 'resultFault' | 'idempotencyKey'>,
  ): MockOrder;
  find(orderNo: string): MockOrder | undefined;
  /** Finds the order that faceAdv opened with this traceNo, as a host's backend does in the asynchronous mode. */
  findByTrace(traceNo: string): MockOrder | undefined;
  /** Finds the order that a faceAdv with this Idempotency-Key opened. */
  findByKey(idempotencyKey: string): MockOrder | undefined;
  update(orderNo: string, change: Partial<Omit<MockOrder, 'orderNo' | 'faceId' | 'traceNo' | 'type'>>): void;
  /** Increments the counter of `event` and returns its previous value. */
  count(event: string): number;
  /** Sets all counters to 0, so that a scenario starts again. Orders stay. */
  resetCounters(): void;
}

interface Memory {
  orders: Record<string, MockOrder>;
  counters: Record<string, number>;
}

const KEY = 'face-verification-flow:mock-backend';

/**
 * Creates the mocked partner's storage.
 * @param storage keeps orders while the flow leaves the page and returns: pass `localStorage` in a browser, which the fake
 *   face SDK's page shares. By default, orders are kept in memory.
 */
export function createMockBackend(storage?: Pick<Storage, 'getItem' | 'setItem'>): MockBackend {
  let memory: Memory = { orders: {}, counters: {} };

  function read(): Memory {
    const stored = storage?.getItem(KEY);
    if (stored) memory = JSON.parse(stored) as Memory; // only written below
    return memory;
  }

  function write(next: Memory): void {
    memory = next;
    storage?.setItem(KEY, JSON.stringify(next));
  }

  return {
    openOrder(type, picked = {}) {
      const order = {
        orderNo: `mock${randomText(20)}`,
        faceId: randomText(32),
        traceNo: newTraceNo(),
        type,
        started: false,
        resultQueries: 0,
        mediaQueries: 0,
        ...omitUndefined(picked),
      };
      const { orders, counters } = read();
      write({ orders: { ...orders, [order.orderNo]: order }, counters });
      return order;
    },
    find(orderNo) {
      const { orders } = read();
      return Object.keys(orders).includes(orderNo) ? orders[orderNo] : undefined;
    },
    findByTrace: (traceNo) => Object.values(read().orders).find((order) => order.traceNo === traceNo),
    findByKey: (key) => Object.values(read().orders).find(({ idempotencyKey }) => idempotencyKey === key),
    update(orderNo, change) {
      const { orders, counters } = read();
      const order = orders[orderNo];
      if (order) write({ orders: { ...orders, [orderNo]: { ...order, ...change } }, counters });
    },
    count(event) {
      const { orders, counters } = read();
      const before = counters[event] ?? 0;
      write({ orders, counters: { ...counters, [event]: before + 1 } });
      return before;
    },
    resetCounters() {
      write({ orders: read().orders, counters: {} });
    },
  };
}

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Returns random letters and digits, as the partner's identifiers are. */
export function randomText(length: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => LETTERS[byte % 32]).join('');
}
