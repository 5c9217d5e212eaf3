import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { alone } from '../setup/alone.mjs';
import { ensureBrowser } from '../setup/ensureBrowser.mjs';
import { ensureChineseFont } from '../setup/ensureChineseFont.mjs';
import { ensureDependencies, root } from '../setup/ensureDependencies.mjs';
import { ensureEngines } from '../setup/ensureEngines.mjs';
import { ensureRedis } from '../setup/ensureRedis.mjs';
import { exitWith } from '../setup/problem.mjs';
import { lackOfRoom } from '../setup/room.mjs';
import { npm, run, stopChildrenWithUs } from '../setup/run.mjs';
import { countCommand, countVitest, failure, inWords, isGreen, skip, total } from './count.mjs';
import { commandFor, failedIn, skippedIn } from './outcomes.mjs';
import { chosenSteps, selectorOf } from './steps.mjs';

const REPORTS = `${root}.cache/test-reports`;
const LOCK = `${root}.cache/testing`;
const NO_BROWSER =
  'Chromium is missing: install Chromium or Chrome, or set CHROME_PATH to one, then run npm test again.';
const NO_REDIS =
  'redis-server is missing: install it, such as by apt-get install redis-server, then run npm test again.';
const STEP_TIMEOUT_MS = 1_200_000;
const NEEDED_MB = 1_000;
/** Maximum number of failed tests that are named for each step. */
const NAMED_FAILURES = 10;

let hasRedis = false;

const isCi = Boolean(process.env['CI']);

/**
 * @typedef {import('./steps.mjs').Step} Step
 * @typedef {import('./count.mjs').Count} Count
 * @typedef {import('./count.mjs').VitestReport} VitestReport
 * @typedef {{ step: Step, count: Count, ms: number, report?: VitestReport | undefined }} Result
 */

/**
 * `npm test`: installs what is missing, runs the steps, and ends with the count of all tests.
 * @param {readonly string[]} args
 */
export async function test(args) {
  stopChildrenWithUs();
  try {
    const chosen = chosenSteps(args);
    // Two runs in one folder would write over each other's build and reports.
    const isPassed = await alone(LOCK, () => runChosen(chosen), sayWaiting);
    process.exitCode = isPassed ? 0 : 1;
  } catch (error) {
    exitWith(error);
  }
}

/**
 * @param {readonly Step[]} chosen
 * @returns {Promise<boolean>} whether no test failed
 */
async function runChosen(chosen) {
  const problems = await setUp(chosen);
  const results = await runAll(chosen);
  const count = total(results.map(({ count }) => count));
  const lack = isGreen(count) ? undefined : lackOfRoom(NEEDED_MB, root, tmpdir());
  printResult(results, lack ? [...problems, lack] : problems);
  console.log(`\n${inWords(count)}`);
  return isGreen(count);
}

/** @param {number} holder */
function sayWaiting(holder) {
  console.log(
    `Waiting for the npm test that runs in this folder already (process ${holder}; if that is something else, delete ${LOCK}).`,
  );
}

/**
 * Brings what the steps need.
 * @param {readonly Step[]} chosen
 * @returns {Promise<readonly string[]>} one sentence for each program that is missing or does not start
 */
async function setUp(chosen) {
  await ensureDependencies();
  const problems = [];
  if (chosen.some(({ needsBrowser }) => needsBrowser)) {
    // findBrowser() of browser.mjs prefers it, so that every test drives the browser that was seen to start.
    const browser = await ensureBrowser();
    if (browser) process.env['CHROME_PATH'] = browser;
    else problems.push(NO_BROWSER);
    await ensureChineseFont();
  }
  if (chosen.some(({ needsRedis }) => needsRedis)) {
    hasRedis = await ensureRedis();
    if (!hasRedis) problems.push(NO_REDIS);
  }
  if (chosen.some(({ needsEngines }) => needsEngines)) problems.push(...(await ensureEngines()));
  return problems;
}

/**
 * A failed step hides none of the later ones, except that nothing can be said of a package not built.
 * @param {readonly Step[]} chosen
 * @returns {Promise<readonly Result[]>}
 */
