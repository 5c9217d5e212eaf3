import type { FlowPorts } from '../../../src/flow/effects.js';
import type { Outcome, Ticket } from '../../../src/flow/model.js';
import type { FlowAction, FlowPlan, FlowState } from '../../../src/flow/states.js';
import type { SdkReturn } from '../../../src/handoff/returnParameters.js';
import { createOrderStore } from '../../../src/resume/orderStore.js';
import { createPickerStore } from '../../../src/resume/pickerStore.js';
import type { StorageLike } from '../../../src/resume/storage.js';
import { connectFlow, type FaceVerificationHandle } from '../../../src/session/connectFlow.js';
import { FaceVerificationError } from '../../../src/shared/errors.js';
import { photo } from './samples.js';

/** What a page waits for; the test settles it, also after the step was left. */
export interface Work {
  readonly kind: 'photo' | 'ticket' | 'sdk' | 'result';
  readonly signal: AbortSignal;
  readonly orderNo?: string;
  readonly succeed: () => void;
  readonly fail: () => void;
}

/** A phone, its pages one after another, and the backend, which alone knows the truth. */
export class Phone {
  now = 1_000_000;
  storageFails = false;
  /** Once storage has failed, a page may forget what it told. */
  storageHasFailed = false;
  returned: SdkReturn | undefined;
  work: Work[] = [];
  /** Orders as the backend has them. */
  readonly orders = new Map<string, 'open' | 'passed' | 'rejected'>();
  readonly handedOff: string[] = [];
  readonly completed: string[] = [];
  ticketRequests = 0;
  movesToRequesting = 0;
  readonly #session = new Map<string, string>();
  readonly #local = new Map<string, string>();
  #page: FaceVerificationHandle;

  constructor(private readonly plan: FlowPlan) {
    this.#page = this.#load();
  }

  get state(): FlowState {
    return this.#page.getState();
  }

  /** Everything that is written down. */
  get records(): readonly string[] {
    return [...this.#session.values(), ...this.#local.values()];
  }

  send(action: FlowAction): void {
    this.#page.send(action);
  }

  /** The page is gone with all it held; a new WebView has no session either. */
  reload({ newWebView = false } = {}): void {
    this.#page.stop();
    if (newWebView) this.#session.clear();
    this.work = [];
    this.#page = this.#load();
  }

  #load(): FaceVerificationHandle {
    const storages = [this.#storage(this.#session), this.#storage(this.#local)];
    const page = connectFlow({
      plan: this.plan,
      ports: this.#ports(),
      stores: {
        orders: createOrderStore({ userId: 'user1', storages }),
        pickers: createPickerStore({ userId: 'user1', storages: storages.slice(0, 1) }),
      },
      callbacks: {
        onComplete: ({ orderNo }) => this.completed.push(orderNo),
        onEvent: (event) => {
          if (event.type === 'step' && event.step === 'requestingTicket') this.movesToRequesting += 1;
        },
      },
      takeReturn: () => {
        const { returned } = this;
        this.returned = undefined;
        return returned;
      },
    });
    page.start();
    return page;
  }

  #storage(records: Map<string, string>): StorageLike {
    const working = () => {
      if (this.storageFails) throw new DOMException('', 'SecurityError');
      return records;
    };
    return {
      getItem: (key) => working().get(key) ?? null,
      setItem: (key, value) => void working().set(key, value),
      removeItem: (key) => void working().delete(key),
    };
  }

  /** A port whose answer the test gives. */
  #waitFor<T>(work: Pick<Work, 'kind' | 'signal' | 'orderNo'>, answer: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.work.push({
        ...work,
        succeed: () => resolve(answer()),
        fail: () => reject(new FaceVerificationError('network_unreachable', 'for a test')),
      });
    });
  }

  #ports(): FlowPorts {
    return {
      preparePhoto: (_, { signal }) => this.#waitFor({ kind: 'photo', signal }, () => photo),
      requestTicket: (_, signal) => {
        this.ticketRequests += 1;
        return this.#waitFor({ kind: 'ticket', signal }, () => this.#issue());
      },
      prepareHandoff: async () => {},
      startHandoff: (ticket, { signal }) => {
        this.handedOff.push(ticket.orderNo);
        return this.#waitFor({ kind: 'sdk', signal, orderNo: ticket.orderNo }, () => undefined);
      },
      awaitOutcome: ({ orderNo }, { signal }) =>
        this.#waitFor({ kind: 'result', signal, orderNo }, () => this.#outcome(orderNo)),
      fetchMedia: async () => ({}),
      countAttempts: async () => undefined,
      now: () => this.now,
    };
  }

  #issue(): Ticket {
    const orderNo = `order${this.orders.size}`;
    this.orders.set(orderNo, 'open');
    return { faceId: `face${orderNo}`, orderNo, traceNo: 'trace', sign: 'SECRET', nonce: 'SECRET' };
  }

  #outcome(orderNo: string): Outcome | undefined {
    const verdict = this.orders.get(orderNo);
    if (verdict !== 'passed' && verdict !== 'rejected') return undefined;
    return { verdict, orderNo, traceNo: 'trace', tencentCode: verdict === 'passed' ? '0' : '66660004' };
  }
}
