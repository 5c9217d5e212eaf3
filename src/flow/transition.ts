import type { FaceVerificationError } from '../shared/errors.js';
import { ageBandOf } from './age.js';
import type { Identity, Outcome, OutcomeMedia, PendingOrder, Picker, Subject } from './model.js';
import { openOrder } from './resume.js';
import type {
  CheckingAge,
  FlowInput,
  FlowPlan,
  FlowState,
  HandoffReturn,
  MediaState,
  RetryPoint,
} from './states.js';

/** Returns the state in which a flow starts. */
export function initialState(plan: FlowPlan): FlowState {
  return plan.consent ? { step: 'consenting' } : firstStep(plan);
}

/**
 * Returns the next state: the whole flow as a pure function. An event that a step does not know returns the identical
 * object, so `next === state` means that nothing happened.
 * @param now milliseconds since the epoch, which ages are counted to. Without it, everyone is a child.
 */
export function transition(state: FlowState, event: FlowInput, plan: FlowPlan, now = 0): FlowState {
  if (event.type === 'USE_ALTERNATIVE') return isOver(state) ? state : alternative;
  if (event.type === 'PERSON_LEFT') return withoutPerson(state, plan);
  if (event.type === 'WITHDRAW_CONSENT')
    return state.step === 'consenting' || state.step === 'withdrawing' ? state : { step: 'withdrawing' };
  switch (state.step) {
    case 'consenting':
      if (event.type === 'ACCEPT_CONSENT') return state.found ? comeBack(state.found) : afterConsent(plan);
      if (event.type === 'ORDER_FOUND') {
        const { order, returned, isFromLink } = event;
        return isFromLink ? { step: 'consenting', found: { order, returned } } : comeBack(event);
      }
      // The user consented earlier in this visit. Without that, no picker was open.
      if (event.type === 'PICKER_LOST_PAGE' && plan.type === 'match') return backFromLostPage(event.picker);
      // The result of a found order needs no handoff.
      if (event.type === 'HANDOFF_REFUSED' && !state.found) return failed(event.error, state);
      if (event.type === 'CANCEL') return cancelled;
      return state;

    case 'capturing':
      if (event.type === 'CHOOSE_PHOTO') {
        const { source, origin, largeFace } = event;
        return { step: 'preparing', source, origin, largeFace, progress: 0 };
      }
      if (event.type === 'OPEN_PICKER') return { ...state, picker: event.picker };
      if (event.type === 'CLOSE_PICKER' && state.picker) return withoutPicker(state);
      if (event.type === 'PICKER_LOST_PAGE') return backFromLostPage(event.picker);
      if (event.type === 'REPORT_PHOTO_ERROR') return { step: 'capturing', error: event.error };
      if (event.type === 'HANDOFF_REFUSED') return failed(event.error, state);
      if (event.type === 'ORDER_FOUND') return comeBack(event);
      if (event.type === 'GO_BACK') return beforeFirstStep(plan);
      if (event.type === 'CANCEL') return cancelled;
      return state;

    case 'preparing':
      if (event.type === 'PHOTO_PROGRESSED' && event.progress > state.progress) {
        return { ...state, progress: event.progress };
      }
      if (event.type === 'PHOTO_PREPARED') return { step: 'reviewing', photo: event.photo };
      // The photo is not to blame, and is kept for the retry.
      if (event.type === 'FAILED' && event.error.code === 'part_unavailable')
        return failed(event.error, { ...state, progress: 0 });
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
        const { identity } = event;
        const band = ageBandOf(identity.idNo, now);
        return band ? { step: 'checkingAge', band, identity } : withIdentity(identity);
      }
      if (event.type === 'ORDER_FOUND') return comeBack(event);
      if (event.type === 'HANDOFF_REFUSED') return failed(event.error, state);
      if (event.type === 'GO_BACK') return beforeFirstStep(plan);
      if (event.type === 'CANCEL') return cancelled;
      return state;

    case 'checkingAge':
      if (event.type === 'CHOOSE_AGE' && !state.band)
        return event.band ? { step: 'checkingAge', band: event.band } : firstStep(plan);
      if (event.type === (state.band === 'under14' ? 'ACCEPT_CONSENT' : 'CONTINUE') && state.band)
        return state.identity ? withIdentity(state.identity) : firstStep(plan);
      if (event.type === 'GO_BACK') return beforeAge(state, plan);
      if (event.type === 'CANCEL') return cancelled;
      return state;

    case 'requestingTicket':
      if (event.type === 'TICKET_ISSUED') {
        const { ticket, issuedAt } = event;
        const order = { orderNo: ticket.orderNo, traceNo: ticket.traceNo, startedAt: issuedAt };
        return { step: 'handingOff', subject: state.subject, ticket, order, stayHere: state.stayHere };
      }
      if (event.type === 'UPLOAD_PROGRESSED' && event.progress > (state.uploaded ?? -1)) {
        return { ...state, uploaded: event.progress };
      }
      // With the host's photo this is the first step, so an order of an earlier page may be found here.
      if (event.type === 'ORDER_FOUND' && 'sourcePhoto' in state.subject) return comeBack(event);
      if (event.type === 'FAILED')
        return failed(event.error, withNewTicket(state.subject, plan, state.stayHere));
      if (event.type === 'GO_BACK') return backToInput(state.subject) ?? beforeFirstStep(plan);
      if (event.type === 'CANCEL') return cancelled;
      return state;

    case 'handingOff':
      if (event.type === 'HANDOFF_PRESENTED') return { ...state, presentation: event.presentation };
      if (event.type === 'CONTINUE_HERE' && state.presentation?.canContinueHere) {
        return { step: 'requestingTicket', subject: state.subject, stayHere: true };
      }
      if (event.type === 'SDK_RETURNED')
        return event.returned ? interrupted({ ...state, returned: event.returned }) : awaitResult(state);
      // The handoff queries the result as long as it shows something, such as a QR code.
      if (event.type === 'ASK_RESULT' && state.presentation)
        return state.reportedDone ? state : { ...state, reportedDone: true };
      if (event.type === 'ASK_RESULT') return awaitResult(state);
      if (event.type === 'RETRY' && state.presentation)
        return { step: 'requestingTicket', subject: state.subject };
      if (event.type === 'FAILED') {
        // The code may have been scanned, so the result is queried before the failure stands.
        if (state.presentation) return interrupted({ ...state, returned: { error: event.error } });
        return failed(event.error, withNewTicket(state.subject, plan));
      }
      if (event.type === 'CANCEL') return cancelled;
      return state;

    case 'interrupted':
      if (event.type === 'RESULT_ARRIVED') return decided(event.outcome, state.subject, plan);
      // The SDK reported that the user did not finish, and no result says otherwise.
      if (state.returned && (event.type === 'RESULT_OVERDUE' || event.type === 'FAILED'))
        return failed(state.returned.error, withNewTicket(state.subject, plan));
      if (event.type === 'ASK_RESULT') return awaitResult(state);
      if (event.type === 'RETRY') return withNewTicket(state.subject, plan);
      if (event.type === 'CANCEL') return leave(state);
      return state;

    case 'awaitingResult':
      if (event.type === 'RESULT_ARRIVED') return decided(event.outcome, state.subject, plan);
      if (event.type === 'RESULT_OVERDUE') {
        const { order, subject } = state;
        return { step: 'undecided', order: { ...order, progress: 'overdue' }, subject };
      }
      if (event.type === 'FAILED') return failed(event.error, state);
      if (event.type === 'CANCEL') return leave(state);
      return state;

    case 'undecided':
      if (event.type === 'RESULT_ARRIVED') return decided(event.outcome, state.subject, plan);
      if (event.type === 'ASK_RESULT') return awaitResult(state);
      if (event.type === 'START_OVER') return backToInput(state.subject) ?? firstStep(plan);
      if (event.type === 'CANCEL') return leave(state);
      return state;

    case 'passed':
      if (event.type === 'MEDIA_ARRIVED' && state.media?.status === 'loading')
        return { ...state, media: mediaState(event.media) };
      return event.type === 'FINISH' ? { step: 'finished', outcome: state.outcome } : state;

    case 'rejected':
      if (event.type === 'MEDIA_ARRIVED' && state.media?.status === 'loading')
        return { ...state, media: mediaState(event.media) };
      if (event.type === 'ATTEMPTS_COUNTED') return { ...state, attemptsLeft: event.attemptsLeft };
      if (event.type === 'FINISH') return { step: 'finished', outcome: state.outcome };
      if (state.attemptsLeft === 0) return state;
      if (event.type === 'RETRY') return backToInput(state.subject) ?? firstStep(plan);
      return event.type === 'START_OVER' ? firstStep(plan) : state;

    case 'failed':
      if (event.type === 'RETRY') return state.retryAt;
      if (event.type === 'GO_BACK') return inputBefore(state.retryAt) ?? state;
      if (event.type === 'START_OVER')
        return state.retryAt.step === 'consenting' ? state.retryAt : firstStep(plan);
      if (event.type === 'CANCEL') return leave(state);
      return state;

    case 'withdrawing':
      if (event.type === 'CONSENT_WITHDRAWN') return { step: 'withdrawing', done: true };
      if (event.type === 'FAILED') return failed(event.error, { step: 'withdrawing' });
      if (event.type === 'CANCEL') return cancelled;
      return event.type === 'START_OVER' && state.done ? initialState(plan) : state;

    case 'cancelled':
      if (event.type === 'ASK_RESULT' && state.pending) return comeBack({ order: state.pending });
      return event.type === 'START_OVER' ? initialState(plan) : state;

    case 'finished':
      return state;
  }
}

