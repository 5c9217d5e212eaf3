import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { release, type } from 'node:os';
import { findBrowser } from '../../../scripts/browser.mjs';

const WEBKIT = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

/**
 * What the figures were measured in.
 * @returns {readonly string[]}
 */
export function engineVersions() {
  const firefox = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find(existsSync);
  return [
    ask(findBrowser().executablePath, '--version'),
    ask(firefox, '--version'),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a format of dpkg's
    existsSync(WEBKIT) ? `WebKitGTK ${ask('dpkg-query', '-W', '-f=${Version}', 'libwebkit2gtk-4.1-0')}` : '',
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
