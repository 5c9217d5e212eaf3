import { describe, expect, it } from 'vitest';
import type { PendingOrder } from '../../../src/flow/model.js';
import type { FlowInput, FlowPlan, FlowState, FlowStep, HandoffReturn } from '../../../src/flow/states.js';
import { initialState, transition } from '../../../src/flow/transition.js';
import { FaceVerificationError } from '../../../src/shared/errors.js';
import {
  authmatchPlan,
  authmatchSubject,
  error,
  events,
  identity,
  matchPlan,
  matchSubject,
  order,
  passed,
  photo,
  presentation,
  rejected,
  states,
  ticket,
} from './samples.js';

/** The flow on one page: where each event leads from each step. What is not listed is ignored. */
const table: { [Step in FlowStep]: { [Type in FlowInput['type']]?: FlowStep } } = {
  consenting: {
    ACCEPT_CONSENT: 'capturing',
    ORDER_FOUND: 'interrupted',
    PICKER_LOST_PAGE: 'capturing',
    HANDOFF_REFUSED: 'failed',
    CANCEL: 'cancelled',
    USE_ALTERNATIVE: 'cancelled',
  },
  capturing: {
    WITHDRAW_CONSENT: 'withdrawing',
    PERSON_LEFT: 'consenting',
    CHOOSE_PHOTO: 'preparing',
    OPEN_PICKER: 'capturing',
    PICKER_LOST_PAGE: 'capturing',
    REPORT_PHOTO_ERROR: 'capturing',
    ORDER_FOUND: 'interrupted',
    HANDOFF_REFUSED: 'failed',
    GO_BACK: 'consenting',
    CANCEL: 'cancelled',
    USE_ALTERNATIVE: 'cancelled',
  },
  preparing: {
    WITHDRAW_CONSENT: 'withdrawing',
    PERSON_LEFT: 'consenting',
    PHOTO_PROGRESSED: 'preparing',
    PHOTO_PREPARED: 'reviewing',
    FAILED: 'capturing',
    GO_BACK: 'capturing',
    CANCEL: 'cancelled',
    USE_ALTERNATIVE: 'cancelled',
  },
  reviewing: {
    WITHDRAW_CONSENT: 'withdrawing',
    PERSON_LEFT: 'consenting',
    USE_PHOTO: 'requestingTicket',
    GO_BACK: 'capturing',
    CANCEL: 'cancelled',
    USE_ALTERNATIVE: 'cancelled',
  },
  enteringIdentity: {
    WITHDRAW_CONSENT: 'withdrawing',
    PERSON_LEFT: 'consenting',
    SUBMIT_IDENTITY: 'requestingTicket',
    ORDER_FOUND: 'interrupted',
    HANDOFF_REFUSED: 'failed',
    GO_BACK: 'consenting',
    CANCEL: 'cancelled',
    USE_ALTERNATIVE: 'cancelled',
  },
  checkingAge: {
    WITHDRAW_CONSENT: 'withdrawing',
    PERSON_LEFT: 'consenting',
    ACCEPT_CONSENT: 'capturing',
    GO_BACK: 'checkingAge',
    CANCEL: 'cancelled',
    USE_ALTERNATIVE: 'cancelled',
  },
  requestingTicket: {
    WITHDRAW_CONSENT: 'withdrawing',
    PERSON_LEFT: 'consenting',
    UPLOAD_PROGRESSED: 'requestingTicket',
    TICKET_ISSUED: 'handingOff',
    FAILED: 'failed',
    GO_BACK: 'reviewing',
    CANCEL: 'cancelled',
    USE_ALTERNATIVE: 'cancelled',
  },
  handingOff: {
    WITHDRAW_CONSENT: 'withdrawing',
    PERSON_LEFT: 'interrupted',
    HANDOFF_PRESENTED: 'handingOff',
    SDK_RETURNED: 'awaitingResult',
    ASK_RESULT: 'awaitingResult',
    FAILED: 'failed',
    CANCEL: 'cancelled',
    USE_ALTERNATIVE: 'cancelled',
  },
  interrupted: {
    WITHDRAW_CONSENT: 'withdrawing',
    PERSON_LEFT: 'interrupted',
    RESULT_ARRIVED: 'passed',
    ASK_RESULT: 'awaitingResult',
    RETRY: 'requestingTicket',
    CANCEL: 'cancelled',
    USE_ALTERNATIVE: 'cancelled',
  },
  awaitingResult: {
    WITHDRAW_CONSENT: 'withdrawing',
    PERSON_LEFT: 'awaitingResult',
    RESULT_ARRIVED: 'passed',
    RESULT_OVERDUE: 'undecided',
    FAILED: 'failed',
    CANCEL: 'cancelled',
    USE_ALTERNATIVE: 'cancelled',
  },
  passed: {
    WITHDRAW_CONSENT: 'withdrawing',
    FINISH: 'finished',
    PERSON_LEFT: 'passed',
  },
  rejected: {
    WITHDRAW_CONSENT: 'withdrawing',
    PERSON_LEFT: 'rejected',
    ATTEMPTS_COUNTED: 'rejected',
    RETRY: 'reviewing',
    START_OVER: 'capturing',
    FINISH: 'finished',
    USE_ALTERNATIVE: 'cancelled',
  },
  undecided: {
    WITHDRAW_CONSENT: 'withdrawing',
    PERSON_LEFT: 'undecided',
    RESULT_ARRIVED: 'passed',
    ASK_RESULT: 'awaitingResult',
    START_OVER: 'reviewing',
    CANCEL: 'cancelled',
    USE_ALTERNATIVE: 'cancelled',
  },
  failed: {
    WITHDRAW_CONSENT: 'withdrawing',
    PERSON_LEFT: 'consenting',
    RETRY: 'requestingTicket',
    GO_BACK: 'reviewing',
    START_OVER: 'capturing',
    CANCEL: 'cancelled',
    USE_ALTERNATIVE: 'cancelled',
  },
  finished: {
    WITHDRAW_CONSENT: 'withdrawing',
  },
  withdrawing: {
    PERSON_LEFT: 'consenting',
    CONSENT_WITHDRAWN: 'withdrawing',
    FAILED: 'failed',
    CANCEL: 'cancelled',
    USE_ALTERNATIVE: 'cancelled',
  },
  cancelled: {
    WITHDRAW_CONSENT: 'withdrawing',
    START_OVER: 'consenting',
  },
};

