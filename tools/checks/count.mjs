/**
 * @typedef {{ status: string, ancestorTitles?: readonly string[], title?: string }} VitestTest
 * @typedef {{ status: string, name?: string, assertionResults: readonly VitestTest[] }} VitestFile
 * @typedef {{ testResults?: readonly VitestFile[] }} VitestReport
 * @typedef {{ passed: number, failed: number, skipped: number, problem?: string }} Count
 */

/** Vitest's words for a test that did not run and was not meant to. */
export const SKIPPED = ['skipped', 'todo', 'disabled'];

/**
 * Counts the tests of a Vitest run by its JSON report. What is no test and yet went wrong counts as one
 * failed test: a file that could not be loaded or whose hook failed, a run that crashed or reported unhandled
 * errors, a run without a test, and under CI a run that skips one.
 * @param {VitestReport | undefined} report
 * @param {number} exitCode of Vitest
 * @param {boolean} isCi
 * @returns {Count}
 */
export function countVitest(report, exitCode, isCi) {
  if (!report?.testResults) return failure(`the run ended without a report (${ending(exitCode)})`);
  const files = report.testResults.map(countFile);
  const passed = sum(files.map((file) => file.passed));
  const failed = sum(files.map((file) => file.failed));
  const skipped = sum(files.map((file) => file.skipped));
  const problem = failed > 0 ? undefined : problemOf({ passed, skipped, exitCode, isCi });
  return problem ? { passed, failed: failed + 1, skipped, problem } : { passed, failed, skipped };
}

/**
 * Returns what is wrong with a run none of whose tests failed.
 * @param {{ passed: number, skipped: number, exitCode: number, isCi: boolean }} run
 * @returns {string | undefined}
 */
function problemOf({ passed, skipped, exitCode, isCi }) {
  if (passed + skipped === 0) return 'no test ran';
  if (exitCode !== 0) return `no test failed, yet the run did (${ending(exitCode)})`;
  return isCi && skipped > 0 ? 'nothing may be skipped under CI' : undefined;
}

/**
 * A test still pending when the run is over was cut off by a crash: it failed.
 * @param {VitestFile} file
 * @returns {Count}
 */
function countFile({ status, assertionResults }) {
  const passed = assertionResults.filter((test) => test.status === 'passed').length;
  const skipped = assertionResults.filter((test) => SKIPPED.includes(test.status)).length;
  const failed = assertionResults.length - passed - skipped;
  return { passed, skipped, failed: status === 'failed' ? Math.max(failed, 1) : failed };
}

/**
 * Counts a command that is one check as a whole.
 * @param {number} exitCode
 * @returns {Count}
 */
export function countCommand(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : failure(ending(exitCode));
}

/**
 * @param {string} problem
 * @returns {Count}
 */
export function failure(problem) {
  return { passed: 0, failed: 1, skipped: 0, problem };
}

/**
 * Counts a step that could not run here as one skipped test.
 * @param {string} problem
 * @returns {Count}
 */
export function skip(problem) {
  return { passed: 0, failed: 0, skipped: 1, problem };
}

/**
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export function total(counts) {
  return {
    passed: sum(counts.map(({ passed }) => passed)),
    failed: sum(counts.map(({ failed }) => failed)),
    skipped: sum(counts.map(({ skipped }) => skipped)),
  };
}

/**
 * @param {Count} count
 * @returns {string} `12 passed, 0 failed`, and `, 1 skipped` when some are
 */
export function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * Returns whether nothing failed. A count of no test at all is not green.
 * @param {Count} count
 */
export function isGreen({ passed, failed, skipped }) {
  return failed === 0 && passed + skipped > 0;
}

/** @param {number} exitCode of run(), which has 124 for what took too long */
function ending(exitCode) {
  return exitCode === 124 ? 'stopped, as it took too long' : `exit code ${exitCode}`;
}

/** @param {readonly number[]} numbers */
function sum(numbers) {
  return numbers.reduce((before, number) => before + number, 0);
}
