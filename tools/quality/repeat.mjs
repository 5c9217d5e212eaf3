import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCommit } from './shared/readCommit.mjs';

/**
 * Repeats Vitest and tells which tests did not always do the same: `npm run repeat -- 20 --project journeys`. What comes
 * after the number goes to Vitest. A test that fails every time is broken, one that fails some times is a flake. The record
 * for `npm run proof` is written after each run, so what is broken off has proved what it ran.
 */
const [given = '', ...args] = process.argv.slice(2);
const times = Number(given);
if (!Number.isInteger(times) || times < 1) {
  console.error('npm run repeat -- 20 --project journeys: how often first, then what Vitest takes.');
  process.exit(2);
}
const root = fileURLToPath(new URL('../../', import.meta.url));
const cache = join(root, '.cache/proof');
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const slug =
  args
    .join('-')
    .replace(/[^\w]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'all';
const commit = readCommit();
mkdirSync(cache, { recursive: true });

/** How often each test has failed. @type {Map<string, number>} */
const failures = new Map();
let tests = 0;
let broken = 0;
for (let time = 1; time <= times; time += 1) {
  const begun = Date.now();
  const output = join(cache, `repeat-${process.pid}.json`);
  const { status } = spawnSync(
    process.execPath,
    [vitest, 'run', ...args, '--reporter=json', `--outputFile=${output}`],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const failed = readFailures(output);
  for (const name of failed.keys()) failures.set(name, (failures.get(name) ?? 0) + 1);
  // A run may fail without a failed test: an error outside of all, or no report at all.
  if (status !== 0 && failed.size === 0) broken += 1;
  const seconds = Math.round((Date.now() - begun) / 1000);
  const words = failed.size > 0 ? `${failed.size} failed` : status === 0 ? 'all passed' : 'broke off';
  console.log(`${time} of ${times}: ${seconds} s, ${words}`);
  for (const [name, message] of failed) console.log(`  ${name}\n    ${message}`);
  writeRecord(time);
}

for (const [name, failed] of failures) {
  console.log(`${failed === times ? 'broken' : `flake, ${failed} of ${times}`}: ${name}`);
}
console.log(`${times} runs of ${tests} tests: ${failures.size} flaky or broken, ${broken} broke off.`);
process.exitCode = isProved() ? 0 : 1;

function isProved() {
  return failures.size === 0 && broken === 0 && tests > 0;
}

/** @param {number} done how many runs have ended */
function writeRecord(done) {
  const record = {
    command: `npm run repeat -- ${[done, ...args].join(' ')}`,
    at: new Date().toISOString(),
    commit,
    claims: [
      {
        promise: `No flake in ${done} repeats of ${args.join(' ') || 'all tests'}`,
        figure: `${failures.size} tests that failed, ${broken} runs that broke off, ${tests} tests each`,
        wanted: '0 and 0',
        passed: isProved(),
      },
    ],
  };
  writeFileSync(join(cache, `repeat-${slug}.json`), `${JSON.stringify(record, null, 2)}\n`);
}

/**
 * @param {string} path of Vitest's JSON report
 * @returns {Map<string, string>} the first line of the message by the name of the test
 */
function readFailures(path) {
  const failed = new Map();
  try {
    const report = JSON.parse(readFileSync(path, 'utf8'));
    tests = report.numTotalTests;
    for (const { name, assertionResults } of report.testResults) {
      for (const { status, fullName, failureMessages } of assertionResults) {
        if (status !== 'failed') continue;
        failed.set(`${name.replace(root, '')} ${fullName}`, String(failureMessages[0] ?? '').split('\n')[0]);
      }
    }
    rmSync(path);
  } catch {
    // Told by the run's status.
  }
  return failed;
}