describe('every step and event', () => {
  for (const state of Object.values(states)) {
    for (const event of Object.values(events)) {
      const target = table[state.step][event.type];
      if (target) {
        it(`${state.step} + ${event.type} → ${target}`, () => {
          const next = transition(state, event, matchPlan);
          expect(next.step).toBe(target);
          expect(next).not.toBe(state);
        });
      } else {
        it(`${state.step} ignores ${event.type}`, () => {
          expect(transition(state, event, matchPlan)).toBe(state);
        });
      }
    }
  }
});

describe('when the person has left the page', () => {
  it.each(Object.values(states))('$step keeps no photo, name, ID number or ticket', (state) => {
    const next = JSON.stringify(transition(state, events.PERSON_LEFT, matchPlan));
    expect(next).not.toMatch(/base64|source|subject|identity|"ticket"|media/);
  });

  it('recordings of the face check are gone, and the verdict stays', () => {
    const media = { status: 'ready', photo: photo.blob } as const;
    expect(transition({ ...states.passed, media }, events.PERSON_LEFT, matchPlan)).toEqual(states.passed);
  });
});

describe('an order that only the address names', () => {
  const found = { ...events.ORDER_FOUND, isFromLink: true } as const;

  it('is asked for after consent, not before', () => {
    const waiting = transition(states.consenting, found, matchPlan);
    expect(waiting.step).toBe('consenting');
    expect(transition(waiting, events.ACCEPT_CONSENT, matchPlan)).toMatchObject({
      step: 'interrupted',
      order,
    });
    expect(transition(waiting, events.CANCEL, matchPlan)).toEqual({ step: 'cancelled' });
  });
});