/** Drops everything personal. An open order and a verdict stay. */
function withoutPerson(state: FlowState, plan: FlowPlan): FlowState {
  const order = openOrder(state);
  if (order) return comeBack({ order });
  switch (state.step) {
    case 'passed':
      return { step: 'passed', outcome: state.outcome };
    case 'rejected':
      return { step: 'rejected', outcome: state.outcome, attemptsLeft: state.attemptsLeft };
    case 'consenting':
    case 'cancelled':
    case 'finished':
      return state;
    default:
      return initialState(plan);
  }
}

const cancelled: FlowState = { step: 'cancelled' };

/** Returns the end of a visit after which a result may still come. */
function leave(state: FlowState): FlowState {
  return { step: 'cancelled', pending: openOrder(state) };
}

const alternative: FlowState = { step: 'cancelled', reason: 'alternative' };

/** Whether another way than the face makes no sense any more. After a rejection it still does. */
function isOver({ step }: FlowState): boolean {
  return step === 'passed' || step === 'finished' || step === 'cancelled';
}

/** Returns the step after consent, in which a host may want to know the age. */
function afterConsent(plan: FlowPlan): FlowState {
  return plan.type === 'match' && plan.minors ? { step: 'checkingAge' } : firstStep(plan);
}

function withIdentity(identity: Identity): FlowState {
  return { step: 'requestingTicket', subject: { type: 'authmatch', identity } };
}

