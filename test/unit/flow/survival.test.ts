import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { FlowAction, FlowState } from '../../../src/flow/states.js';
import { transition } from '../../../src/flow/transition.js';
import { Phone, type Work } from './phone.js';
import { authmatchPlan, events, identity, matchPlan, photo } from './samples.js';

/** How long to look; `npm run test:quality -- survival 20000` looks longer. */
const numRuns = Number(process.env['SURVIVAL_RUNS'] ?? 1000);

const actions = [
  events.ACCEPT_CONSENT,
  { type: 'CHOOSE_PHOTO', source: photo.blob, origin: 'album' },
  events.OPEN_PICKER,
  events.CLOSE_PICKER,
  events.USE_PHOTO,
  { type: 'SUBMIT_IDENTITY', identity },
  events.GO_BACK,
  events.ASK_RESULT,
  events.CONTINUE_HERE,
  events.RETRY,
  events.START_OVER,
  events.CANCEL,
  events.FINISH,
] as const;

/** Inputs that a script on the page may send, though only effects may. */
const scriptInputs = [
  events.RESULT_ARRIVED,
  events.TICKET_ISSUED,
  events.ORDER_FOUND,
  events.SDK_RETURNED,
] as const;

/** What can happen to somebody with a phone. */
const happening = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('action'),
      action: fc.constantFrom(...actions),
      taps: fc.constantFrom(1, 1, 2),
    }),
  },
  // The likeliest tap, so that sequences get far.
  { weight: 8, arbitrary: fc.record({ what: fc.constant('goOn') }) },
  { weight: 8, arbitrary: fc.record({ what: fc.constant('answer'), fails: fc.boolean(), which: fc.nat(3) }) },
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant('decide'), verdict: fc.constantFrom('passed', 'rejected') }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('comeBack'),
      code: fc.constantFrom('0', '3003', '66660004'),
      which: fc.nat(2),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('reload'), newWebView: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('clock'), days: fc.constantFrom(-400, -1, 1, 400) }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('show'), isShown: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('goBackAndForth') }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('switchTab') }) },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('script'), input: fc.constantFrom(...scriptInputs) }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('storage'), fails: fc.boolean() }) },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

const settled = async () => {
  for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
};

async function live(phone: Phone, happened: Happening): Promise<void> {
  if ('action' in happened) {
    for (let tap = 0; tap < happened.taps; tap += 1) phone.send(happened.action);
  } else if ('which' in happened && 'fails' in happened) {
    // Also work of a step that was left: a late answer.
    const work = phone.work[phone.work.length - 1 - happened.which];
    if (happened.fails) work?.fail();
    else work?.succeed();
  } else if ('verdict' in happened) {
    const open = phone.handedOff[phone.handedOff.length - 1];
    if (open && phone.orders.get(open) === 'open') {
      phone.orders.set(open, happened.verdict === 'passed' ? 'passed' : 'rejected');
    }
  } else if ('code' in happened) {
    const orderNo = phone.handedOff[phone.handedOff.length - 1 - happened.which] ?? 'forged';
    phone.returned = { code: happened.code, orderNo };
    phone.reload();
  } else if ('newWebView' in happened) phone.reload(happened);
  else if ('days' in happened) {
    phone.now += happened.days * 86_400_000;
    phone.clockWasAhead ||= happened.days > 0;
  } else if ('isShown' in happened) phone.show(happened.isShown);
  else if ('input' in happened)
    phone.send(happened.input as object as FlowAction); // as a script without types
  else if (happened.what === 'goBackAndForth') phone.goBackAndForth();
  else if (happened.what === 'switchTab') phone.switchTab();
  else if ('fails' in happened) {
    phone.storageFails = happened.fails;
    phone.storageHasFailed ||= happened.fails;
  } else goOn(phone);
  await settled();
}