describe('a page where no handoff can work', () => {
  const refused = transition(states.consenting, events.HANDOFF_REFUSED, matchPlan);

  it('is told before consent, and comes back to it', () => {
    expect(refused).toMatchObject({ step: 'failed', error });
    expect(transition(refused, events.RETRY, matchPlan)).toEqual(states.consenting);
    expect(transition(refused, events.START_OVER, matchPlan)).toEqual(states.consenting);
  });

  it('can show the result of an order that its address names', () => {
    const found = transition(states.consenting, { ...events.ORDER_FOUND, isFromLink: true }, matchPlan);
    expect(transition(found, events.HANDOFF_REFUSED, matchPlan)).toBe(found);
  });
});

describe('a rejection on the way back from the face SDK', () => {
  it('leads to the form with what the host prefilled, since nothing typed was stored', () => {
    const { subject: _, ...afterReload } = states.rejected;
    expect(transition(afterReload, events.RETRY, authmatchPlan)).toEqual({
      step: 'enteringIdentity',
      identity: { name: '李' },
    });
  });
});

describe('a QR code', () => {
  const shown: FlowState = { ...states.handingOff, presentation };

  it('that has expired is replaced by a new ticket, when the user asks for it', () => {
    expect(transition(shown, events.RETRY, matchPlan)).toEqual({
      step: 'requestingTicket',
      subject: matchSubject,
    });
    expect(transition(states.handingOff, events.RETRY, matchPlan)).toBe(states.handingOff);
  });

  it('may have been used, so a failure does not stand before the result was queried', () => {
    const asking = transition(shown, events.FAILED, matchPlan);
    expect(asking).toMatchObject({ step: 'interrupted', order, returned: { error } });
    expect(transition(asking, events.RESULT_ARRIVED, matchPlan).step).toBe('passed');
    expect(transition(asking, events.RESULT_OVERDUE, matchPlan)).toMatchObject({ step: 'failed', error });
  });

  it('stays when the user reports the end too early', () => {
    const reported = transition(shown, events.ASK_RESULT, matchPlan);
    expect(reported).toEqual({ ...shown, reportedDone: true });
    expect(transition(reported, events.ASK_RESULT, matchPlan)).toBe(reported);
    expect(transition(reported, events.SDK_RETURNED, matchPlan).step).toBe('awaitingResult');
  });
});

/** Plays events one after another. */
function play(from: FlowState, ...sent: FlowInput[]): FlowState {
  return sent.reduce((state, event) => transition(state, event, matchPlan), from);
}

describe('consent', () => {
  it('comes first', () => {
    expect(initialState(matchPlan)).toEqual({ step: 'consenting' });
  });

  it('is left out where the host has asked for it, and then "back" leaves', () => {
    const plan = { type: 'match', consent: false } as const;
    expect(initialState(plan)).toEqual({ step: 'capturing' });
    expect(transition(states.capturing, events.GO_BACK, plan)).toEqual({ step: 'cancelled' });
    expect(transition(states.enteringIdentity, events.GO_BACK, plan)).toEqual({ step: 'cancelled' });
  });

  it('leads to the form with what the host prefilled', () => {
    expect(transition(states.consenting, events.ACCEPT_CONSENT, authmatchPlan)).toEqual({
      step: 'enteringIdentity',
      identity: { name: '李' },
    });
  });
});

