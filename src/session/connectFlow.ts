import { readH5Code } from '../codes/h5Codes.js';
import { createFlow } from '../flow/createFlow.js';
import type { FlowPorts } from '../flow/effects.js';
import type { Outcome, PendingOrder } from '../flow/model.js';
import { openOrder, orderToRemember, pickerToRemember } from '../flow/resume.js';
import {
  type FlowAction,
  type FlowEvent,
  type FlowPlan,
  type FlowState,
  type HandoffReturn,
  isFlowAction,
  type ShownConsent,
} from '../flow/states.js';
import type { SdkReturn } from '../handoff/returnParameters.js';
import type { TraceEntry } from '../options/events.js';
import type { Callbacks } from '../options/options.js';
import type { OrderStore } from '../resume/orderStore.js';
import type { PickerStore } from '../resume/pickerStore.js';
import { callHost } from '../shared/callHost.js';
import { type FaceVerificationError, isFaceVerificationError } from '../shared/errors.js';
import { notifyError, notifyHost } from './notifyHost.js';
import type { reportOnce } from './reportOnce.js';
import { createTrace, type Trace } from './trace.js';

/** Version of the built-in consent text. A test fails if the text changes without it. */
export const CONSENT_VERSION = '2026-11-29';

/** One verification, without a UI. */
export interface FaceVerificationHandle {
  getState(): FlowState;
  /** Calls `listener` after every move until the returned function is called. */
  subscribe(listener: () => void): () => void;
  /**
   * Sends what the user did. The current step ignores an action that it does not know. Anything that is no action, such
   * as a made-up verdict, is ignored in every step.
   */
  send(action: FlowAction): void;
  /**
   * Moves to the result of an open order, or to `capturing` if the page was discarded while a picker was open. Call it
   * before the first paint, so that no other step is shown first. `start` does it by itself.
   */
  restore(): void;
  /** Starts the work of the current step. Safe to call again after `stop`. */
  start(): void;
  /**
   * Aborts the running work. Call it when the UI goes away. A faceAdv that was sent goes on to its end, and the next
   * `start` takes its answer, since it is never sent twice.
   */
  stop(): void;
  /**
   * Aborts all work and drops everything personal: photo, name, ID number and ticket. An open order and a verdict stay.
   * Call it when another person may use the page from now on; `start` starts from the beginning.
   */
  forget(): void;
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
  /** Returns whether this page was reloaded, or reached by the back or forward button. @default never */
  readonly isRevisit?: (() => boolean) | undefined;
  /** Reports a verdict once across tabs. @default once in this tab */
  readonly reportOnce?: typeof reportOnce | undefined;
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
  isRevisit = () => false,
  reportOnce = reportInThisTab,
}: Connections): FaceVerificationHandle {
  /** Order whose verdict the host has. */
  let reportedOrderNo: string | undefined;
  /** Resolves when the host has the verdict, if that takes a moment. */
  let reporting: Promise<void> | undefined;
  /** Order whose verdict is on the screen. */
  let shown: PendingOrder | undefined;
  let isRunning = false;
  /** Last error that a view has reported. */
  let reportedError: FaceVerificationError | undefined;

  const flow = createFlow({
    plan,
    ports,
    onMove(previous, next) {
      const notify = () => notifyHost(previous, next, { callbacks, trace });
      // The host hears of the verdict before it hears of the end.
      if (reporting && next.step === 'finished') void reporting.then(notify);
      else notify();
      // A report that is under way must not store the order again.
      if (next.step === 'withdrawing') shown = undefined;
      const order = openOrder(previous);
      if (order && hasVerdict(next)) reportVerdict(order, next.outcome);
      else if (hasVerdict(previous) && !hasVerdict(next)) markShown();
      remember(previous, next);
    },
  });

  function reportVerdict(order: PendingOrder, outcome: Outcome): void {
    shown = order;
    const report = reportOnce({
      orderNo: order.orderNo,
      isReported: () => isReported(order),
      report() {
        callHost(callbacks.onComplete, outcome);
        trace.verdict(outcome.verdict);
        // After the callback: if the page dies in between, the verdict is reported twice rather than never.
        reportedOrderNo = order.orderNo;
        if (shown === order) stores?.orders.settle(order);
      },
    });
    reporting = report;
    const end = () => {
      if (reporting === report) reporting = undefined;
      markShown();
    };
    if (report) report.then(end);
    else end();
  }

  /**
   * Marks whether a reload shows the verdict again: only while it is on the screen. A host that takes the widget away has
   * moved on, and may use the same page for another verification.
   */
  function markShown(): void {
    if (shown && isReported(shown)) stores?.orders.setShown(shown, isRunning && hasVerdict(flow.getState()));
  }

  /** Whether the host has the verdict, from this page, another tab, or a page out of the back-forward cache. */
  function isReported({ orderNo }: PendingOrder): boolean {
    return orderNo === reportedOrderNo || stores?.orders.find(orderNo, ports.now())?.settled === true;
  }

  function remember(previous: FlowState, next: FlowState): void {
    if (!stores) return;
    const order = orderToRemember(previous, next);
    // A settled order that is shown again stays settled.
    if (order && !isReported(order.order)) stores.orders[order.as](order.order);
    const picker = pickerToRemember(previous, next);
    if (picker === 'clear') stores.pickers.clear();
    else if (picker) stores.pickers.save(picker.save, ports.now());
  }

  /** Gives the host the proof of a consent that the current step asks for. */
  function reportConsent(shown: ShownConsent | undefined): void {
    const state = flow.getState();
    const isGuardian = state.step === 'checkingAge' && state.band === 'under14';
    if (!isGuardian && state.step !== 'consenting') return;
    const by = isGuardian ? 'guardian' : 'self';
    callHost(callbacks.onConsent, { version: consentVersion, agreedAt: ports.now(), by, ...shown });
  }

  /** Notifies the host once of each failed load, though a view may report it at every mount. */
  function reportPart(error: FaceVerificationError): void {
    if (error === reportedError || !isFaceVerificationError(error)) return;
    reportedError = error;
    notifyError(error, flow.getState(), { callbacks, trace });
  }

  let isRestored = false;
  function restore(): void {
    if (isRestored) return;
    isRestored = true;
    const sdkReturn = takeReturn();
    const picker = stores?.pickers.take(ports.now());
    const found = findOrder(sdkReturn);
    stores?.orders.sweep(ports.now());
    if (found) flow.send(found);
    else if (picker) flow.send({ type: 'PICKER_LOST_PAGE', picker });
  }

  /**
   * Finds the order that the return names, else the one whose verdict a reload has taken off the screen, else the open one.
   * A settled order is queried again, since no verdict is stored.
   */
  function findOrder(sdkReturn: SdkReturn | undefined): OrderFound | undefined {
    if (!stores) return undefined;
    const named = sdkReturn?.orderNo ? stores.orders.find(sdkReturn.orderNo, ports.now()) : undefined;
    if (sdkReturn && named) {
      if (named.settled) reportedOrderNo = named.order.orderNo;
      return afterReturn(named.order, named.settled ? undefined : readH5Code(sdkReturn.code));
    }
    const shownBefore = isRevisit() && stores.orders.findShown(ports.now());
    if (shownBefore) return afterReturn(shownBefore);
    // A return for another order says nothing about this one.
    const order = stores.orders.findOpen(ports.now());
    if (order) return { type: 'ORDER_FOUND', order };
    if (!sdkReturn?.orderNo || stores.orders.isUsable()) return undefined;
    // Without storage, the return is all there is. Anybody can write such a link, so the user consents first.
    const linked = { orderNo: sdkReturn.orderNo, traceNo: '', startedAt: ports.now() };
    return { ...afterReturn(linked, readH5Code(sdkReturn.code)), isFromLink: true };
  }

  return {
    getState: flow.getState,
    subscribe: flow.subscribe,
    send(action) {
      if (!isFlowAction(action)) return;
      if (action.type === 'ACCEPT_CONSENT') reportConsent(action.shown);
      if (action.type === 'REPORT_PART_ERROR') reportPart(action.error);
      if (action.type === 'REPORT_CAMERA') trace.emit({ type: 'camera', ...action.report });
      if (action.type === 'SIGN_IN') callHost(callbacks.onSignIn, { step: flow.getState().step });
      flow.send(action);
    },
    restore,
    start() {
      isRunning = true;
      restore();
      flow.start();
      markShown();
    },
    stop() {
      isRunning = false;
      flow.stop();
      markShown();
    },
    forget() {
      flow.stop();
      flow.send({ type: 'PERSON_LEFT' });
      isRestored = false;
    },
    getTrace: trace.entries,
  };
}

/** Reports a verdict once in this tab. */
export const reportInThisTab: typeof reportOnce = ({ isReported, report }) => {
  if (!isReported()) report();
  return undefined;
};

/** Returns an order that the SDK has returned from: for good, unless `returned` says why not. */
function afterReturn(order: PendingOrder, returned?: HandoffReturn): OrderFound {
  return { type: 'ORDER_FOUND', order: returned ? order : { ...order, progress: 'returned' }, returned };
}

type OrderFound = Extract<FlowEvent, { type: 'ORDER_FOUND' }>;

function hasVerdict(state: FlowState): state is Extract<FlowState, { step: 'passed' | 'rejected' }> {
  return state.step === 'passed' || state.step === 'rejected';
}
