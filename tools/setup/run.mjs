import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';

const isWindows = process.platform === 'win32';
const GRACE_MS = 5_000;
const QUIET_LINES = 12;

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/**
 * Those that have not ended, and whether each leads a process group.
 * @type {Map<ChildProcess, boolean>}
 */
const running = new Map();
let isStopping = false;

/**
 * Runs a command to its end with our output as its output and nothing to read, in a process group of its
 * own, so that stopping us stops everything it started.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, timeoutMs?: number, isQuiet?: boolean }} [options]
 * `env` is added to ours; the last lines of a quiet command are shown only if it fails
 * @returns {Promise<number>} the exit code: 127 when the command is not there, 124 when it ran out of time;
 * never, once we are being stopped
 */
export function run(command, args, { env, cwd, timeoutMs, isQuiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: isQuiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
      ...(cwd && { cwd }),
      detached: !isWindows,
    });
    stopWith(child, true);
    /** @type {Buffer[]} */
    const output = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => output.push(chunk));
    let isLate = false;
    const limit =
      timeoutMs &&
      setTimeout(() => {
        isLate = true;
        kill(child, 'SIGKILL');
      }, timeoutMs);
    /** @param {number} code */
    const end = (code) => {
      clearTimeout(limit);
      if (isStopping) return;
      if (code !== 0) process.stdout.write(lastLines(Buffer.concat(output).toString()));
      resolve(isLate ? 124 : code);
    };
    child.once('error', () => end(127));
    child.once('close', (code, signal) => end(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

/** @param {string} output */
function lastLines(output) {
  return output.split('\n').slice(-QUIET_LINES).join('\n');
}

/**
 * Runs a short command silently.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {{ code: number, output: string }} `output` is what it wrote to standard output, trimmed
 */
export function ask(command, args) {
  const { status, stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 30_000,
  });
  return { code: status ?? 127, output: stdout?.trim() ?? '' };
}

/**
 * Returns whether a browser starts. A file that can be executed is not yet a browser: its libraries may be missing.
 * Windows is not asked, where `--version` opens a window.
 * @param {string} path
 */
export function starts(path) {
  return isWindows ? existsSync(path) : ask(path, ['--version']).code === 0;
}

/**
 * The npm that runs us, else the one on PATH, as a command and its first arguments.
 * @param {readonly string[]} args
 * @returns {[command: string, args: readonly string[]]}
 */
export function npm(args) {
  const path = process.env['npm_execpath'];
  if (path?.endsWith('npm-cli.js')) return [process.execPath, [path, ...args]];
  return isWindows ? ['cmd', ['/c', 'npm', ...args]] : ['npm', args];
}

/**
 * Lets a process end with us.
 * @param {ChildProcess} child
 * @param {boolean} [leadsGroup] whether it was started detached
 */
export function stopWith(child, leadsGroup = false) {
  running.set(child, leadsGroup);
  child.once('close', () => running.delete(child));
}

/**
 * Ctrl-C, a polite kill, a closed terminal, or the end of the npm that started us: stops every process
 * still running, gives it five seconds, then exits.
 */
export function stopChildrenWithUs() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => void stop(128 + constants.signals[signal]));
  }
  whenParentIsGone(() => void stop(1));
}

/**
 * npm killed outright cannot pass a signal on: its script notices by the change of its parent.
 * @param {() => void} then
 */
function whenParentIsGone(then) {
  if (isWindows || !process.env['npm_lifecycle_event']) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    then();
  }, 1_000);
  watch.unref();
}

/** @param {number} exitCode */
async function stop(exitCode) {
  isStopping = true;
  const children = [...running.keys()];
  const ends = children.map((child) => new Promise((resolve) => child.once('close', resolve)));
  for (const child of children) kill(child, 'SIGTERM');
  await Promise.race([Promise.all(ends), new Promise((resolve) => setTimeout(resolve, GRACE_MS))]);
  for (const child of running.keys()) kill(child, 'SIGKILL');
  process.exit(exitCode);
}

/**
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function kill(child, signal) {
  if (child.pid === undefined) return;
  if (isWindows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(running.get(child) ? -child.pid : child.pid, signal);
  } catch {
    // It has ended by itself.
  }
}