describe('nothing is lost', () => {
  it('a failed faceAdv keeps the photo for a retry and for a change of mind', () => {
    const failed = play(states.reviewing, events.USE_PHOTO, events.FAILED);
    expect(play(failed, events.RETRY)).toEqual({ step: 'requestingTicket', subject: matchSubject });
    expect(play(failed, events.GO_BACK)).toEqual({ step: 'reviewing', photo });
  });

  it('a failed faceAdv keeps what was typed', () => {
    const failed = play(states.enteringIdentity, events.SUBMIT_IDENTITY, events.FAILED);
    expect(play(failed, events.RETRY)).toEqual({ step: 'requestingTicket', subject: authmatchSubject });
    expect(play(failed, events.GO_BACK)).toEqual({ step: 'enteringIdentity', identity });
  });

  it('a failed question for the result asks for the same order again', () => {
    const failed = play(states.awaitingResult, events.FAILED);
    expect(play(failed, events.RETRY)).toEqual(states.awaitingResult);
  });

  it('a photo that does not do leads back to capture, with the reason', () => {
    expect(play(states.preparing, events.FAILED)).toEqual({ step: 'capturing', error: error });
  });

  it('a part of the widget that does not load keeps the photo, and the user may also choose another one', () => {
    const missing = new FaceVerificationError('part_unavailable', 'for a test');
    const failed = play({ ...states.preparing, progress: 0.3 }, { type: 'FAILED', error: missing });
    const again = { ...states.preparing, progress: 0 };
    expect(failed).toEqual({ step: 'failed', error: missing, retryAt: again });
    expect(play(failed, events.RETRY)).toEqual(again);
    expect(play(failed, events.GO_BACK)).toEqual({ step: 'capturing' });
  });

  it('progress never falls', () => {
    expect(play(states.preparing, { type: 'PHOTO_PROGRESSED', progress: 0.2 })).toBe(states.preparing);
  });
});

describe('a picker that opens over the page', () => {
  const open: FlowState = { step: 'capturing', picker: 'camera' };

  it('is waited for by nothing: every way on stays open', () => {
    expect(play(states.capturing, events.OPEN_PICKER)).toEqual(open);
    expect(play(open, events.CHOOSE_PHOTO).step).toBe('preparing');
    expect(play(open, events.GO_BACK)).toEqual({ step: 'consenting' });
  });

  it('that closes without a photo changes nothing else', () => {
    expect(
      play(states.capturing, events.REPORT_PHOTO_ERROR, events.OPEN_PICKER, events.CLOSE_PICKER),
    ).toEqual({ step: 'capturing', error: error });
  });

  it('and costs the page leads back to capture, with consent given', () => {
    expect(play(states.consenting, events.PICKER_LOST_PAGE)).toEqual({ step: 'capturing', lostTo: 'camera' });
    expect(transition(states.consenting, events.PICKER_LOST_PAGE, authmatchPlan)).toBe(states.consenting);
  });
});

describe('a ticket is used once', () => {
  it('a failed handoff asks for a new one', () => {
    const failed = play(states.handingOff, events.FAILED);
    expect(play(failed, events.RETRY)).toEqual({ step: 'requestingTicket', subject: matchSubject });
  });

  it('a rejection starts again with the photo in hand, or with a new one where the page was left', () => {
    expect(play(states.rejected, events.RETRY)).toEqual({ step: 'reviewing', photo });
    expect(play({ step: 'rejected', outcome: rejected }, events.RETRY)).toEqual({ step: 'capturing' });
  });

  it('an open order goes with the ticket from its first moment', () => {
    expect(play(states.requestingTicket, events.TICKET_ISSUED)).toEqual({
      step: 'handingOff',
      subject: matchSubject,
      ticket,
      order,
    });
  });
});

describe('going on in this device', () => {
  const shown = play(states.handingOff, {
    type: 'HANDOFF_PRESENTED',
    presentation: { ...presentation, canContinueHere: true },
  });

  it('takes a new ticket, with the same photo', () => {
    const asked = play(shown, events.CONTINUE_HERE);
    expect(asked).toEqual({ step: 'requestingTicket', subject: matchSubject, stayHere: true });
    expect(play(asked, events.TICKET_ISSUED)).toMatchObject({ step: 'handingOff', stayHere: true });
    expect(play(asked, events.FAILED, events.RETRY)).toEqual(asked);
  });

  it('is not to be had where nothing else can', () => {
    const alone = play(states.handingOff, events.HANDOFF_PRESENTED);
    expect(play(alone, events.CONTINUE_HERE)).toBe(alone);
  });
});

