import { setupProblem } from '../setup/problem.mjs';

/**
 * One step of `npm test`: an npm script, or one project of Vitest.
 * @typedef {object} Step
 * @property {string} id what `--only` calls it
 * @property {string} title
 * @property {'script' | 'vitest'} kind whether `id` is an npm script, which counts as one test, or a Vitest
 * project, whose tests are counted
 * @property {readonly string[]} [select] Arguments that select the tests. `@default ['--project', id]`
 * @property {boolean} [needsBrowser] Whether every test of the step drives Chromium.
 * @property {boolean} [needsEngines] Whether the step drives Firefox and WebKitGTK.
 * @property {boolean} [needsRedis] Whether tests of the step start a redis-server.
 * @property {boolean} [needsBuild]
 */

/** @type {readonly Step[]} */
export const steps = [
  { id: 'typecheck', title: 'Type check', kind: 'script' },
  { id: 'lint', title: 'Lint', kind: 'script' },
  { id: 'node', title: 'Unit tests in Node', kind: 'vitest' },
  { id: 'browser', title: 'Unit tests in Chromium', kind: 'vitest', needsBrowser: true },
  { id: 'photo', title: 'Photo tests in Chromium', kind: 'vitest', needsBrowser: true },
  { id: 'build', title: 'Library build', kind: 'script' },
  { id: 'journeys', title: 'Journeys in Chromium', kind: 'vitest', needsBrowser: true },
  { id: 'returns', title: 'Leaving and coming back in Chromium', kind: 'vitest', needsBrowser: true },
  {
    id: 'engines',
    title: 'Journeys in Firefox and WebKit',
    kind: 'vitest',
    needsEngines: true,
    needsBuild: true,
  },
  {
    id: 'gateway',
    title: 'Gateway with Redis',
    kind: 'vitest',
    needsBrowser: true,
    needsRedis: true,
    needsBuild: true,
  },
  { id: 'package', title: 'Package: contents', kind: 'vitest', needsBrowser: true, needsBuild: true },
  {
    id: 'hosts',
    title: 'Package: host pages and projects',
    kind: 'vitest',
    needsBrowser: true,
    needsBuild: true,
  },
  {
    id: 'sandbox',
    title: 'Stories of the sandbox in light',
    kind: 'vitest',
    select: ['-c', 'sandbox/vitest.config.ts', '--project', 'light'],
    needsBrowser: true,
  },
];

/**
 * Returns the arguments of Vitest that select the tests of a step.
 * @param {Step} step
 */
export function selectorOf({ id, select = ['--project', id] }) {
  return select;
}

/**
 * @param {readonly string[]} args of the command line: nothing, or `--only` and the ids of some steps, with
 * spaces or commas between them
 * @returns {readonly Step[]} in their own order, whatever the order of the arguments, with the build before those that
 * need it: on a fresh checkout there is none, and later it may be an old one
 * @throws {Error} a set-up problem, when an argument is no step
 */
export function chosenSteps(args) {
  if (args.length === 0) return steps;
  const [option = '', ...rest] = args.flatMap((arg) => arg.split(/[=,]/));
  const known = steps.map(({ id }) => id);
  const unknown = option === '--only' ? rest.find((id) => !known.includes(id)) : option;
  if (unknown === undefined && rest.length > 0) return withBuild(steps.filter(({ id }) => rest.includes(id)));
  const what = unknown === undefined ? '--only names no step' : `npm test does not know ${unknown}`;
  throw setupProblem(`${what}: use npm test -- --only with some of ${known.join(' ')}.`);
}

/** @param {readonly Step[]} chosen */
function withBuild(chosen) {
  if (!chosen.some(({ needsBuild }) => needsBuild)) return chosen;
  return steps.filter((step) => step.id === 'build' || chosen.includes(step));
}
