import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
export const cache = join(root, '.cache/proof');
const vitest = join(root, 'node_modules/vitest/vitest.mjs');

/**
 * Runs one step and leaves its record, unless it does so itself.
 * @param {import('./steps.mjs').Step} step
 * @param {string} commit
 */
export async function runStep(step, commit) {
  mkdirSync(cache, { recursive: true });
  const report = join(cache, `${step.name}.report`);
  const command =
    step.kind === 'vitest'
      ? [process.execPath, vitest, 'run', ...step.args, '--reporter=json', `--outputFile=${report}`]
      : ['npm', 'run', '--silent', ...step.args];
  const { status, output } = await run(command, step.environment);
  if (step.kind === 'script') return;
  const { passed, failed } = step.kind === 'vitest' ? countTests(report) : countLines(output);
  rmSync(report, { force: true });
  const total = passed + failed;
  const claim = {
    promise: step.promise,
    figure: total > 0 ? `${passed} of ${total}${skippedOf(output)}` : 'it did not come to a test',
    wanted: 'all',
    passed: status === 0 && failed === 0 && passed > 0,
  };
  const words =
    step.kind === 'vitest' ? `npx vitest run ${step.args.join(' ')}` : `npm run ${step.args.join(' ')}`;
  const record = { command: words, at: new Date().toISOString(), commit, claims: [claim] };
  writeFileSync(join(cache, `${step.name}.json`), `${JSON.stringify(record, null, 2)}\n`);
}

/**
 * Shows what the command says while it runs.
 * @param {readonly string[]} command
 * @param {Readonly<Record<string, string>>} [environment]
 * @returns {Promise<{ status: number, output: string }>}
 */
function run([file = '', ...args], environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (part) => {
      output += part;
      process.stdout.write(part);
    });
    child.once('error', () => resolve({ status: 1, output }));
    child.once('close', (status) => resolve({ status: status ?? 1, output }));
  });
}

/** @param {string} path of Vitest's JSON report */
function countTests(path) {
  try {
    const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(path, 'utf8'));
    // A file that could not be read at all has no failed test.
    return { passed: numPassedTests, failed: numFailedTests || (success ? 0 : 1) };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

/**
 * Marks, and the sums of what prints no line for each check.
 * @param {string} output
 */
function countLines(output) {
  const count = (/** @type {RegExp} */ rule) => output.match(rule)?.length ?? 0;
  const sums = [...output.matchAll(/: (\d+) passed, (\d+) failed/g)];
  const sum = (/** @type {number} */ at) => sums.reduce((total, found) => total + Number(found[at]), 0);
  return { passed: count(/^✓/gm) + sum(1), failed: count(/^✗/gm) + sum(2) };
}

/** @param {string} output */
function skippedOf(output) {
  const skipped = [...output.matchAll(/^(.+): not installed, skipped$/gm)].map(([, name]) => name);
  return skipped.length > 0 ? `, without ${[...new Set(skipped)].join(', ')}` : '';
}
