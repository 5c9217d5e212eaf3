import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TESTED } from './steps.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * @typedef {{ promise: string, figure: string, wanted: string, passed: boolean }} Claim
 * @typedef {{ name: string, command: string, at: string, commit: string, claims: readonly Claim[] }} ProofRecord
 */

/**
 * Whatever proving runs have left: under .cache/proof a record of ours, a list of claims, or one; the reports of
 * `npm test`, of Stryker and of the coverage in their own folders.
 * @returns {readonly ProofRecord[]}
 */
export function readRecords() {
  const folder = join(root, '.cache/proof');
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const ours = names.sort().flatMap((file) => {
    const found = readJson(join(folder, file));
    const claims = [found?.claims ?? found].flat().filter((claim) => typeof claim?.promise === 'string');
    if (claims.length === 0) return [];
    const { command = '', at = '', commit = '' } = Object(found);
    return [{ name: file.replace(/\.json$/, ''), command, at, commit, claims }];
  });
  return [
    ...ours,
    ...Object.entries(TESTED).flatMap(([id, promise]) =>
      readReport(`test-${id}`, 'npm run test', `.cache/test-reports/${id}.json`, (report) =>
        testsOf(promise, report),
      ),
    ),
    ...readReport('mutation', 'npm run mutation', '.cache/mutation/mutation.json', mutationScore),
    ...readReport('coverage', 'npm run coverage', '.cache/coverage/coverage-summary.json', branchCoverage),
  ];
}

/**
 * What is not run again keeps its figure, its date and its commit: a fresh checkout knows what was shown before it.
 * @param {readonly ProofRecord[]} earlier
 * @param {readonly ProofRecord[]} found
 * @param {string} commit of a report that names none, unless it is known from before: it may lie there for long
 * @returns {readonly ProofRecord[]}
 */
export function mergeRecords(earlier, found, commit) {
  const before = new Map(earlier.map((record) => [record.name, record]));
  for (const record of found) {
    const last = before.get(record.name);
    const known = last?.at === record.at ? last.commit : commit;
    before.set(record.name, { ...record, commit: record.commit || known });
  }
  return [...before.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/**
 * @param {string} name
 * @param {string} command
 * @param {string} path
 * @param {(report: unknown) => Claim | undefined} read
 * @returns {readonly ProofRecord[]}
 */
function readReport(name, command, path, read) {
  const file = join(root, path);
  const claim = read(readJson(file));
  if (!claim) return [];
  const at = statSync(file).mtime.toISOString();
  return [{ name, command, at, commit: '', claims: [claim] }];
}

/**
 * @param {string} promise
 * @param {unknown} report Vitest's
 * @returns {Claim | undefined}
 */
function testsOf(promise, report) {
  const {
    numPassedTests: passed,
    numTotalTests: all,
    numPendingTests: skipped = 0,
    success,
  } = Object(report);
  if (typeof passed !== 'number' || typeof all !== 'number') return undefined;
  return {
    promise,
    figure: `${passed} of ${all}${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    wanted: 'all',
    passed: success === true && passed > 0 && passed + skipped === all,
  };
}

/**
 * As Stryker counts: of the mutants that are covered or not, those that a test has found.
 * @param {unknown} report
 * @returns {Claim | undefined}
 */
function mutationScore(report) {
  const mutants = Object.values(Object(Object(report).files)).flatMap(({ mutants: found }) => found);
  const count = (/** @type {string[]} */ ...statuses) =>
    mutants.filter(({ status }) => statuses.includes(status)).length;
  const found = count('Killed', 'Timeout');
  const all = found + count('Survived', 'NoCoverage');
  if (all === 0) return undefined;
  const score = (100 * found) / all;
  return {
    promise: 'Tests find a mistake in flow, client, photo search and validators',
    figure: `${score.toFixed(1)} %, ${found} of ${all} mutants`,
    wanted: 'at least 85 %',
    passed: score >= 85,
  };
}

/**
 * @param {unknown} report
 * @returns {Claim | undefined}
 */
function branchCoverage(report) {
  const { pct, covered, total } = Object(Object(report).total?.branches);
  if (typeof pct !== 'number') return undefined;
  return {
    promise: 'Tests go through the branches there',
    figure: `${pct} %, ${covered} of ${total} branches`,
    wanted: 'at least 95 %',
    passed: pct >= 95,
  };
}

/** @param {string} path */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
