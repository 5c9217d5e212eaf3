import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { proseOf } from './markdown.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (file: string) => readFileSync(root + file, 'utf8');
const { scripts } = JSON.parse(read('package.json'));

const pages = [
  ...[
    'README.md',
    'README.zh-CN.md',
    'CONTRIBUTING.md',
    'ARCHITECTURE.md',
    'AGENTS.md',
    '.github/SECURITY.md',
  ],
  ...readdirSync(`${root}docs`).flatMap((file) => (file.endsWith('.md') ? `docs/${file}` : [])),
  ...['', ...readdirSync(`${root}examples`)].flatMap((folder) => {
    const file = join('examples', folder, 'README.md');
    return existsSync(root + file) ? file : [];
  }),
];

describe.each(pages)('%s', (file) => {
  const text = read(file);

  it('links to files that exist', () => {
    const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target = '']) => target);
    expect(targets.filter((target) => !existsSync(join(root, file, '..', target)))).toEqual([]);
  });

  it('names paths that exist', () => {
    const paths = [...text.matchAll(/`((?:src|mocks|test|tools|sandbox|docs|\.github|\.ci)\/[\w./-]+)`/g)];
    const isThere = (path: string) =>
      [root, join(root, file, '..')].some((base) => existsSync(join(base, path)));
    expect(paths.map(([, path = '']) => path).filter((path) => !isThere(path))).toEqual([]);
  });

  it('shows no placeholder of a test title', () => {
    const words = proseOf(text).replace(/`[^`]*`/g, '');
    expect(words.match(/(?<![\d%])%[#sjdo](?!\w)|\$[a-z]\w+/g)).toBeNull();
  });

  it('names npm scripts that exist', () => {
    const names = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name = '']) => name);
    expect(names.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('README.md and README.zh-CN.md', () => {
  const english = read('README.md');
  const chinese = read('README.zh-CN.md');
  const namesOf = (text: string) =>
    [...text.matchAll(/^\| (.*?) \|/gm)].map(([, cell = '']) => cell.match(/`[^`]+`/g));

  it('have the same options, callbacks and handoffs', () => {
    expect(namesOf(chinese)).toEqual(namesOf(english));
  });

  it.each(['readmeReact.tsx', 'readmeMocks.ts'])('show %s as it is type-checked', (example) => {
    expect(english).toContain(read(`test/unit/docs/examples/${example}`).trim());
  });

  it.each([
    ['face-verification-flow', /React: FaceVerification with[\s\S]*?first: (\d+)/],
    ['face-verification-flow/element/preact', /'\.\/element\/preact[\s\S]*?first: (\d+)/],
    ['embed.js', /'embed\.js[\s\S]*?first: (\d+)/],
    ['face-verification-flow/core', /'\.\/core[\s\S]*?first: (\d+)/],
  ])('name the limit of %s that `npm run size` holds', (entry, budget) => {
    const [, limit] = budget.exec(read('tools/bench/size/entries.mjs')) ?? [];
    expect(english).toContain(`| \`${entry}\` | at most ${limit} kB`);
    expect(chinese).toContain(`| \`${entry}\` | 不超过 ${limit} kB`);
  });

  it('have fewer than 180 lines', () => {
    expect(Math.max(...[english, chinese].map((text) => text.split('\n').length))).toBeLessThan(180);
  });
});
