import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { installedBrowsers } from './browser.mjs';
import { becomeRoot, installPackages } from './debian.mjs';
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
  if (!becomeRoot()) return undefined;
  console.log('No Chromium or Chrome here: installing the package chromium (about 120 MB).');
  await installPackages('chromium');
  return found();
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
