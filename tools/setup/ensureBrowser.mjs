import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { installedBrowsers } from './browser.mjs';
import { becomeRoot, installPackages } from './debian.mjs';
import { root } from './ensureDependencies.mjs';
import { setupProblem } from './problem.mjs';
import { npm, run, starts } from './run.mjs';

const PLAYWRIGHT_TIMEOUT_MS = 300_000;

/**
 * Finds a Chromium that starts, or installs one. The order is `CHROME_PATH`, an installed Chromium or Chrome,
 * Playwright's earlier download, Debian's package, Playwright's download.
 * @returns {Promise<string | undefined>} the path of the browser; undefined when none can be installed
 * @throws {Error} a set-up problem, when `CHROME_PATH` or the only browser of the machine does not start
 */
export async function ensureBrowser() {
  const named = process.env['CHROME_PATH'];
  if (named) {
    if (starts(named)) return named;
    throw setupProblem(`CHROME_PATH names ${named}, which does not start: point it at a Chromium or Chrome.`);
  }
  return found() ?? (await fromDebian()) ?? (await fromPlaywright()) ?? none();
}

/** @returns {string | undefined} */
function found() {
  return [...installedBrowsers(), ...playwrightPaths()].find(starts);
}

/** @returns {Promise<string | undefined>} */
async function fromDebian() {
  if (!becomeRoot()) return undefined;
  console.log('No Chromium or Chrome starts here: installing the package chromium (about 120 MB).');
  await installPackages('chromium');
  return found();
}

/**
 * Downloads Playwright's Chromium, with the libraries that it needs where we may install those.
 * @returns {Promise<string | undefined>}
 */
async function fromPlaywright() {
  console.log('Downloading the Chromium of Playwright.');
  const libraries = becomeRoot() ? ['--with-deps'] : [];
  await run(...npm(['exec', '--no', '--', 'playwright', 'install', ...libraries, 'chromium']), {
    cwd: root,
    timeoutMs: PLAYWRIGHT_TIMEOUT_MS,
    isQuiet: true,
  });
  return found();
}

/** @returns {readonly string[]} */
function playwrightPaths() {
  /** @type {string} */
  const path = createRequire(import.meta.url)('playwright').chromium.executablePath();
  return existsSync(path) ? [path] : [];
}

/** @returns {undefined} */
function none() {
  const [broken] = installedBrowsers();
  if (!broken) return undefined;
  throw setupProblem(`${broken} does not start: reinstall it, or set CHROME_PATH to a Chromium or Chrome.`);
}
