import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { alone } from './alone.mjs';
import { misfitOf, reasonToInstall } from './lock.mjs';
import { setupProblem } from './problem.mjs';
import { lackOfRoom } from './room.mjs';
import { ask, npm, run } from './run.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const NEEDED_MB = 1_000;

/** Node 24, which comes with the dependencies: our tools need it, whatever Node npm itself runs on. */
const nodePath = `${root}node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`;

/**
 * Installs the dependencies if they are missing, incomplete, made for another platform, or not those of
 * the lock file.
 * @returns {Promise<string>} the path of the Node that runs our tools
 * @throws {Error} a set-up problem, when npm cannot install them
 */
export async function ensureDependencies() {
  const wanted = readJson(`${root}package-lock.json`);
  if (!wanted) throw setupProblem('package-lock.json is missing or damaged: bring it back from git.');
  const misfit = misfitOf(wanted, readJson(`${root}package.json`) ?? {});
  if (misfit)
    throw setupProblem(
      `package-lock.json does not fit package.json (${misfit}): bring both back from git, or run npm install.`,
    );
  if (reasonFor(wanted)) await alone(`${root}.cache/installing`, () => install(wanted), sayWaiting);
  if (nodeRuns(wanted)) return nodePath;
  throw setupProblem(
    `The npm package node brought no Node ${nodeVersion(wanted)} that runs on this machine (${process.platform} ${process.arch}).`,
  );
}

/**
 * @param {import('./lock.mjs').Lock} wanted
 * @returns {string | undefined}
 */
function reasonFor(wanted) {
  const installed = readJson(`${root}node_modules/.package-lock.json`);
  const reason = reasonToInstall(
    wanted,
    installed,
    (path) => readJson(`${root}${path}/package.json`)?.version,
  );
  return reason ?? (nodeRuns(wanted) ? undefined : 'their Node does not run here');
}

/** @param {import('./lock.mjs').Lock} wanted */
async function install(wanted) {
  const reason = reasonFor(wanted);
  if (!reason) return;
  const lack = lackOfRoom(NEEDED_MB, root);
  if (lack) throw setupProblem(lack);
  console.log(`Installing the dependencies: ${reason}.`);
  const start = performance.now();
  const code = await run(...npm(['ci', '--loglevel=error']), { cwd: root });
  if (code === 127) throw setupProblem('npm is not here: install Node.js with npm from https://nodejs.org.');
  if (code !== 0) throw setupProblem(`npm ci failed with exit code ${code}: what it says is above.`);
  if (!nodeRuns(wanted)) await runScriptOfNode();
  console.log(`Installed in ${((performance.now() - start) / 1000).toFixed(0)} s.`);
}

function sayWaiting() {
  console.log('Waiting for the other command that is installing the dependencies.');
}

/** The package node brings its binary by an install script, which a person may have switched off in npm. */
async function runScriptOfNode() {
  await run(...npm(['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error']), { cwd: root });
}

/** @param {import('./lock.mjs').Lock} wanted */
function nodeRuns(wanted) {
  return ask(nodePath, ['--version']).output === `v${nodeVersion(wanted)}`;
}

/** @param {import('./lock.mjs').Lock} wanted */
function nodeVersion(wanted) {
  return wanted.packages?.['node_modules/node']?.version;
}

/**
 * @param {string} path
 * @returns {import('./lock.mjs').Lock & import('./lock.mjs').Manifest & { version?: string } | undefined} nothing when there is no such
 * file, or it breaks off
 */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
