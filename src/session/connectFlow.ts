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
import { callHost } from '../shared/callHost.js';
import { notifyHost } from './notifyHost.js';
import { createTrace, type Trace } from './trace.js';

/** Version of the built-in consent text. A test fails if the text changes without it. */
export const CONSENT_VERSION = '2026-11-24';

/** One verification, without a UI. */
export interface FaceVerificationHandle {
  getState(): FlowState;
  /** Calls `listener` after every move until the returned function is called. */
  subscribe(listener: () => void): () => void;
  /** Sends what the user did. The current step ignores an action that it does not know. */
  send(action: FlowAction): void;
  /**
   * Moves to the result of an open order, or to `capturing` if the page was discarded while a picker was open. Call it
   * before the first paint, so that no other step is shown first. `start` does it by itself.
   */
  restore(): void;
  /** Starts the work of the current step. Safe to call again after `stop`. */
  start(): void;
  /** Aborts all running work. Call it when the UI goes away. */
  stop(): void;
  /** Returns the last 60 events of `onEvent`, oldest first, for `createSupportReport`. No personal data. */
  getTrace(): readonly TraceEntry[];
}

/** Everything that a flow needs from outside. */
export interface Connections {
  readonly plan: FlowPlan;
  readonly ports: FlowPorts;
  readonly callbacks: Callbacks;
  /** Shared with ports that emit events too. @default a trace of its own */
  readonly trace?: Trace | undefined;
  /** Version of the text on the consent page. @default CONSENT_VERSION */
  readonly consentVersion?: string | undefined;
  /** Absent if nothing is stored. */
  readonly stores?: { readonly orders: OrderStore; readonly pickers: PickerStore } | undefined;
  /** Returns the parameters with which the face SDK returned, and removes them from the address. */
  readonly takeReturn: () => SdkReturn | undefined;
}

/** Connects the flow to the stores and to the host's callbacks. */
export function connectFlow({
  plan,
  ports,
  callbacks,
  trace = createTrace(callbacks, ports.now),
  consentVersion = CONSENT_VERSION,
  stores,
  takeReturn,
}: Connections): FaceVerificationHandle {
  /** Order whose verdict the host got on an earlier page. */
  let notifiedOrderNo: string | undefined;

  const flow = createFlow({
    plan,
    ports,
    onMove(previous, next) {
      notifyHost(previous, next, { callbacks, trace, isVerdictKnown: isNotified(openOrder(previous)) });
      // After the callbacks: if the page dies in between, the host is notified twice rather than never.
      remember(previous, next);
    },
  });

  /** Whether the host has the verdict, from this page, another tab, or a page out of the back-forward cache. */
  function isNotified(order: PendingOrder | undefined): boolean {
    if (!order) return false;
    const found = stores?.orders.load(ports.now());
    const isSettled = found?.settled === true && found.order.orderNo === order.orderNo;
    return order.orderNo === notifiedOrderNo || isSettled;
  }

  function remember(previous: FlowState, next: FlowState): void {
    if (!stores) return;
    const order = orderToRemember(previous, next);
    if (order === 'clear') stores.orders.clear();
    else if (order && 'settle' in order) stores.orders.settle(order.settle);
    // A settled order that is shown again stays settled.
    else if (order && order.save.orderNo !== notifiedOrderNo) stores.orders.save(order.save);
    const picker = pickerToRemember(previous, next);
    if (picker === 'clear') stores.pickers.clear();
    else if (picker) stores.pickers.save(picker.save, ports.now());
  }

  let isRestored = false;
  function restore(): void {
    if (isRestored) return;
    isRestored = true;
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

  /** Finds the open order. On a second return, it finds the settled one, whose result is shown again. */
  function findOrder(sdkReturn: SdkReturn | undefined): PendingOrder | undefined {
    if (!stores) return undefined;
    const found = stores.orders.load(ports.now());
    if (found && !found.settled) return found.order;
    if (!sdkReturn?.orderNo) return undefined;
    if (found?.order.orderNo === sdkReturn.orderNo) {
      notifiedOrderNo = found.order.orderNo;
      return found.order;
    }
    // Without storage, the return is all there is. The backend knows whose order it is.
    if (stores.orders.isUsable()) return undefined;
    return { orderNo: sdkReturn.orderNo, traceNo: '', startedAt: ports.now() };
  }

  return {
    getState: flow.getState,
    subscribe: flow.subscribe,
    send(action) {
      if (action.type === 'ACCEPT_CONSENT' && flow.getState().step === 'consenting') {
        callHost(callbacks.onConsent, { version: consentVersion, agreedAt: ports.now() });
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
