import type { FaultName } from './faults.js';
import { newTraceNo } from './newTraceNo.js';

/** What the person picks on the stand-in of the face SDK's page. */
export type SdkChoice = 'pass' | 'notSamePerson' | 'interrupted' | 'cameraDenied' | 'left';

/** An order as the mocked partner keeps it: nothing of the person's. */
export interface MockOrder {
  readonly orderNo: string;
  readonly faceId: string;
  readonly traceNo: string;
  readonly type: 'match' | 'authmatch';
  /** Whether the face SDK has started with this ticket; a second start is refused. */
  readonly started: boolean;
  readonly choice?: SdkChoice;
  /** The verdict, where a magic input has picked it. */
  readonly tencentCode?: string;
  /** What goes wrong when its result is asked for, where a magic input has picked it. */
  readonly resultFault?: FaultName;
  /** How often its media was asked for. */
  readonly mediaQuestions: number;
  /** How often faceAdvResult was asked for it. */
  readonly questions: number;
}

/**
 * The mocked partner's memory. The flow leaves the page and comes back, so in a browser it outlives the page:
 * give it `localStorage`, which the face SDK's stand-in shares. Without a storage it lives in this object.
 */
export interface MockBackend {
  openOrder(type: MockOrder['type'], picked?: Pick<MockOrder, 'tencentCode' | 'resultFault'>): MockOrder;
  find(orderNo: string): MockOrder | undefined;
  /** The order that faceAdv opened with this traceNo: what a host's backend knows in the asynchronous mode. */
  findByTrace(traceNo: string): MockOrder | undefined;
  update(orderNo: string, change: Partial<Omit<MockOrder, 'orderNo' | 'faceId' | 'traceNo' | 'type'>>): void;
  /** How often `event` was counted before; counts it. */
  count(event: string): number;
  /** All counters at 0, so that a scenario begins anew. Orders stay. */
  resetCounters(): void;
}

interface Memory {
  orders: Record<string, MockOrder>;
  counters: Record<string, number>;
}

const KEY = 'face-verification-flow:mock-backend';

export function createMockBackend(storage?: Pick<Storage, 'getItem' | 'setItem'>): MockBackend {
  let memory: Memory = { orders: {}, counters: {} };

  function read(): Memory {
    const stored = storage?.getItem(KEY);
    if (stored) memory = JSON.parse(stored) as Memory; // written below, by nobody else
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
        questions: 0,
        mediaQuestions: 0,
        ...picked,
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

/** Letters and digits, as the partner's identifiers are. */
export function randomText(length: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => LETTERS[byte % 32]).join('');
}