/** Returns the form, or the question for the age, or what came before that. */
function beforeAge({ identity, band }: CheckingAge, plan: FlowPlan): FlowState {
  if (identity) return { step: 'enteringIdentity', identity };
  return band ? { step: 'checkingAge' } : beforeFirstStep(plan);
}

/** Returns the first step after consent and the age. */
function firstStep(plan: FlowPlan): RetryPoint {
  if (plan.type === 'authmatch') return { step: 'enteringIdentity', identity: plan.identity };
  if (plan.sourcePhoto) {
    return { step: 'requestingTicket', subject: { type: 'match', sourcePhoto: plan.sourcePhoto } };
  }
  return { step: 'capturing' };
}

function beforeFirstStep(plan: FlowPlan): FlowState {
  return plan.consent ? { step: 'consenting' } : cancelled;
}

/** Returns the step that shows the user's photo or identity again; `undefined` if the user entered nothing. */
export function backToInput(subject: Subject | undefined): FlowState | undefined {
  if (!subject || 'sourcePhoto' in subject) return undefined;
  if (subject.type === 'match') return { step: 'reviewing', photo: subject.photo };
  return { step: 'enteringIdentity', identity: subject.identity };
}

function backFromLostPage(picker: Picker): FlowState {
  return { step: 'capturing', lostTo: picker };
}

function withoutPicker({ picker: _, ...state }: Extract<FlowState, { step: 'capturing' }>): FlowState {
  return state;
}

/** Returns the step to which a user can go back after a failure; `undefined` if there is nothing to change. */
export function inputBefore(retryAt: RetryPoint): FlowState | undefined {
  if (retryAt.step === 'preparing') return { step: 'capturing' };
  return backToInput('subject' in retryAt ? retryAt.subject : undefined);
}

function mediaState(media: OutcomeMedia): MediaState {
  return media.photo || media.video ? { status: 'ready', ...media } : { status: 'missing' };
}

/** Returns where a retry continues after a ticket was used: a ticket works once. */
function withNewTicket(subject: Subject | undefined, plan: FlowPlan, stayHere?: true): RetryPoint {
  return subject ? { step: 'requestingTicket', subject, stayHere } : firstStep(plan);
}

interface OrderOf {
  readonly order: PendingOrder;
  readonly subject?: Subject | undefined;
  readonly returned?: HandoffReturn | undefined;
}

/** Returns where a user continues who comes back to an order. No wait begins from the start again. */
function comeBack({ order, returned }: OrderOf): FlowState {
  if (returned || !order.progress) return interrupted({ order, returned });
  if (order.progress === 'overdue') return { step: 'undecided', order, asking: true };
  return { step: 'awaitingResult', order, brief: true };
}

function interrupted({ order, subject, returned }: OrderOf): FlowState {
  return { step: 'interrupted', order, subject, returned };
}

/** Returns the wait for a result of a face check that is known to have ended. */
function awaitResult({ order, subject }: OrderOf): FlowState {
  return { step: 'awaitingResult', order: { ...order, progress: 'returned' }, subject };
}

function decided(outcome: Outcome, subject: Subject | undefined, plan: FlowPlan): FlowState {
  const wanted = plan.resultMedia;
  const media = wanted && ({ status: 'loading', wanted } as const);
  if (outcome.verdict === 'passed') return { step: 'passed', outcome, media };
  return { step: 'rejected', outcome, subject, media };
}

function failed(error: FaceVerificationError, retryAt: RetryPoint): FlowState {
  return { step: 'failed', error, retryAt };
}
