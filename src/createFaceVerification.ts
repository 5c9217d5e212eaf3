import { checkOptions } from './checkOptions.js';
import { createClient } from './client/createClient.js';
import { pollOutcome } from './client/poll.js';
import { FaceVerificationError, isFaceVerificationError } from './errors.js';
import { createFlow } from './flow/createFlow.js';
import type { FlowPorts } from './flow/effects.js';
import type { Ticket } from './flow/model.js';
import { orderToRemember, pickerToRemember } from './flow/resumeState.js';
import type { FlowPlan, FlowState, FlowWish, HandoffReturn } from './flow/states.js';
import type { HandoffAdapter, HandoffContext } from './handoff/adapter.js';
import { takeReturn } from './handoff/returnParameters.js';
import { readSdkCode } from './handoff/sdkCodes.js';
import { notifyHost } from './notifyHost.js';
import type { FaceVerificationOptions } from './options.js';
import { preparePhoto } from './photo/preparePhoto.js';
import { createOrderStore, type OrderStore } from './resume/createOrderStore.js';
import { createPickerStore, type PickerStore } from './resume/createPickerStore.js';

/** One verification, without any UI. */
export interface FaceVerificationHandle {
  getState(): FlowState;
  /** Calls `listener` after every move until the returned function is called. */
  subscribe(listener: () => void): () => void;
  /** A wish of the person's. One that the current step does not know is ignored. */
  send(wish: FlowWish): void;
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
}

/**
 * The only place where the parts meet. Touches neither DOM, storage nor network before `restore` or `start`.
 * @throws FaceVerificationError `invalid_options`, with a sentence for each mistake
 */
export function createFaceVerification(given: FaceVerificationOptions): FaceVerificationHandle {
  const options = checkOptions(given);
  const orders = options.resume === false ? undefined : lazyOrderStore(options);
  const pickers = options.resume === false ? undefined : lazyPickerStore(options);
  const flow = createFlow({
    plan: planOf(options),
    ports: createPorts(options),
    onMove(previous, next) {
      notifyHost(options, previous, next);
      const remember = orderToRemember(previous, next);
      if (remember === 'clear') orders?.clear();
      else if (remember) orders?.save(remember.save);
      const picker = pickerToRemember(previous, next);
      if (picker === 'clear') pickers?.clear();
      else if (picker) pickers?.save(picker.save, Date.now());
    },
  });

  let restored = false;
  function restore(): void {
    if (restored) return;
    restored = true;
    const sdkReturn = takeReturn();
    const order = orders?.load(Date.now());
    const picker = pickers?.take(Date.now());
    if (!order) {
      if (picker) flow.send({ type: 'PICKER_LOST_PAGE', picker });
      return;
    }
    // A return for another order says nothing about this one.
    const returned = sdkReturn?.orderNo === order.orderNo ? readSdkCode(sdkReturn.code) : undefined;
    flow.send({ type: 'ORDER_FOUND', order, ...(returned ? { returned } : {}) });
  }

  return {
    getState: flow.getState,
    subscribe: flow.subscribe,
    send: flow.send,
    restore,
    start() {
      restore();
      flow.start();
    },
    stop: flow.stop,
  };
}

function planOf({ type, consent, identity, photo, getFile }: FaceVerificationOptions): FlowPlan {
  const common = { consent: consent !== false, media: getFile !== undefined };
  if (type === 'authmatch') return { type, ...common, identity: identity ?? {} };
  return { type, ...common, ...(photo?.given ? { given: photo.given } : {}) };
}

function createPorts(options: FaceVerificationOptions): FlowPorts {
  const { handoff, userId, photo, getFile } = options;
  const client = createClient({ ...options, upload: photo?.upload });
  return {
    preparePhoto: (source, context) =>
      preparePhoto(source, {
        ...context,
        ...(photo?.maxBase64Length ? { maxBase64Length: photo.maxBase64Length } : {}),
      }),
    requestTicket: client.requestTicket,
    handOff: (ticket, signal) => startHandoff(handoff, ticket, { signal, userId }),
    ...(getFile ? { fetchMedia: (orderNo, signal) => client.fetchMedia(orderNo, getFile, signal) } : {}),
    awaitOutcome: (order, how) => pollOutcome((signal) => client.queryOutcome(order.orderNo, signal), how),
    now: Date.now,
  };
}

/** An adapter may be the host's own: whatever it throws says that the SDK did not start. */
async function startHandoff(
  handoff: HandoffAdapter,
  ticket: Ticket,
  context: HandoffContext,
): Promise<HandoffReturn> {
  try {
    return (await handoff.handOff(ticket, context)) ?? {};
  } catch (cause) {
    if (isFaceVerificationError(cause)) throw cause;
    throw new FaceVerificationError('handoff_failed', `The handoff "${handoff.name}" failed.`, { cause });
  }
}

/** Looks at the storages only when asked to, so that a server can render. */
function lazyOrderStore({ userId, resume }: FaceVerificationOptions): OrderStore {
  let store: OrderStore | undefined;
  const get = () => (store ??= createOrderStore({ userId, ...(resume || {}) }));
  return {
    load: (now) => get().load(now),
    save: (order) => get().save(order),
    clear: () => get().clear(),
  };
}

function lazyPickerStore({ userId }: FaceVerificationOptions): PickerStore {
  let store: PickerStore | undefined;
  const get = () => (store ??= createPickerStore({ userId }));
  return {
    take: (now) => get().take(now),
    save: (picker, now) => get().save(picker, now),
    clear: () => get().clear(),
  };
}
