import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const page = readFileSync(`${root}docs/security.md`, 'utf8');
const rows = page.split('\n').filter((line) => /^\| [\d.]+ \| [123] \|/.test(line));

/** A link to a test: its title, then its file. The title itself may have brackets and escaped bars. */
const link = /(?:\| |<br>)\[((?:(?!<br>).)+?)\]\((\.\.\/test\/[^)]+)\)(?=<br>| \|)/g;
const linksIn = (row: string) =>
  [...row.matchAll(link)].map(([, title = '', path = '']) => ({ title, path }));

it('docs/security.md names a test for every requirement', () => {
  expect(rows.length).toBeGreaterThan(60);
  expect(
    rows.filter((row) => linksIn(row).length === 0 || linksIn(row).length !== row.match(/\]\(/g)?.length),
  ).toEqual([]);
});

it.each([...new Set(rows.flatMap(linksIn).map((one) => JSON.stringify(one)))].map((one) => JSON.parse(one)))(
  'docs/security.md names a test that exists: $path › $title',
  ({ title, path }) => {
    const source = readFileSync(posix.join(root, 'docs', path), 'utf8');
    const plain = title.replace(/\\\|/g, '|');
    // A title may begin with a number that is filled in.
    const isThere = ["'", '"', '`'].some((quote) =>
      [quote, '} '].some((begin) => source.includes(`${begin}${plain}${quote}`)),
    );
    expect(isThere).toBe(true);
  },
);
