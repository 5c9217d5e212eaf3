import { isAbort } from '../shared/errors.js';
import type {
  Outcome,
  OutcomeMedia,
  PendingOrder,
  PreparePhoto,
  ResultMedia,
  Subject,
  Ticket,
} from './model.js';
import type { FlowEvent, FlowInput, FlowState, HandoffPresentation, HandoffReturn } from './states.js';

/** The outside world, as the flow sees it. */
export interface FlowPorts {
  /** A photo will come soon: what has to be started for it may start now. Answers nothing and never fails. */
  readonly expectPhoto?: (() => void) | undefined;
  readonly preparePhoto: PreparePhoto;
  /**
   * faceAdv. Never repeated by machine once it may have arrived. `onUploadProgress` takes 0–1 where the photo is
   * uploaded on its own before.
   */
  readonly requestTicket: (
    subject: Subject,
    signal: AbortSignal,
    onUploadProgress: (fraction: number) => void,
  ) => Promise<Ticket>;
  /** Resolves when the SDK gave control back; stays pending when the page is left. */
  readonly handOff: (
    ticket: Ticket,
    options: {
      readonly signal: AbortSignal;
      readonly issuedAt: number;
      readonly stayHere: boolean;
      readonly present: (presentation: HandoffPresentation) => void;
    },
  ) => Promise<HandoffReturn>;
  /** faceAdvResult, asked until there is a verdict; `undefined` when the patience for it is over. */
  readonly awaitOutcome: (
    order: PendingOrder,
    options: { readonly signal: AbortSignal; readonly patient: boolean },
  ) => Promise<Outcome | undefined>;
  /** Fetches the recordings of a decided order. Called only if the plan has `resultMedia`. */
  readonly fetchMedia: (orderNo: string, wanted: ResultMedia, signal: AbortSignal) => Promise<OutcomeMedia>;
  /** How often the person may still try after this rejection, where the host knows. */
  readonly countAttempts?:
    | ((outcome: Outcome, signal: AbortSignal) => Promise<number | undefined>)
    | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export interface EffectContext {
  readonly ports: FlowPorts;
  readonly signal: AbortSignal;
  readonly emit: (event: FlowInput) => void;
}

/**
 * The work of a waiting step: one event as its answer. `undefined` where a step waits for the person. A throw
 * becomes FAILED, an abort nothing, both in `createFlow`.
 */
export function startEffect(state: FlowState, context: EffectContext): Promise<FlowEvent> | undefined {
  switch (state.step) {
    case 'capturing':
      context.ports.expectPhoto?.();
      return undefined;
    case 'preparing':
      return prepare(state, context);
    case 'requestingTicket':
      return requestTicket(state, context);
    case 'handingOff':
      return handOff(state, context);
    case 'awaitingResult':
      return awaitResult(state, context);
    case 'passed':
    case 'rejected':
      if (state.step === 'rejected') countAttempts(state, context);
      return state.media?.status === 'loading'
        ? fetchMedia(state.outcome, state.media.wanted, context)
        : undefined;
    default:
      return undefined;
  }
}

type In<Step extends FlowState['step']> = Extract<FlowState, { step: Step }>;

async function prepare(
  { source }: In<'preparing'>,
  { ports, signal, emit }: EffectContext,
): Promise<FlowEvent> {
  const onProgress = (progress: number) => emit({ type: 'PHOTO_PROGRESSED', progress });
  return { type: 'PHOTO_PREPARED', photo: await ports.preparePhoto(source, { signal, onProgress }) };
}

async function requestTicket(
  { subject }: In<'requestingTicket'>,
  { ports, signal, emit }: EffectContext,
): Promise<FlowEvent> {
  const onProgress = (progress: number) => emit({ type: 'UPLOAD_PROGRESSED', progress });
  const ticket = await ports.requestTicket(subject, signal, onProgress);
  return { type: 'TICKET_ISSUED', ticket, issuedAt: ports.now() };
}

async function handOff(
  { ticket, order, stayHere }: In<'handingOff'>,
  { ports, signal, emit }: EffectContext,
): Promise<FlowEvent> {
  const present = (presentation: HandoffPresentation) => emit({ type: 'HANDOFF_PRESENTED', presentation });
  const options = { signal, issuedAt: order.startedAt, stayHere: stayHere === true, present };
  return { type: 'SDK_RETURNED', returned: await ports.handOff(ticket, options) };
}

async function awaitResult(
  { order, returned }: In<'awaitingResult'>,
  { ports, signal }: EffectContext,
): Promise<FlowEvent> {
  const outcome = await ports.awaitOutcome(order, { signal, patient: returned?.error === undefined });
  return outcome ? { type: 'RESULT_ARRIVED', outcome } : { type: 'RESULT_OVERDUE' };
}

/** Beside the media; a host that cannot tell leaves the page as it is. */
function countAttempts({ outcome }: In<'rejected'>, { ports, signal, emit }: EffectContext): void {
  ports.countAttempts?.(outcome, signal).then(
    (attemptsLeft) => attemptsLeft !== undefined && emit({ type: 'ATTEMPTS_COUNTED', attemptsLeft }),
    () => undefined,
  );
}

/** The verdict stands whatever becomes of the media: a failure here only means that there is none to show. */
async function fetchMedia(
  { orderNo }: Outcome,
  wanted: ResultMedia,
  { ports, signal }: EffectContext,
): Promise<FlowEvent> {
  try {
    return { type: 'MEDIA_ARRIVED', media: await ports.fetchMedia(orderNo, wanted, signal) };
  } catch (error) {
    if (isAbort(error)) throw error;
    return { type: 'MEDIA_ARRIVED', media: {} };
  }
}
