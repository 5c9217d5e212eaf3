import { expect, it } from 'vitest';
import { chosenSteps, steps } from '../../../tools/checks/steps.mjs';

it('runs every step when none is named', () => {
  expect(chosenSteps([])).toEqual(steps);
});

it.each([[['--only', 'journeys', 'lint']], [['--only=journeys,lint']], [['--only', 'journeys,lint']]])(
  'runs the named steps in their own order: %j',
  (args) => {
    expect(chosenSteps(args).map(({ id }) => id)).toEqual(['lint', 'journeys']);
  },
);

it.each([['engines'], ['gateway'], ['package'], ['hosts']])('builds first what %s looks at', (id) => {
  expect(chosenSteps(['--only', id]).map((step) => step.id)).toEqual(['build', id]);
});

it.each([
  [['--only', 'jurneys'], /does not know jurneys.*typecheck lint/],
  [['journeys'], /does not know journeys: use npm test -- --only/],
  [['--watch'], /does not know --watch/],
  [['--only'], /names no step/],
])('says what it knows instead of guessing: %j', (args, message) => {
  expect(() => chosenSteps(args)).toThrow(message);
});
