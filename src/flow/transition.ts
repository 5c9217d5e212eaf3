import type { FaceVerificationError } from '../shared/errors.js';
import type { OutcomeMedia, Picker, Subject } from './model.js';
import type { FlowInput, FlowPlan, FlowState, HandoffReturn, MediaState, RetryPoint } from './states.js';

export function initialState(plan: FlowPlan): FlowState {
  return plan.consent ? { step: 'consenting' } : entry(plan);
}

/**
 * The whole flow. Pure. An event that a step does not know returns the identical object, so that
 * `next === state` answers "did it move?".
 */
export function transition(state: FlowState, event: FlowInput, plan: FlowPlan): FlowState {
  if (event.type === 'USE_ALTERNATIVE') return isOver(state) ? state : alternative;
  switch (state.step) {
    case 'consenting':
      if (event.type === 'ACCEPT_CONSENT') return entry(plan);
      if (event.type === 'ORDER_FOUND') return resumed(event);
      // Consent was given earlier in this visit: only then is there a picker to lose the page to.
      if (event.type === 'PICKER_LOST_PAGE' && plan.type === 'match') return lostTo(event.picker);
      if (event.type === 'CANCEL') return cancelled;
      return state;

    case 'capturing':
      if (event.type === 'CHOOSE_PHOTO') {
        return { step: 'preparing', source: event.source, origin: event.origin, progress: 0 };
      }
      if (event.type === 'OPEN_PICKER') return { ...state, picker: event.picker };
      if (event.type === 'CLOSE_PICKER' && state.picker) return withoutPicker(state);
      if (event.type === 'PICKER_LOST_PAGE') return lostTo(event.picker);
      if (event.type === 'REPORT_PHOTO_ERROR') return { step: 'capturing', error: event.error };
      if (event.type === 'ORDER_FOUND') return resumed(event);
      if (event.type === 'GO_BACK') return plan.consent ? { step: 'consenting' } : cancelled;
      if (event.type === 'CANCEL') return cancelled;
      return state;

    case 'preparing':
      if (event.type === 'PHOTO_PROGRESSED' && event.progress > state.progress) {
        return { ...state, progress: event.progress };
      }
      if (event.type === 'PHOTO_PREPARED') return { step: 'reviewing', photo: event.photo };
      if (event.type === 'FAILED') return { step: 'capturing', error: event.error };
      if (event.type === 'GO_BACK') return { step: 'capturing' };
      if (event.type === 'CANCEL') return cancelled;
      return state;

    case 'reviewing':
      if (event.type === 'USE_PHOTO') {
        return { step: 'requestingTicket', subject: { type: 'match', photo: state.photo } };
      }
      if (event.type === 'GO_BACK') return { step: 'capturing' };
      if (event.type === 'CANCEL') return cancelled;
      return state;

    case 'enteringIdentity':
      if (event.type === 'SUBMIT_IDENTITY') {
        return { step: 'requestingTicket', subject: { type: 'authmatch', identity: event.identity } };
      }
      if (event.type === 'ORDER_FOUND') return resumed(event);
      if (event.type === 'GO_BACK') return plan.consent ? { step: 'consenting' } : cancelled;
      if (event.type === 'CANCEL') return cancelled;
      return state;

    case 'requestingTicket':
      if (event.type === 'TICKET_ISSUED') {
        const { ticket, issuedAt } = event;
        const order = { orderNo: ticket.orderNo, traceNo: ticket.traceNo, startedAt: issuedAt };
        return { step: 'handingOff', subject: state.subject, ticket, order, ...stayHere(state) };
      }
      if (event.type === 'UPLOAD_PROGRESSED' && event.progress > (state.uploaded ?? -1)) {
        return { ...state, uploaded: event.progress };
      }
      // The host's photo makes this the first step, where an order of an earlier page may be found.
      if (event.type === 'ORDER_FOUND' && 'sourcePhoto' in state.subject) return resumed(event);
      if (event.type === 'FAILED')
        return failed(event.error, newTicket(state.subject, plan, stayHere(state)));
      if (event.type === 'GO_BACK') return back(state.subject, plan);
      if (event.type === 'CANCEL') return cancelled;
      return state;

    case 'handingOff':
      if (event.type === 'HANDOFF_PRESENTED') return { ...state, presentation: event.presentation };
      if (event.type === 'CONTINUE_HERE' && state.presentation?.canContinueHere) {
        return { step: 'requestingTicket', subject: state.subject, stayHere: true };
      }
      if (event.type === 'SDK_RETURNED') return asking(state, event.returned);
      if (event.type === 'ASK_RESULT') return asking(state);
      if (event.type === 'FAILED') return failed(event.error, newTicket(state.subject, plan));
      if (event.type === 'CANCEL') return cancelled;
      return state;

    case 'awaitingResult':
      if (event.type === 'RESULT_ARRIVED') {
        const { outcome } = event;
        const wanted = plan.resultMedia;
        const media = wanted ? { media: { status: 'loading', wanted } as const } : {};
        if (outcome.verdict === 'passed') return { step: 'passed', outcome, ...media };
        return { step: 'rejected', outcome, ...keep(state.subject), ...media };
      }
      if (event.type === 'RESULT_OVERDUE') {
        // The SDK said that the person never finished, and the backend knows of no result: believe both.
        const error = state.returned?.error;
        if (error) return failed(error, newTicket(state.subject, plan));
        return { step: 'undecided', order: state.order, ...keep(state.subject) };
      }
      if (event.type === 'FAILED') return failed(event.error, state);
      if (event.type === 'CANCEL') return cancelled;
      return state;

    case 'undecided':
      if (event.type === 'ASK_RESULT') return asking(state);
      if (event.type === 'START_OVER') return edit(state.subject) ?? entry(plan);
      if (event.type === 'CANCEL') return cancelled;
      return state;

    case 'passed':
      if (event.type === 'MEDIA_ARRIVED' && state.media?.status === 'loading')
        return { ...state, media: mediaState(event.media) };
      return event.type === 'FINISH' ? { step: 'finished', outcome: state.outcome } : state;

    case 'rejected':
      if (event.type === 'MEDIA_ARRIVED' && state.media?.status === 'loading')
        return { ...state, media: mediaState(event.media) };
      if (event.type === 'ATTEMPTS_COUNTED') return { ...state, attemptsLeft: event.attemptsLeft };
      if (event.type === 'RETRY' && state.attemptsLeft !== 0) return edit(state.subject) ?? entry(plan);
      if (event.type === 'FINISH') return { step: 'finished', outcome: state.outcome };
      return state;

    case 'failed':
      if (event.type === 'RETRY') return state.retryAt;
      if (event.type === 'GO_BACK') return edit(retrySubject(state.retryAt)) ?? state;
      if (event.type === 'START_OVER') return entry(plan);
      if (event.type === 'CANCEL') return cancelled;
      return state;

    case 'cancelled':
      return event.type === 'START_OVER' ? initialState(plan) : state;

    case 'finished':
      return state;
  }
}

