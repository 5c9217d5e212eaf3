import { findFirefox, findWebkit } from './browser.mjs';
import { becomeRoot, installPackages } from './debian.mjs';
import { ask, starts } from './run.mjs';

/**
 * @typedef {object} Engine
 * @property {string} name
 * @property {() => string | undefined} find returns the path of its program
 * @property {(path: string) => boolean} starts
 * @property {readonly string[]} packages of Debian
 */

/** @type {readonly Engine[]} */
const engines = [
  { name: 'Firefox', find: findFirefox, starts, packages: ['firefox-esr'] },
  {
    name: 'WebKitGTK',
    find: findWebkit,
    // It has no headless mode: Xvfb is its display.
    starts: (path) => ask('xvfb-run', ['-a', path, '--version']).code === 0,
    packages: ['webkit2gtk-driver', 'libwebkit2gtk-4.1-0', 'xvfb', 'xauth'],
  },
];

/**
 * Installs Firefox and WebKitGTK from Debian's packages, where we may install these.
 * @returns {Promise<readonly string[]>} one sentence for each engine that is missing or does not start
 */
export async function ensureEngines() {
  const problems = [];
  for (const engine of engines) problems.push(await ensureEngine(engine));
  return problems.filter((problem) => problem !== undefined);
}

/**
 * @param {Engine} engine
 * @returns {Promise<string | undefined>}
 */
async function ensureEngine({ name, find, starts, packages }) {
  const works = () => {
    const path = find();
    return path !== undefined && starts(path);
  };
  if (!works() && becomeRoot()) {
    console.log(`${name} does not start here: installing ${packages.join(', ')}.`);
    await installPackages(...packages);
  }
  if (works()) return undefined;
  const path = find();
  return path
    ? `${path} does not start: reinstall it with apt-get install --reinstall ${packages.join(' ')}.`
    : `${name} is missing: install it with apt-get install ${packages.join(' ')}, then run npm test again.`;
}
