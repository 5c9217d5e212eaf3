import { execFileSync } from 'node:child_process';
import { release, type } from 'node:os';
import { findBrowser, findFirefox, findWebkit } from '../../setup/browser.mjs';

/**
 * What the figures were measured in.
 * @returns {readonly string[]}
 */
export function engineVersions() {
  return [
    ask(findBrowser().executablePath, '--version'),
    ask(findFirefox(), '--version'),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a format of dpkg's
    findWebkit() ? `WebKitGTK ${ask('dpkg-query', '-W', '-f=${Version}', 'libwebkit2gtk-4.1-0')}` : '',
    `Node ${process.version}`,
    `${type()} ${release()}`,
  ].filter(Boolean);
}

/**
 * @param {string | undefined} file
 * @param {string[]} args
 */
function ask(file, ...args) {
  try {
    return file
      ? execFileSync(file, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
      : '';
  } catch {
    return '';
  }
}
