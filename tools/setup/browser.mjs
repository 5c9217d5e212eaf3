import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const INSTALLED = [
  ...COMMANDS.map((command) => `/usr/bin/${command}`),
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Maximum size of a script that leads to a snap. */
const SNAP_SCRIPT_BYTES = 10_000;

/**
 * The browser that tests drive: `CHROME_PATH`, else an installed Chromium or Chrome, else (an empty object)
 * whatever Playwright has downloaded. The shape is Playwright's `launchOptions`.
 * @returns {{ executablePath?: string }}
 */
export function findBrowser() {
  const path = process.env['CHROME_PATH'] || installedBrowsers()[0];
  return path ? { executablePath: path } : {};
}

/**
 * Every Chromium and Chrome in its usual place or on `PATH`. One of them may still not start.
 * @returns {readonly string[]}
 */
export function installedBrowsers() {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const onPath = folders.flatMap((folder) => COMMANDS.map((command) => join(folder, command)));
  return [...new Set([...INSTALLED, ...onPath])].filter(isExecutable);
}

/** @returns {string | undefined} Firefox, as Debian has it */
export function findFirefox() {
  return ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find(isExecutable);
}

/** @returns {string | undefined} WebKitGTK's MiniBrowser, where its driver and a display for it are there too */
export function findWebkit() {
  const path = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/webkit2gtk-4.1/MiniBrowser`;
  return [path, '/usr/bin/WebKitWebDriver', '/usr/bin/xvfb-run'].every(isExecutable) ? path : undefined;
}

/** Quiet, offline, and runnable as root in a container. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The suggestions under the address bar are pages of their own, drawn at every navigation though nobody sees them: a
 * third of what the journeys computed (Chromium 156: 110 s of CPU with them, 64 s without, test/e2e/journeys/match.test.ts).
 * The last `--disable-features` counts, so those that Playwright switches off are named again. Not for Vitest's browser
 * mode, whose pages are tabs of one window: the one behind gets no frames then, and its tests stand still.
 */
const disabledFeatures = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxAimPopup',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
];

/** For a Chromium that shows one page at a time: {@link chromiumArguments}, and nothing drawn outside of the page. */
export const pageArguments = [...chromiumArguments, `--disable-features=${disabledFeatures.join()}`];

/**
 * Returns whether a program can be executed. Ubuntu's scripts that lead to a snap do not count: a snap cannot read the
 * profiles that tests make in the folder for temporary files.
 * @param {string} path
 */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).size > SNAP_SCRIPT_BYTES || !readFileSync(path, 'utf8').includes('/snap/bin/');
  } catch {
    return false;
  }
}
