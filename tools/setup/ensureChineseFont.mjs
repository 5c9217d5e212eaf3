import { becomeRoot, installPackages } from './debian.mjs';
import { ask } from './run.mjs';

/**
 * A Chinese font, as every phone of the widget's users has one. Without it Chromium asks all fonts of the machine for each
 * sign, and laid the demo's second text out in 60–140 ms instead of 6 (traces on a busy machine).
 */
export async function ensureChineseFont() {
  if (hasChineseFont()) return;
  if (becomeRoot()) {
    console.log('No Chinese font here: installing fonts-noto-cjk (about 60 MB), as phones have one.');
    await installPackages('fonts-noto-cjk', 'fontconfig');
  }
  if (!hasChineseFont())
    console.log('Fontconfig knows no Chinese font: times may be longer than on a phone.');
}

function hasChineseFont() {
  return ask('fc-list', [':lang=zh-cn', 'family']).output !== '';
}