describe('the verdict', () => {
  const interrupted = new FaceVerificationError('handoff_interrupted', 'for a test');

  it('is what the result says, whatever the SDK said on return', () => {
    const asking = play(states.handingOff, {
      type: 'SDK_RETURNED',
      returned: { error: interrupted },
    });
    expect(asking.step).toBe('interrupted');
    expect(play(asking, events.RESULT_ARRIVED)).toEqual({ step: 'passed', outcome: passed });
    expect(play(asking, { type: 'RESULT_ARRIVED', outcome: rejected }).step).toBe('rejected');
  });

  it('missing result is undecided when the face check has ended', () => {
    const { order, subject } = states.awaitingResult;
    expect(play(states.awaitingResult, events.RESULT_OVERDUE)).toEqual({
      step: 'undecided',
      order: { ...order, progress: 'overdue' },
      subject,
    });
  });
});

describe('leaving while a result may still come', () => {
  it.each(['interrupted', 'awaitingResult', 'undecided'] as const)(
    '%s keeps its order for another question',
    (step) => {
      const left = play(states[step], events.CANCEL);
      expect(left).toEqual({ step: 'cancelled', pending: states[step].order });
      expect(play(left, events.ASK_RESULT)).toMatchObject({ order: states[step].order });
      expect(play(left, events.START_OVER)).toEqual({ step: 'consenting' });
    },
  );

  it('a failed question keeps its order as well, and a failed faceAdv has none', () => {
    const failed: FlowState = { ...states.failed, retryAt: states.awaitingResult };
    expect(play(failed, events.CANCEL)).toEqual({ step: 'cancelled', pending: states.awaitingResult.order });
    expect(play(states.failed, events.CANCEL)).toEqual({ step: 'cancelled' });
    expect(play(states.cancelled, events.ASK_RESULT)).toBe(states.cancelled);
  });
});

describe('coming back to an order', () => {
  const error = new FaceVerificationError('handoff_interrupted', 'for a test');
  const found = (progress: PendingOrder['progress'], returned?: HandoffReturn): FlowInput => ({
    type: 'ORDER_FOUND',
    order: { ...order, progress },
    returned,
  });

  it.each([
    ['without a word of the SDK', undefined, undefined, { step: 'interrupted' }],
    ['left midway, as the SDK said', undefined, { error }, { step: 'interrupted', returned: { error } }],
    ['after the face check has ended', 'returned', undefined, { step: 'awaitingResult', brief: true }],
    ['when it was queried to the end', 'overdue', undefined, { step: 'undecided', asking: true }],
  ] as const)('%s', (_, progress, returned, expected) => {
    expect(play(states.consenting, found(progress, returned))).toMatchObject(expected);
  });

  it.each(['interrupted', 'awaitingResult', 'undecided'] as const)('a verdict corrects %s', (step) => {
    expect(play(states[step], events.RESULT_ARRIVED)).toEqual({ step: 'passed', outcome: passed });
    expect(play(states[step], { type: 'RESULT_ARRIVED', outcome: rejected })).toEqual(states.rejected);
  });

  it('redoes the face check with a new ticket, and the same input where there is one', () => {
    const subject = matchSubject;
    expect(play(states.interrupted, events.RETRY)).toEqual({ step: 'requestingTicket', subject });
    expect(play({ step: 'interrupted', order }, events.RETRY)).toEqual({ step: 'capturing' });
  });

  it.each([events.RESULT_OVERDUE, events.FAILED])('the reason of the SDK stands after $type', (event) => {
    expect(play({ ...states.interrupted, returned: { error } }, event)).toEqual({
      step: 'failed',
      error,
      retryAt: { step: 'requestingTicket', subject: matchSubject },
    });
  });

  it('a query that fails or ends unseen changes nothing where the SDK gave no reason', () => {
    expect(play(states.interrupted, events.RESULT_OVERDUE)).toBe(states.interrupted);
    for (const state of [states.interrupted, { ...states.undecided, asking: true } as const])
      expect(play(state, events.FAILED)).toBe(state);
  });

  it('waits as for any end of the face check when the user says that it is done', () => {
    expect(play({ ...states.interrupted, returned: { error } }, events.ASK_RESULT)).toEqual(
      states.awaitingResult,
    );
  });
});

