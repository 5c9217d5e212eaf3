/** What the projects of `npm test` promise. */
export const TESTED = {
  node: 'The rules of flow, client, handoff and resume hold',
  browser: 'The widget behaves in a real Chromium',
  photo: 'Every photo is upright, without metadata and under the limit',
  journeys: 'A person gets from the first page to the result, whatever happens, under a strict policy',
  engines: 'Firefox and WebKit go through the script tag’s journeys',
  package: 'The package is complete, within its budget and clean under a strict policy',
};

/**
 * What `npm run proof` runs. A `script` leaves its own record, under .cache/proof or where its command leaves one; a `vitest` project is counted; of a
 * `lines` script the lines that begin with ✓ or ✗ are.
 * @typedef {object} Step
 * @property {string} name for `--only`
 * @property {'script' | 'vitest' | 'lines'} kind
 * @property {readonly string[]} args of `npm run`, or of Vitest
 * @property {string} [promise] of a step that leaves no record itself
 * @property {Readonly<Record<string, string>>} [environment]
 */

/**
 * @param {{ flows: number, soak: number, lives: number, repeats: number }} bounds how much of each
 * @returns {readonly Step[]}
 */
export const stepsOf = ({ flows, soak, lives, repeats }) => [
  { name: 'test', kind: 'script', args: ['test'] },
  vitest('returns', 'Whoever leaves for the face SDK and comes back finds the result'),
  vitest('hosts', 'Host pages that fight back do not break the widget'),
  {
    name: 'survival',
    kind: 'vitest',
    args: ['--project', 'node', '--testTimeout=3600000', 'test/unit/flow/survival.test.ts'],
    promise: `${lives} random lives of the flow of each kind never reach a state without a way on`,
    environment: { SURVIVAL_RUNS: String(lives) },
  },
  { name: 'chaos', kind: 'script', args: ['chaos', '--', '--flows', String(flows)] },
  { name: 'missing', kind: 'script', args: ['test:missing'] },
  { name: 'soak', kind: 'script', args: ['soak', '--', '--flows', String(soak)] },
  { name: 'coverage', kind: 'script', args: ['coverage'] },
  { name: 'mutation', kind: 'script', args: ['mutation'] },
  {
    name: 'engines',
    kind: 'lines',
    args: ['test:engines'],
    promise: 'Photo, camera, coming back and whole journeys work in Firefox, WebKit and old Chromiums',
  },
  ...(repeats > 0
    ? [
        {
          name: 'repeat',
          kind: /** @type {const} */ ('script'),
          args: ['repeat', '--', String(repeats), '--project', 'journeys'],
        },
      ]
    : []),
];

/**
 * @param {string} name of the project
 * @param {string} promise
 * @returns {Step}
 */
function vitest(name, promise) {
  return { name, kind: 'vitest', args: ['--project', name], promise };
}
