import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * @typedef {{ promise: string, figure: string, wanted: string, passed: boolean }} Claim
 * @typedef {{ name: string, command: string, at: string, commit: string, claims: readonly Claim[] }} ProofRecord
 */

/**
 * Whatever proving runs have left under .cache/proof: a record of ours, a list of claims, or one.
 * @returns {readonly ProofRecord[]}
 */
export function readRecords() {
  const folder = join(root, '.cache/proof');
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().flatMap((file) => {
    const found = readJson(join(folder, file));
    const claims = [found?.claims ?? found].flat().filter((claim) => typeof claim?.promise === 'string');
    if (claims.length === 0) return [];
    const { command = '', at = '', commit = '' } = Object(found);
    return [{ name: file.replace(/\.json$/, ''), command, at, commit, claims }];
  });
}

/**
 * The mutation score and the branch coverage, as far as their own commands have been run.
 * @returns {readonly Claim[]}
 */
export function readOthers() {
  return [mutationScore(), branchCoverage()];
}

/** As Stryker counts: of the mutants that are covered or not, those that a test has found. */
function mutationScore() {
  const report = readJson(join(root, '.cache/mutation/mutation.json'));
  const mutants = Object.values(Object(report?.files)).flatMap(({ mutants: found }) => found);
  const count = (/** @type {string[]} */ ...statuses) =>
    mutants.filter(({ status }) => statuses.includes(status)).length;
  const found = count('Killed', 'Timeout');
  const all = found + count('Survived', 'NoCoverage');
  const score = all > 0 ? (100 * found) / all : undefined;
  return {
    promise: 'Tests find a mistake in flow, client, photo search and validators',
    figure: score === undefined ? 'not run' : `${score.toFixed(1)} %, ${found} of ${all} mutants`,
    wanted: 'at least 85 %',
    passed: score !== undefined && score >= 85,
  };
}

function branchCoverage() {
  const { pct, covered, total } = Object(
    readJson(join(root, '.cache/coverage/coverage-summary.json'))?.total?.branches,
  );
  return {
    promise: 'Tests go through the branches there',
    figure: typeof pct === 'number' ? `${pct} %, ${covered} of ${total} branches` : 'not run',
    wanted: 'at least 95 %',
    passed: typeof pct === 'number' && pct >= 95,
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
