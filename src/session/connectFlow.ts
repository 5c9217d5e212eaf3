import { readSdkCode } from '../codes/sdkCodes.js';
import { createFlow } from '../flow/createFlow.js';
import type { FlowPorts } from '../flow/effects.js';
import type { PendingOrder } from '../flow/model.js';
import { openOrder, orderToRemember, pickerToRemember } from '../flow/resume.js';
import type { FlowAction, FlowPlan, FlowState } from '../flow/states.js';
import type { SdkReturn } from '../handoff/returnParameters.js';
import type { TraceEntry } from '../options/events.js';
import type { Callbacks } from '../options/options.js';
import type { OrderStore } from '../resume/orderStore.js';
import type { PickerStore } from '../resume/pickerStore.js';
import { safely } from '../shared/callHost.js';
import { notifyHost } from './notifyHost.js';
import { createTrace, type Trace } from './trace.js';

/** Of the widget's own text in every language: a test has it changed whenever a word of that text does. */
export const CONSENT_VERSION = '2026-11-24';

/** One verification, without any UI. */
export interface FaceVerificationHandle {
  getState(): FlowState;
  /** Calls `listener` after every move until the returned function is called. */
  subscribe(listener: () => void): () => void;
  /** Sends what the user did. The current step ignores an action that it does not know. */
  send(action: FlowAction): void;
  /**
   * Finds an open order and moves to asking for its result, or the photo step where a picker has cost the page,
   * so that a UI need not show another step first.
   * `start` does it by itself.
   */
  restore(): void;
  /** Starts the work of the current step. Safe to call again after `stop`. */
  start(): void;
  /** Aborts whatever runs; call it when the UI goes away. */
  stop(): void;
  /** The last 60 of what `onEvent` was told, oldest first, for `createSupportReport`. No personal data. */
  getTrace(): readonly TraceEntry[];
}

/** What a flow is connected to: everything outside its own rules. */
export interface Connections {
  readonly plan: FlowPlan;
  readonly ports: FlowPorts;
  readonly callbacks: Callbacks;
  /** Shared with ports that tell the host something as well. */
  readonly trace?: Trace | undefined;
  /** Of the text on the consent page. */
  readonly consentVersion?: string | undefined;
  /** Absent where the host wants nothing remembered. */
  readonly stores?: { readonly orders: OrderStore; readonly pickers: PickerStore } | undefined;
  /** The face SDK's return, once: reading it takes it out of the address. */
  readonly takeReturn: () => SdkReturn | undefined;
}

/** Ties the flow to what it remembers across page loads and to what the host is told. */
export function connectFlow({
  plan,
  ports,
  callbacks,
  trace = createTrace(callbacks, ports.now),
  consentVersion = CONSENT_VERSION,
  stores,
  takeReturn,
}: Connections): FaceVerificationHandle {
  /** The verdict of this order has been told on an earlier page. */
  let told: string | undefined;

  const flow = createFlow({
    plan,
    ports,
    onMove(previous, next) {
      notifyHost(callbacks, trace, previous, next, { verdictIsKnown: isTold(openOrder(previous)) });
      remember(previous, next);
    },
  });

  /** By this page or by another: a second tab, or the page that the back button brings back to life. */
  function isTold(order: PendingOrder | undefined): boolean {
    if (!order) return false;
    const found = stores?.orders.load(ports.now());
    return order.orderNo === told || (found?.settled === true && found.order.orderNo === order.orderNo);
  }

  /** After the host was told: a page that dies in between tells it again rather than never. */
  function remember(previous: FlowState, next: FlowState): void {
    if (!stores) return;
    const order = orderToRemember(previous, next);
    if (order === 'clear') stores.orders.clear();
    else if (order && 'settle' in order) stores.orders.settle(order.settle);
    // A decided order that is shown again stays decided, should the page be loaded anew meanwhile.
    else if (order && order.save.orderNo !== told) stores.orders.save(order.save);
    const picker = pickerToRemember(previous, next);
    if (picker === 'clear') stores.pickers.clear();
    else if (picker) stores.pickers.save(picker.save, ports.now());
  }

  let restored = false;
  function restore(): void {
    if (restored) return;
    restored = true;
    const sdkReturn = takeReturn();
    const picker = stores?.pickers.take(ports.now());
    const order = findOrder(sdkReturn);
    if (order) {
      // A return for another order says nothing about this one.
      const returned = sdkReturn?.orderNo === order.orderNo ? readSdkCode(sdkReturn.code) : undefined;
      flow.send({ type: 'ORDER_FOUND', order, returned });
    } else if (picker) {
      flow.send({ type: 'PICKER_LOST_PAGE', picker });
    }
  }

  /** The open order; else, on a second return, the one that was decided: its result is shown again. */
  function findOrder(sdkReturn: SdkReturn | undefined): PendingOrder | undefined {
    if (!stores) return undefined;
    const found = stores.orders.load(ports.now());
    if (found && !found.settled) return found.order;
    if (!sdkReturn?.orderNo) return undefined;
    if (found?.order.orderNo === sdkReturn.orderNo) {
      told = found.order.orderNo;
      return found.order;
    }
    // Nothing can be stored here, so the return is all there is. Whose order it is, the backend knows.
    if (stores.orders.isUsable()) return undefined;
    return { orderNo: sdkReturn.orderNo, traceNo: '', startedAt: ports.now() };
  }

  return {
    getState: flow.getState,
    subscribe: flow.subscribe,
    send(action) {
      if (action.type === 'ACCEPT_CONSENT' && flow.getState().step === 'consenting') {
        safely(callbacks.onConsent, { version: consentVersion, agreedAt: ports.now() });
      }
      flow.send(action);
    },
    restore,
    start() {
      restore();
      flow.start();
    },
    stop: flow.stop,
    getTrace: trace.entries,
  };
}