/** Does what brings the flow forward. */
function goOn(phone: Phone): void {
  const { step } = phone.state;
  if (step === 'consenting') phone.send(events.ACCEPT_CONSENT);
  else if (step === 'capturing') phone.send(events.CHOOSE_PHOTO);
  else if (step === 'reviewing') phone.send(events.USE_PHOTO);
  else if (step === 'enteringIdentity') phone.send(events.SUBMIT_IDENTITY);
  else if (step === 'undecided' || step === 'interrupted') phone.send(events.ASK_RESULT);
  else if (step === 'failed' || step === 'rejected') phone.send(events.RETRY);
  else phone.work[phone.work.length - 1]?.succeed();
}

const KEYS = ['maxAgeMs', 'orderNo', 'startedAt', 'status', 'traceNo', 'version'];

function check(phone: Phone): void {
  for (const { page, work } of phone.tabs) checkPage(phone, page.getState(), work);

  // faceAdv is asked when the person comes to it, never again by itself.
  expect(phone.ticketRequests).toBeLessThanOrEqual(phone.movesToRequesting);
  // A ticket is used once.
  expect(new Set(phone.handedOff).size).toBe(phone.handedOff.length);
  if (!phone.storageHasFailed) {
    // The host hears of an order once.
    expect(new Set(phone.completed).size).toBe(phone.completed.length);
    // An order is decided, or its age is over: nothing else erases it.
    if (!phone.clockWasAhead) {
      for (const orderNo of phone.handedOff) {
        const isTold = phone.completed.includes(orderNo);
        expect(phone.statusOf(orderNo)).toEqual(
          isTold ? 'settled' : expect.stringMatching(/^(?:open|returned|overdue|released)$/),
        );
      }
    }
  }
  // Nothing is written down but the order and the picker.
  for (const record of phone.records) {
    if (!/^(camera|album) -?\d+$/.test(record)) expect(Object.keys(JSON.parse(record)).sort()).toEqual(KEYS);
  }
}

function checkPage(phone: Phone, state: FlowState, work: readonly Work[]): void {
  const running = work.filter(({ signal }) => !signal.aborted);
  // The verdict is the backend's.
  if (state.step === 'passed' || state.step === 'rejected') {
    expect(phone.orders.get(state.outcome.orderNo)).toBe(state.step);
  }
  // One thing runs at a time, and none before consent or while the person is to act.
  expect(running.length).toBeLessThanOrEqual(1);
  if (state.step === 'consenting' || state.step === 'cancelled') {
    expect(running.filter(({ kind }) => kind !== 'photo')).toEqual([]);
  }
  // Nobody is trapped, even if what runs never ends: an action leads on.
  const waysOut = actions.filter((action) => transition(state, action, matchPlan) !== state);
  if (state.step !== 'finished') expect(waysOut).not.toEqual([]);
}

describe.each([
  ['match', matchPlan],
  ['authmatch', authmatchPlan],
] as const)('%s survives taps, lost answers, reloads, clocks and storage', (_type, plan) => {
  test.prop([fc.array(happening, { minLength: 5, maxLength: 40 })], { numRuns })(
    'in any order',
    async (happenings) => {
      const phone = new Phone(plan);
      for (const happened of happenings) {
        await live(phone, happened);
        check(phone);
      }
    },
  );
});

test.prop([fc.array(happening, { maxLength: 25 })], { numRuns: Math.ceil(numRuns / 4) })(
  'and whoever goes on gets to the end of it',
  async (happenings) => {
    const phone = new Phone(matchPlan);
    for (const happened of happenings) await live(phone, happened);
    phone.storageFails = false;
    phone.show(true);
    for (let tap = 0; tap < 30 && phone.state.step !== 'passed'; tap += 1) {
      if (phone.state.step === 'finished') return;
      // An order that the backend does not know, from a forged return, is never decided.
      if (phone.state.step === 'cancelled' || phone.state.step === 'undecided') phone.send(events.START_OVER);
      for (const orderNo of phone.handedOff) {
        if (phone.orders.get(orderNo) === 'open') phone.orders.set(orderNo, 'passed');
      }
      goOn(phone);
      await settled();
    }
    expect(phone.state.step).toBe('passed');
  },
);