describe('a photo that the host has', () => {
  const sourcePhoto = { origin: 'fds', data: 'group1/a.jpg' } as const;
  const plan: FlowPlan = { type: 'match', consent: true, sourcePhoto };
  const requesting: FlowState = { step: 'requestingTicket', subject: { type: 'match', sourcePhoto } };

  it('skips capture: consent leads to the ticket', () => {
    expect(transition(states.consenting, events.ACCEPT_CONSENT, plan)).toEqual(requesting);
    expect(initialState({ ...plan, consent: false })).toEqual(requesting);
  });

  it('has nothing to edit: "back" asks for consent again or leaves, and a failure offers no editing', () => {
    expect(transition(requesting, events.GO_BACK, plan)).toEqual({ step: 'consenting' });
    expect(transition(requesting, events.GO_BACK, { ...plan, consent: false }).step).toBe('cancelled');
    const failed = transition(requesting, events.FAILED, plan);
    expect(transition(failed, events.GO_BACK, plan)).toBe(failed);
    expect(transition(failed, events.RETRY, plan)).toEqual(requesting);
  });

  it('is sent again, for a new ticket, after a rejection', () => {
    expect(transition({ step: 'rejected', outcome: rejected }, events.RETRY, plan)).toEqual(requesting);
  });

  it('gives way to an order that is still open', () => {
    expect(transition(requesting, events.ORDER_FOUND, plan).step).toBe('interrupted');
    expect(play(states.requestingTicket, events.ORDER_FOUND)).toBe(states.requestingTicket);
  });
});

describe('an upload', () => {
  it('makes progress that never falls, and a retry begins without it', () => {
    const half = play(states.requestingTicket, events.UPLOAD_PROGRESSED);
    expect(half).toMatchObject({ uploaded: 0.5 });
    expect(play(half, { type: 'UPLOAD_PROGRESSED', progress: 0.2 })).toBe(half);
    expect(play(half, events.FAILED, events.RETRY)).toEqual(states.requestingTicket);
  });
});

describe('media', () => {
  const plan: FlowPlan = { ...matchPlan, resultMedia: 'both' };
  const decided = transition(states.awaitingResult, events.RESULT_ARRIVED, plan);

  it('is waited for after the verdict where the host asked for it, and never before', () => {
    expect(decided).toEqual({
      step: 'passed',
      outcome: passed,
      media: { status: 'loading', wanted: 'both' },
    });
    expect(play(states.awaitingResult, events.RESULT_ARRIVED)).toEqual(states.passed);
  });

  it('media arrive once or are marked missing, and the verdict stays', () => {
    const video = new Blob(['mp4']);
    const arrived = transition(decided, { type: 'MEDIA_ARRIVED', media: { video } }, plan);
    expect(arrived).toEqual({ step: 'passed', outcome: passed, media: { status: 'ready', video } });
    expect(transition(arrived, events.MEDIA_ARRIVED, plan)).toBe(arrived);
    expect(transition(decided, events.MEDIA_ARRIVED, plan)).toMatchObject({ media: { status: 'missing' } });
    expect(transition(decided, events.FINISH, plan).step).toBe('finished');
  });
});

describe('attempts left', () => {
  const { rejected: decided } = states;

  it('none: there is no further one, and the result stays', () => {
    const spent = transition(decided, { type: 'ATTEMPTS_COUNTED', attemptsLeft: 0 }, matchPlan);
    expect(transition(spent, events.RETRY, matchPlan)).toBe(spent);
    expect(transition(spent, events.FINISH, matchPlan).step).toBe('finished');
  });

  it('some: another one is a tap away', () => {
    const counted = transition(decided, events.ATTEMPTS_COUNTED, matchPlan);
    expect(counted).toMatchObject({ attemptsLeft: 2 });
    expect(transition(counted, events.RETRY, matchPlan).step).toBe('reviewing');
  });
});
