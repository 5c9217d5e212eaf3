import { expect, it } from 'vitest';
import type { FlowPlan, FlowState } from '../../../src/flow/states.js';
import { countStepsBack } from '../../../src/session/backButton.js';

const match: FlowPlan = { type: 'match', consent: true };
const photo = { base64: '/9j/', bytes: 3, width: 1, height: 1, hints: [] } as unknown as Extract<
  FlowState,
  { step: 'reviewing' }
>['photo']; // the steps back depend on no part of it

it.each<[FlowState, FlowPlan, number]>([
  [{ step: 'consenting' }, match, 0],
  [{ step: 'capturing' }, match, 1],
  [{ step: 'reviewing', photo }, match, 2],
  [{ step: 'requestingTicket', subject: { type: 'match', photo } }, match, 3],
  [{ step: 'cancelled' }, match, 0],
  [{ step: 'capturing' }, { ...match, consent: false }, 0],
  [{ step: 'reviewing', photo }, { ...match, consent: false }, 1],
  [{ step: 'enteringIdentity', identity: {} }, { type: 'authmatch', consent: true, identity: {} }, 1],
])('%o has as many steps before it as the user can go back', (state, plan, steps) => {
  expect(countStepsBack(state, plan)).toBe(steps);
});
