import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { codeBlocksOf, headingsOf, linksOf, proseOf } from './markdown.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (file: string) => readFileSync(root + file, 'utf8');

const pages = [
  ...['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md'],
  ...readdirSync(`${root}docs`).flatMap((file) => (file.endsWith('.md') ? `docs/${file}` : [])),
];
const translated = pages.filter((file) => file.endsWith('.zh-CN.md'));
/** Chinese pages with headings of their own: shorter, for other readers. */
const OWN_HEADINGS: ReadonlySet<string> = new Set(['docs/security.zh-CN.md']);
const twins = translated.filter((file) => !OWN_HEADINGS.has(file));
const englishOf = (file: string) => file.replace('.zh-CN.md', '.md');

/** Returns the page of a link and the place of its heading there; places are alike in both languages. */
function targetOf(link: string, from: string): string {
  if (/^https?:/.test(link)) return link;
  const [path = '', anchor] = link.split('#');
  const file = path ? posix.join(posix.dirname(from), path) : from;
  const place = anchor ? headingsOf(read(file)).findIndex((heading) => heading.anchor === anchor) : 0;
  return `${englishOf(file)}#${place}`;
}

describe.each(twins)('%s', (file) => {
  const chinese = read(file);
  const english = read(englishOf(file));

  it(`${file} has the headings of its English page`, () => {
    const ranks = (page: string) => headingsOf(page).map(({ rank }) => rank);
    const names = (page: string) => headingsOf(page).flatMap(({ text }) => text.match(/`[^`]+`/g) ?? []);
    expect(ranks(chinese)).toEqual(ranks(english));
    expect(names(chinese)).toEqual(names(english));
  });

  it(`${file} has the rows of its English page`, () => {
    const names = (page: string) =>
      [...proseOf(page).matchAll(/^\| (.*?) \|/gm)].map(([, cell = '']) => cell.match(/`[^`]+`/g)?.sort());
    expect(names(chinese)).toEqual(names(english));
  });

  it(`${file} has the code of its English page`, () => {
    expect(codeBlocksOf(chinese)).toEqual(codeBlocksOf(english));
  });

  it(`${file} has the links of its English page`, () => {
    const targets = (page: string, from: string) =>
      linksOf(page)
        .map((link) => targetOf(link, from))
        .filter((target) => !target.startsWith('README'))
        .sort();
    expect(targets(chinese, file)).toEqual(targets(english, englishOf(file)));
  });
});

it.each(translated)('%s links to Chinese pages where there are any', (file) => {
  const inEnglish = linksOf(read(file)).filter((link) => {
    const [path = ''] = link.split('#');
    if (!path.endsWith('.md') || path.endsWith('.zh-CN.md') || /^https?:/.test(path)) return false;
    if (path === 'README.md' || englishOf(file) === posix.join(posix.dirname(file), path)) return false;
    return existsSync(posix.join(root, posix.dirname(file), path.replace('.md', '.zh-CN.md')));
  });
  expect(inEnglish).toEqual([]);
});

it.each(pages)('%s links to headings that exist', (file) => {
  const anchored = linksOf(read(file)).filter((link) => link.includes('#') && !/^https?:/.test(link));
  expect(anchored.filter((link) => targetOf(link, file).endsWith('#-1'))).toEqual([]);
});
