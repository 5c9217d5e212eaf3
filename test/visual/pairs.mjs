import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// Puts the screenshots of two folders side by side: `npm run test:sandbox -- pairs BEFORE AFTER`. Each folder is that of a
// variant, such as screenshots/zh-CN-light-390x844 of this checkout and of a checkout of an earlier commit.

const target = fileURLToPath(new URL('../../screenshots/', import.meta.url));

/**
 * Returns the names of the pictures in a folder, without the sheet of all.
 * @param {string} folder
 */
function picturesIn(folder) {
  if (!existsSync(folder))
    throw new Error(`${folder} is no folder. Draw it with npm run test:sandbox -- screenshots.`);
  return readdirSync(folder).filter((name) => name.endsWith('.png') && name !== 'contact-sheet.png');
}

const folders = process.argv.slice(2, 4).map((folder) => resolve(folder));
if (folders.length < 2) throw new Error('Name two folders of screenshots: the one before and the one after.');
const [before = [], after = []] = folders.map(picturesIn);
const names = [...new Set([...before, ...after])].sort();
const rows = names.map((name) => {
  const cells = folders.map((folder) => {
    const path = join(folder, name);
    return existsSync(path) ? `<img src="${encodeURI(relative(target, path))}" alt="">` : '<p>none</p>';
  });
  return `<figure><figcaption>${name.replace('.png', '')}</figcaption>${cells.join('')}</figure>`;
});
mkdirSync(target, { recursive: true });
const file = join(target, 'pairs.html');
writeFileSync(
  file,
  `<!doctype html><meta charset="utf-8"><title>Before and after</title>
<style>
  body { display: flex; flex-wrap: wrap; gap: 24px; margin: 24px; background: #8a9390; font: 16px system-ui }
  figure { display: grid; grid-template-columns: auto auto; gap: 8px; align-items: start; margin: 0; padding: 12px; background: #fff }
  figcaption { grid-column: 1 / 3; font-weight: 600 }
</style>
${rows.join('\n')}
`,
);
console.log(`${names.length} pairs: ${file}`);
