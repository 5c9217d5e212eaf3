import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { installedBrowsers } from '../browser.mjs';
import { root } from './ensureDependencies.mjs';
import { setupProblem } from './problem.mjs';
import { ask, npm, run } from './run.mjs';

const PLAYWRIGHT_TIMEOUT_MS = 300_000;

/**
 * Finds a Chromium that starts, or brings one: `CHROME_PATH`, an installed Chromium or Chrome, Playwright's
 * earlier download, Debian's package where we may install it, Playwright's download.
 * @returns {Promise<string>} the path of the browser
 * @throws {Error} a set-up problem, when there is none and none can be brought
 */
export async function ensureBrowser() {
  const named = process.env['CHROME_PATH'];
  if (named) {
    if (starts(named)) return named;
    throw setupProblem(`CHROME_PATH names ${named}, which does not start: point it at a Chromium or Chrome.`);
  }
  return found() ?? (await fromDebian()) ?? (await fromPlaywright()) ?? giveUp();
}

/** @returns {string | undefined} */
function found() {
  return [...installedBrowsers(), ...playwrightPaths()].find(starts);
}

/** @returns {Promise<string | undefined>} */
async function fromDebian() {
  const prefix = becomeRoot();
  if (!prefix) return undefined;
  console.log('No Chromium or Chrome here: installing the package chromium (about 120 MB).');
  const options = ['-q', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=3'];
  const [command = '', ...words] = [
    ...prefix,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    ...options,
  ];
  /** @param {readonly string[]} args */
  const aptGet = (...args) => run(command, [...words, ...args], { isQuiet: true });
  // A failed update is no reason to stop: often one foreign source is down and Debian's own lists are fine.
  await aptGet('update');
  await aptGet('install', '--yes', '--no-install-recommends', 'chromium');
  return found();
}

/**
 * The words to put before a command that needs root, if apt-get is here and we may use it unasked.
 * @returns {readonly string[] | undefined}
 */
function becomeRoot() {
  if (ask('apt-get', ['--version']).code !== 0) return undefined;
  if (process.getuid?.() === 0) return [];
  return ask('sudo', ['-n', 'true']).code === 0 ? ['sudo', '-n'] : undefined;
}

/**
 * With the libraries that its Chromium needs from the system, where we may install those.
 * @returns {Promise<string | undefined>}
 */
async function fromPlaywright() {
  console.log('Asking Playwright for its own Chromium.');
  const libraries = becomeRoot() ? ['--with-deps'] : [];
  await run(...npm(['exec', '--no', '--', 'playwright', 'install', ...libraries, 'chromium']), {
    cwd: root,
    timeoutMs: PLAYWRIGHT_TIMEOUT_MS,
  });
  return found();
}

/** @returns {readonly string[]} */
function playwrightPaths() {
  /** @type {string} */
  const path = createRequire(import.meta.url)('playwright').chromium.executablePath();
  return existsSync(path) ? [path] : [];
}

/**
 * A file that can be executed is not yet a browser: Ubuntu's `chromium-browser` only says where to find the
 * snap. Not asked on Windows, where `--version` opens a window.
 * @param {string} path
 */
function starts(path) {
  return process.platform === 'win32' ? existsSync(path) : ask(path, ['--version']).code === 0;
}

/** @returns {never} */
function giveUp() {
  throw setupProblem(
    'The tests drive a real Chromium and none could be found or installed: install Chromium or Chrome, or set CHROME_PATH to one, then run npm test again.',
  );
}