const cancelled: FlowState = { step: 'cancelled' };
const alternative: FlowState = { step: 'cancelled', reason: 'alternative' };

/** Whoever was turned away may still want another way; whoever has passed or left needs none. */
function isOver({ step }: FlowState): boolean {
  return step === 'passed' || step === 'finished' || step === 'cancelled';
}

function lostTo(picker: Picker): FlowState {
  return { step: 'capturing', lostTo: picker };
}

function withoutPicker({ picker: _, ...state }: Extract<FlowState, { step: 'capturing' }>): FlowState {
  return state;
}

/** The first step after consent. */
function entry(plan: FlowPlan): RetryPoint {
  if (plan.type === 'authmatch') return { step: 'enteringIdentity', identity: plan.identity };
  if (plan.sourcePhoto)
    return { step: 'requestingTicket', subject: { type: 'match', sourcePhoto: plan.sourcePhoto } };
  return { step: 'capturing' };
}

/** Back to what the person gave, with nothing lost; `undefined` where the person gave nothing. */
export function edit(subject: Subject | undefined): FlowState | undefined {
  if (!subject || 'sourcePhoto' in subject) return undefined;
  if (subject.type === 'match') return { step: 'reviewing', photo: subject.photo };
  return { step: 'enteringIdentity', identity: subject.identity };
}

function back(subject: Subject, plan: FlowPlan): FlowState {
  return edit(subject) ?? (plan.consent ? { step: 'consenting' } : cancelled);
}

export function retrySubject(retryAt: RetryPoint): Subject | undefined {
  return 'subject' in retryAt ? retryAt.subject : undefined;
}

function mediaState(media: OutcomeMedia): MediaState {
  return media.photo || media.video ? { status: 'ready', ...media } : { status: 'missing' };
}

/** A ticket is used once: going on after one was spent means asking for another. */
function newTicket(subject: Subject | undefined, plan: FlowPlan, how: { stayHere?: true } = {}): RetryPoint {
  return subject ? { step: 'requestingTicket', subject, ...how } : entry(plan);
}

function stayHere(state: { readonly stayHere?: true }): { stayHere?: true } {
  return state.stayHere ? { stayHere: true } : {};
}

function asking(
  from: Extract<FlowState, { step: 'handingOff' | 'undecided' }>,
  returned?: HandoffReturn,
): FlowState {
  return {
    step: 'awaitingResult',
    order: from.order,
    ...keep(from.subject),
    ...(returned ? { returned } : {}),
  };
}

function resumed({ order, returned }: Extract<FlowInput, { type: 'ORDER_FOUND' }>): FlowState {
  return { step: 'awaitingResult', order, ...(returned ? { returned } : {}) };
}

function failed(error: FaceVerificationError, retryAt: RetryPoint): FlowState {
  return { step: 'failed', error, retryAt };
}

function keep(subject: Subject | undefined): { subject?: Subject } {
  return subject ? { subject } : {};
}