async function runAll(chosen) {
  /** @type {Result[]} */
  const results = [];
  for (const step of chosen) {
    const isBuilt = results.every(({ step, count }) => step.id !== 'build' || isGreen(count));
    heading(step.title);
    const start = performance.now();
    const outcome = withoutRunning(step, isBuilt) ?? (await runStep(step));
    const result = { step, ms: performance.now() - start, ...outcome };
    console.log(line(result));
    results.push(result);
  }
  return results;
}

/**
 * Returns the count of a step that cannot run, else nothing.
 * @param {Step} step
 * @param {boolean} isBuilt
 */
function withoutRunning({ needsBuild, needsBrowser, needsRedis }, isBuilt) {
  if (needsBuild && !isBuilt) return { count: failure('not run, as the build failed') };
  const lack =
    needsBrowser && !process.env['CHROME_PATH']
      ? 'no Chromium'
      : needsRedis && !hasRedis
        ? 'no redis-server'
        : undefined;
  return lack && { count: isCi ? failure(lack) : skip(lack) };
}

/**
 * @param {Step} step
 * @returns {Promise<{ count: Count, report?: VitestReport | undefined }>}
 */
async function runStep(step) {
  const options = { cwd: root, timeoutMs: STEP_TIMEOUT_MS };
  if (step.kind === 'script')
    return { count: countCommand(await run(...npm(['run', '--silent', step.id]), options)) };
  const path = `${REPORTS}/${step.id}.json`;
  mkdirSync(REPORTS, { recursive: true });
  rmSync(path, { force: true });
  const vitest = ['run', '--silent', 'vitest', '--', 'run', ...selectorOf(step)];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${path}`];
  const exitCode = await run(...npm([...vitest, ...reporters]), options);
  const report = readReport(path);
  return { count: countVitest(report, exitCode, isCi), report };
}

/**
 * @param {string} path
 * @returns {import('./count.mjs').VitestReport | undefined}
 */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} title */
function heading(title) {
  console.log(`\n── ${title} ${'─'.repeat(60 - title.length)}`);
}

/** @param {Result} result */
function line({ step, count, ms }) {
  const mark = isGreen(count) ? 'ok    ' : 'FAILED';
  const seconds = `${(ms / 1000).toFixed(1)} s`.padStart(7);
  const problem = count.problem ? `: ${count.problem}` : '';
  return `${mark} ${seconds}  ${step.title}: ${inWords(count)}${problem}`;
}

/**
 * Prints the steps with their counts, then what was skipped and what failed, with the command that repeats it.
 * @param {readonly Result[]} results
 * @param {readonly string[]} problems
 */
function printResult(results, problems) {
  heading('Result');
  for (const result of results) console.log(line(result));
  const skipped = results.flatMap(skippedLines);
  if (skipped.length > 0) heading('Skipped');
  for (const skippedLine of skipped) console.log(skippedLine);
  const failed = results.filter(({ count }) => !isGreen(count));
  if (failed.length > 0) heading('Failed');
  for (const result of failed) printFailures(result);
  if (problems.length > 0) console.log(`\n${problems.join('\n')}`);
}

/**
 * @param {Result} result
 * @returns {readonly string[]}
 */
function skippedLines({ step, count, report }) {
  if (report) return skippedIn(report, root).map(({ file, name }) => `${file}: ${name}`);
  return count.skipped > 0 ? [`${step.title}: the whole step`] : [];
}

/** @param {Result} result */
function printFailures({ step, report }) {
  const failures = report ? failedIn(report, root) : [];
  if (failures.length === 0) console.log(`${step.title}\n  ${commandFor(step)}`);
  for (const failure of failures.slice(0, NAMED_FAILURES)) {
    console.log(`${failure.file}: ${failure.name ?? 'the whole file'}\n  ${commandFor(step, failure)}`);
  }
  const more = failures.length - NAMED_FAILURES;
  if (more > 0) console.log(`${step.title}: ${more} more\n  ${commandFor(step)}`);
}
