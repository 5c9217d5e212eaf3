import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Break } from '../../../tools/quality/claims/break.js';
import { breaks } from '../../../tools/quality/claims/breaks.js';
import { readClaims } from '../../../tools/quality/claims/readClaims.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const page = readFileSync(`${root}docs/security.md`, 'utf8');
const claims = readClaims(page);

it('docs/security.md names a test for every requirement', () => {
  expect(claims.length).toBeGreaterThan(60);
  expect(claims.filter(({ tests }) => tests.length === 0)).toEqual([]);
  const links = page.match(/\]\(\.\.\/test\//g) ?? [];
  expect(claims.flatMap(({ tests }) => tests)).toHaveLength(links.length);
});

const named = new Map(claims.flatMap(({ tests }) => tests).map((test) => [JSON.stringify(test), test]));

it.each([...named.values()])(
  'docs/security.md names a test that exists: $file › $title',
  ({ title, file }) => {
    const source = readFileSync(join(root, file), 'utf8');
    const written = title
      .split('…')
      .map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
      .join('(?:…|%[a-z#]|\\$\\w+)');
    // A title may begin with a number that is filled in.
    expect(source).toMatch(new RegExp(`(?:['"\`]|\\} )${written}['"\`]`));
  },
);

describe('docs/security.zh-CN.md', () => {
  const promises = readFileSync(`${root}docs/security.zh-CN.md`, 'utf8')
    .split('\n')
    .map((line) => line.split(' | '))
    .filter(([, , ids = '']) => /^\d+\.\d/.test(ids))
    .map(([promise = '', , ids = '', link = '']) => ({
      promise,
      ids: ids.split('、'),
      file: /\((?:\.\.\/)(.*?)\)/.exec(link)?.[1],
    }));

  it('has each requirement of docs/security.md in one promise', () => {
    expect(promises.flatMap(({ ids }) => ids).sort()).toEqual(claims.map(({ id }) => id).sort());
  });

  it.each(promises)('names a test of its requirements: $promise', ({ ids, file }) => {
    const tests = claims.filter(({ id }) => ids.includes(id)).flatMap((claim) => claim.tests);
    expect(tests.map((test) => test.file)).toContain(file);
  });
});

/** `npm run test:quality -- claims` applies the breaks and looks whether a named test notices. */
describe('breaks of the claims', () => {
  it.each(claims)('claim $id has at least two different breaks', ({ id }) => {
    const edits = breaks
      .filter(({ claim }) => claim === id)
      .map(({ file, find, replace }) => [file, find, replace].join('\n'));
    expect(new Set(edits).size).toBeGreaterThanOrEqual(2);
  });

  it('the text that a break replaces is in its file exactly once', () => {
    const isThere = ({ file, find }: Break) =>
      readFileSync(join(root, file), 'utf8').split(find).length === 2;
    expect(breaks.filter((one) => !isThere(one))).toEqual([]);
  });

  it('a break is for a named test of its claim', () => {
    const isNamed = ({ claim, by = '' }: Break) =>
      claims
        .find(({ id }) => id === claim)
        ?.tests.some(({ title, file }) => `${file} ${title}`.includes(by)) === true;
    expect(breaks.filter((one) => !isNamed(one))).toEqual([]);
  });
});
