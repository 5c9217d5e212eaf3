import type { FlowPorts } from '../../../src/flow/effects.js';
import type { Outcome, Ticket } from '../../../src/flow/model.js';
import type { FlowAction, FlowPlan, FlowState } from '../../../src/flow/states.js';
import type { SdkReturn } from '../../../src/handoff/returnParameters.js';
import { createOrderStore } from '../../../src/resume/orderStore.js';
import { createPickerStore } from '../../../src/resume/pickerStore.js';
import type { StorageLike } from '../../../src/resume/storage.js';
import { connectFlow, type FaceVerificationHandle } from '../../../src/session/connectFlow.js';
import { FaceVerificationError } from '../../../src/shared/errors.js';
import { brokenStorage, memoryStorage } from '../resume/memoryStorage.js';
import { photo } from './samples.js';

/** What a page waits for; the test settles it, also after the step was left. */
export interface Work {
  readonly kind: 'photo' | 'ticket' | 'sdk' | 'result';
  readonly signal: AbortSignal;
  readonly orderNo?: string;
  readonly succeed: () => void;
  readonly fail: () => void;
}

/** One tab of the browser: its page, what the page waits for, and what only this tab remembers. */
interface Tab {
  page: FaceVerificationHandle;
  work: Work[];
  session: Map<string, string>;
}

/** A phone, its tabs with their pages one after another, and the backend, which alone knows the truth. */
export class Phone {
  now = 1_000_000;
  /** Once the clock was set ahead, an order may be older than it is. */
  clockWasAhead = false;
  storageFails = false;
  /** Once storage has failed, a page may forget what it told. */
  storageHasFailed = false;
  returned: SdkReturn | undefined;
  /** Orders as the backend has them. */
  readonly orders = new Map<string, 'open' | 'passed' | 'rejected'>();
  readonly handedOff: string[] = [];
  readonly completed: string[] = [];
  ticketRequests = 0;
  movesToRequesting = 0;
  readonly #local = new Map<string, string>();
  readonly tabs: [Tab, ...Tab[]];
  #shown: Tab;

  constructor(private readonly plan: FlowPlan) {
    this.#shown = this.#open();
    this.tabs = [this.#shown];
  }

  get state(): FlowState {
    return this.#shown.page.getState();
  }

  get work(): readonly Work[] {
    return this.#shown.work;
  }

  /** Everything that is written down. */
  get records(): readonly string[] {
    return [...this.tabs.flatMap(({ session }) => [...session.values()]), ...this.#local.values()];
  }

  /** Returns how the phone's storage has an order. */
  statusOf(orderNo: string): string | undefined {
    const record = [...this.#local].find(([key]) => key.endsWith(`:${orderNo}`));
    return record && JSON.parse(record[1]).status;
  }

  send(action: FlowAction): void {
    this.#shown.page.send(action);
  }

  /** The page is gone with all it held; a new WebView has no session either. */
  reload({ newWebView = false } = {}): void {
    this.#shown.page.stop();
    if (newWebView) this.#shown.session.clear();
    this.#shown.work = [];
    this.#load(this.#shown);
  }

  /** The host takes the widget off the screen, or shows it again. */
  show(isShown: boolean): void {
    if (isShown) this.#shown.page.start();
    else this.#shown.page.stop();
  }

  /** The page goes into the back-forward cache and comes back. */
  goBackAndForth(): void {
    this.#shown.page.forget();
    this.#shown.page.start();
  }

  /** Goes to the other tab, which opens at the first time. */
  switchTab(): void {
    const other = this.tabs.find((tab) => tab !== this.#shown);
    if (!other) this.tabs.push(this.#open());
    this.#shown = other ?? this.tabs[this.tabs.length - 1] ?? this.#shown;
  }

  #open(): Tab {
    const tab: Partial<Tab> & Omit<Tab, 'page'> = { work: [], session: new Map() };
    return this.#load(tab);
  }

  #load(tab: Partial<Tab> & Omit<Tab, 'page'>): Tab {
    const storages = [this.#storage(tab.session), this.#storage(this.#local)];
    const page = connectFlow({
      plan: this.plan,
      ports: this.#ports(tab),
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
    return Object.assign(tab, { page });
  }

  /** A storage that fails while storage fails. */
  #storage(records: Map<string, string>): StorageLike {
    const working = memoryStorage(records);
    const now = () => (this.storageFails ? brokenStorage : working);
    return {
      get length() {
        return now().length;
      },
      key: (index) => now().key(index),
      getItem: (key) => now().getItem(key),
      setItem: (key, value) => now().setItem(key, value),
      removeItem: (key) => now().removeItem(key),
    };
  }

  /** A port whose answer the test gives. */
  #waitFor<T>(
    { work: list }: Pick<Tab, 'work'>,
    work: Pick<Work, 'kind' | 'signal' | 'orderNo'>,
    answer: () => T,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      list.push({
        ...work,
        succeed: () => resolve(answer()),
        fail: () => reject(new FaceVerificationError('network_unreachable', 'for a test')),
      });
    });
  }

  #ports(tab: Pick<Tab, 'work'>): FlowPorts {
    const started = new Set<string>();
    return {
      preparePhoto: (_, { signal }) => this.#waitFor(tab, { kind: 'photo', signal }, () => photo),
      requestTicket: (_, signal) => {
        this.ticketRequests += 1;
        return this.#waitFor(tab, { kind: 'ticket', signal }, () => this.#issue());
      },
      prepareHandoff: async () => {},
      startHandoff: async (ticket, { signal }) => {
        // A ticket starts the SDK once, as with the product's own port.
        if (started.has(ticket.orderNo)) return undefined;
        started.add(ticket.orderNo);
        this.handedOff.push(ticket.orderNo);
        return this.#waitFor(tab, { kind: 'sdk', signal, orderNo: ticket.orderNo }, () => undefined);
      },
      awaitOutcome: ({ orderNo }, { signal }) =>
        this.#waitFor(tab, { kind: 'result', signal, orderNo }, () => this.#outcome(orderNo)),
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
