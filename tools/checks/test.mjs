import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureBrowser } from '../setup/ensureBrowser.mjs';
import { ensureDependencies, root } from '../setup/ensureDependencies.mjs';
import { ensureEngines } from '../setup/ensureEngines.mjs';
import { exitWith } from '../setup/problem.mjs';
import { npm, run, stopChildrenWithUs } from '../setup/run.mjs';
import { countCommand, countVitest, failure, inWords, isGreen, total } from './count.mjs';
import { chosenSteps } from './steps.mjs';

const REPORTS = `${root}.cache/test-reports`;
const STEP_TIMEOUT_MS = 600_000;

/**
 * @typedef {import('./steps.mjs').Step} Step
 * @typedef {import('./count.mjs').Count} Count
 * @typedef {{ step: Step, count: Count, ms: number }} Result
 */

/**
 * `npm test`: brings what is missing, runs the steps, and ends with the count of all tests.
 * @param {readonly string[]} args
 */
export async function test(args) {
  stopChildrenWithUs();
  try {
    const chosen = chosenSteps(args);
    await setUp(chosen);
    const results = await runAll(chosen);
    tell(results);
    process.exitCode = isGreen(total(results.map(({ count }) => count))) ? 0 : 1;
  } catch (error) {
    exitWith(error);
  }
}

/** @param {readonly Step[]} chosen */
async function setUp(chosen) {
  await ensureDependencies();
  // findBrowser() of browser.mjs prefers it, so that every test drives the browser that was seen to start.
  if (chosen.some(({ needsBrowser }) => needsBrowser)) process.env['CHROME_PATH'] = await ensureBrowser();
  if (chosen.some(({ needsEngines }) => needsEngines)) await ensureEngines();
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
    const count = step.needsBuild && !isBuilt ? failure('not run, as the build failed') : await runStep(step);
    const result = { step, count, ms: performance.now() - start };
    console.log(line(result));
    results.push(result);
  }
  return results;
}

/**
 * @param {Step} step
 * @returns {Promise<Count>}
 */
async function runStep({ id, kind }) {
  const options = { cwd: root, timeoutMs: STEP_TIMEOUT_MS };
  if (kind === 'script') return countCommand(await run(...npm(['run', '--silent', id]), options));
  const report = `${REPORTS}/${id}.json`;
  mkdirSync(REPORTS, { recursive: true });
  rmSync(report, { force: true });
  const vitest = ['run', '--silent', 'vitest', '--', 'run', '--project', id];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const exitCode = await run(...npm([...vitest, ...reporters]), options);
  return countVitest(readReport(report), exitCode);
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

/** @param {readonly Result[]} results */
function tell(results) {
  heading('Result');
  for (const result of results) console.log(line(result));
  console.log(`\n${inWords(total(results.map(({ count }) => count)))}`);
}
