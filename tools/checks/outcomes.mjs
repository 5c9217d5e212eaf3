import { relative } from 'node:path';
import { SKIPPED } from './count.mjs';
import { selectorOf } from './steps.mjs';

/**
 * @typedef {import('./count.mjs').VitestReport} VitestReport
 * @typedef {import('./count.mjs').VitestTest} VitestTest
 * @typedef {import('./steps.mjs').Step} Step
 * @typedef {{ file: string, name?: string }} Outcome A test by its file and full name; a whole file without a name.
 */

/**
 * Lists the tests that failed, and the files that failed without a failed test.
 * @param {VitestReport} report
 * @param {string} root folder that the files are relative to
 * @returns {readonly Outcome[]}
 */
export function failedIn({ testResults = [] }, root) {
  return testResults.flatMap(({ name = '', status, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter((test) => !['passed', ...SKIPPED].includes(test.status));
    if (failed.length > 0) return failed.map((test) => ({ file, name: nameOf(test) }));
    return status === 'failed' ? [{ file }] : [];
  });
}

/**
 * Lists the tests that were skipped.
 * @param {VitestReport} report
 * @param {string} root folder that the files are relative to
 * @returns {readonly Outcome[]}
 */
export function skippedIn({ testResults = [] }, root) {
  return testResults.flatMap(({ name = '', status, assertionResults }) =>
    status === 'failed'
      ? []
      : assertionResults
          .filter((test) => SKIPPED.includes(test.status))
          .map((test) => ({ file: relative(root, name), name: nameOf(test) })),
  );
}

/**
 * Returns the full name as Vitest's `-t` matches it. The report's own `fullName` has spaces between the titles.
 * @param {VitestTest} test
 */
function nameOf({ ancestorTitles = [], title = '' }) {
  return [...ancestorTitles, title].join(' > ');
}

/**
 * Returns the command that runs a step, a file or a test alone.
 * @param {Step} step
 * @param {Outcome} [outcome] `@default` the whole step
 */
export function commandFor(step, outcome) {
  if (step.kind === 'script') return `npm run ${step.id}`;
  const words = ['npx vitest run', ...selectorOf(step)];
  if (outcome) words.push(quote(outcome.file));
  if (outcome?.name) words.push('-t', quote(`^${outcome.name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`));
  return words.join(' ');
}

/**
 * Quotes a word for a shell, unless it is plain.
 * @param {string} word
 */
function quote(word) {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replace(/'/g, `'\\''`)}'`;
}
