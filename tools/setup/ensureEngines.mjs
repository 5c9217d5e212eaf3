import { findFirefox, findWebkit } from './browser.mjs';
import { becomeRoot, installPackages } from './debian.mjs';

/**
 * Firefox and WebKitGTK, from Debian where we may install them; not under CI, where their download would count against the
 * time of the tests. What is not there has its tests skipped, by name.
 */
export async function ensureEngines() {
  const missing = [
    ...(findFirefox() ? [] : ['firefox-esr']),
    // It has no headless mode.
    ...(findWebkit() ? [] : ['webkit2gtk-driver', 'libwebkit2gtk-4.1-0', 'xvfb', 'xauth']),
  ];
  if (missing.length > 0 && !process.env['CI'] && becomeRoot()) {
    console.log(
      `Installing ${missing.join(', ')} (about 150 MB), to go through the journeys in Firefox and WebKit.`,
    );
    await installPackages(...missing);
  }
  if (!findFirefox()) console.log('No Firefox here: its tests are skipped.');
  if (!findWebkit()) console.log('No WebKitGTK here: its tests are skipped.');
}
