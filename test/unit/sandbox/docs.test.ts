import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { page, places, section } from '../../../sandbox/docs/markdown.js';

const folder = fileURLToPath(new URL('../../../sandbox/docs/', import.meta.url));
const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.mdx'),
);

/** Returns the sections of the repository's pages that a page of the sandbox shows. */
function shownBy(file: string): readonly string[] {
  const source = readFileSync(join(folder, file), 'utf8');
  const imported = new Map(
    [...source.matchAll(/^import (\w+) from '(.+)\?raw'/gm)].map(([, name = '', path = '']) => [
      name,
      readFileSync(join(folder, file, '..', path), 'utf8'),
    ]),
  );
  const textOf = (name: string) => imported.get(name) ?? '';
  return [
    ...[...source.matchAll(/\bsection\((\w+), '(.+)'\)/g)].map(([, name = '', heading = '']) =>
      section(textOf(name), heading),
    ),
    ...[...source.matchAll(/\bpage\((\w+)\)/g)].map(([, name = '']) => page(textOf(name))),
  ];
}

describe('the pages of the sandbox', () => {
  it.each(pages.filter((file) => file !== 'Welcome.mdx'))(
    'page %s shows sections of the repository’s pages',
    (file) => {
      const texts = shownBy(file);
      expect(texts.length).toBeGreaterThan(0);
      for (const text of texts) expect(text.trim().length).toBeGreaterThan(80);
    },
  );

  it('pages link to each other and to other sites, never to missing files', () => {
    for (const text of pages.flatMap(shownBy)) {
      for (const [, to] of text.matchAll(/\]\(([^)]+)\)/g))
        expect(to).toMatch(/^(https?:|#|\?path=\/docs\/)/);
    }
  });
});

/** Pages for maintainers, which the sandbox does not show. */
const MAINTAINERS: ReadonlySet<string> = new Set([
  'dependencies.md',
  'photo-measurements.md',
  'photo-pipeline.md',
  'releasing.md',
]);

describe('the pages of docs/', () => {
  const files = readdirSync(join(folder, '../../docs')).filter(
    (file) => file.endsWith('.md') && !MAINTAINERS.has(file),
  );

  it('each page for hosts has its place in the sandbox, in both languages', () => {
    expect(Object.keys(places).sort()).toEqual(files.sort());
  });

  it.each(Object.entries(places))('%s is shown at %s', (file, id) => {
    const sources = pages.map((name) => readFileSync(join(folder, name), 'utf8'));
    const source = sources.find((text) => {
      const title = /<Meta title="(.+)" \/>/.exec(text)?.[1] ?? '';
      return title.toLowerCase().replace(/[ /-]+/g, '-') === id;
    });
    expect(source).toContain(`/docs/${file}?raw'`);
  });
});

describe('a section', () => {
  const text = '# A\n\none\n\n## B\n\ntwo\n\n```sh\n# no heading\n```\n\n### C\n\nthree\n\n## D\n\nfour\n';

  it('section ends before the next heading of its rank', () => {
    const found = section(text, 'B');
    expect(found).toContain('two');
    expect(found).toContain('# no heading');
    expect(found).toContain('three');
    expect(found).not.toContain('four');
  });

  it('section throws when there is no such heading', () => {
    expect(() => section(text, 'E')).toThrow('There is no heading "E".');
  });
});
