import { type FaceVerificationError, isAbort } from '../shared/errors.js';
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

/** Everything that the flow asks of the world outside. */
export interface FlowPorts {
  /** Announces that a photo will come soon, so that its worker can start. Never fails. */
  readonly expectPhoto?: (() => void) | undefined;
  readonly preparePhoto: PreparePhoto;
  /**
   * Checks whether any handoff can work here, so that nothing is asked of the user in vain. Sends no request and never fails.
   * @returns the reason if none can
   * @default none is checked before faceAdv
   */
  readonly checkHandoff?: (() => Promise<FaceVerificationError | undefined>) | undefined;
  /**
   * Checks the handoff again and loads what it needs, before a ticket is requested.
   * @throws FaceVerificationError if no handoff can work here
   */
  readonly prepareHandoff: (options: { readonly stayHere: boolean }) => Promise<void>;
  /**
   * Calls faceAdv once. It is never retried automatically, since it may have arrived.
   * @param onUploadProgress receives 0–1 if the photo is uploaded on its own before
   */
  readonly requestTicket: (
    subject: Subject,
    signal: AbortSignal,
    onUploadProgress?: (fraction: number) => void,
  ) => Promise<Ticket>;
  /** Starts the face SDK. Resolves when the SDK has returned; stays pending when the page leaves for it. */
  readonly startHandoff: (
    ticket: Ticket,
    options: {
      readonly signal: AbortSignal;
      /** Milliseconds since the epoch. */
      readonly issuedAt: number;
      readonly stayHere: boolean;
      readonly present: (presentation: HandoffPresentation) => void;
    },
  ) => Promise<HandoffReturn | undefined>;
  /**
   * Polls faceAdvResult until there is a verdict.
   * @returns `undefined` if there is none after the last attempt; `patient` allows more attempts
   */
  readonly awaitOutcome: (
    order: PendingOrder,
    options: { readonly signal: AbortSignal; readonly patient: boolean },
  ) => Promise<Outcome | undefined>;
  /** Fetches the recordings of a decided order. Called only if the plan has `resultMedia`. */
  readonly fetchMedia: (orderNo: string, wanted: ResultMedia, signal: AbortSignal) => Promise<OutcomeMedia>;
  /** Returns how often the user may still try after a rejection; `undefined` if the host does not say. */
  readonly countAttempts: (outcome: Outcome, signal: AbortSignal) => Promise<number | undefined>;
  /**
   * Erases what is stored on the device and withdraws the consent at the host.
   * @default nothing is stored, and the host has no way for it
   */
  readonly withdrawConsent?: ((signal: AbortSignal) => Promise<void>) | undefined;
  /** Returns the time in milliseconds since the epoch. */
  readonly now: () => number;
}

export interface EffectContext {
  readonly ports: FlowPorts;
  readonly signal: AbortSignal;
  readonly emit: (event: FlowInput) => void;
}

/**
 * Starts the work of a step, which ends with one event. Steps that wait for the user have no work. `createFlow` turns a
 * throw into `FAILED` and drops an abort.
 */
export function startEffect(state: FlowState, context: EffectContext): Promise<FlowEvent> | undefined {
  switch (state.step) {
    case 'consenting':
    case 'enteringIdentity':
    case 'capturing':
      checkHandoff(context);
      if (state.step === 'capturing') context.ports.expectPhoto?.();
      return undefined;
    case 'preparing':
      return prepare(state, context);
    case 'requestingTicket':
      return requestTicket(state, context);
    case 'handingOff':
      return startHandoff(state, context);
    case 'interrupted':
    case 'awaitingResult':
      return awaitResult(state, context);
    case 'undecided':
      return state.asking ? awaitResult(state, context) : undefined;
    case 'passed':
    case 'rejected':
      if (state.step === 'rejected') countAttempts(state, context);
      return state.media?.status === 'loading'
        ? fetchMedia(state.outcome, state.media.wanted, context)
        : undefined;
    case 'withdrawing':
      return state.done ? undefined : withdrawConsent(context);
    default:
      return undefined;
  }
}

/**
 * Whether the work of a step may be aborted and started again. A faceAdv that was sent may have arrived, so it is never
 * sent a second time.
 */
export function isRepeatable({ step }: FlowState): boolean {
  return step !== 'requestingTicket';
}

type In<Step extends FlowState['step']> = Extract<FlowState, { step: Step }>;

function checkHandoff({ ports, emit }: EffectContext): void {
  ports.checkHandoff?.().then((error) => error && emit({ type: 'HANDOFF_REFUSED', error }));
}

async function prepare(
  { source, largeFace }: In<'preparing'>,
  { ports, signal, emit }: EffectContext,
): Promise<FlowEvent> {
  const onProgress = (progress: number) => emit({ type: 'PHOTO_PROGRESSED', progress });
  return {
    type: 'PHOTO_PREPARED',
    photo: await ports.preparePhoto(source, { signal, onProgress, largeFace }),
  };
}

async function requestTicket(
  { subject, stayHere }: In<'requestingTicket'>,
  { ports, signal, emit }: EffectContext,
): Promise<FlowEvent> {
  await ports.prepareHandoff({ stayHere: stayHere === true });
  const onProgress = (progress: number) => emit({ type: 'UPLOAD_PROGRESSED', progress });
  const ticket = await ports.requestTicket(subject, signal, onProgress);
  return { type: 'TICKET_ISSUED', ticket, issuedAt: ports.now() };
}

async function startHandoff(
  { ticket, order, stayHere }: In<'handingOff'>,
  { ports, signal, emit }: EffectContext,
): Promise<FlowEvent> {
  const present = (presentation: HandoffPresentation) => emit({ type: 'HANDOFF_PRESENTED', presentation });
  const options = { signal, issuedAt: order.startedAt, stayHere: stayHere === true, present };
  return { type: 'SDK_RETURNED', returned: await ports.startHandoff(ticket, options) };
}

async function awaitResult(
  state: In<'interrupted' | 'awaitingResult' | 'undecided'>,
  { ports, signal }: EffectContext,
): Promise<FlowEvent> {
  const patient = !('returned' in state && state.returned) && !('brief' in state && state.brief);
  const outcome = await ports.awaitOutcome(state.order, { signal, patient });
  return outcome ? { type: 'RESULT_ARRIVED', outcome } : { type: 'RESULT_OVERDUE' };
}

async function withdrawConsent({ ports, signal }: EffectContext): Promise<FlowEvent> {
  await ports.withdrawConsent?.(signal);
  return { type: 'CONSENT_WITHDRAWN' };
}

/** Counts the attempts left while the media load. A failure changes nothing. */
function countAttempts({ outcome }: In<'rejected'>, { ports, signal, emit }: EffectContext): void {
  ports.countAttempts(outcome, signal).then(
    (attemptsLeft) => attemptsLeft !== undefined && emit({ type: 'ATTEMPTS_COUNTED', attemptsLeft }),
    () => undefined,
  );
}

/** Fetches the media. A failure means that there are none to show; the verdict stands. */
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
