import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { releaseNotes } from '../../../../tools/release/releaseNotes.mjs';

const changelog = `# Changelog

For those who upgrade.

## 1.1.0 – unreleased

- Soon.

## 1.0.0 – 2026-12-01

- First.
- Second
  with more.

## 0.9.0 – 2026-11-01
`;

describe('the notes of a release', () => {
  it('are what the changelog says of that version alone', () => {
    expect(releaseNotes(changelog, '1.0.0')).toBe('- First.\n- Second\n  with more.');
  });

  it.each([
    ['1.0', 'no section for 1.0'],
    ['1.1.0', 'no date for 1.1.0'],
    ['0.9.0', 'nothing of 0.9.0'],
  ])('of %s are refused: %s', (version, message) => {
    expect(() => releaseNotes(changelog, version)).toThrow(message);
  });
});

it('the version of the package has its section in the changelog', () => {
  const read = (file: string) => readFileSync(new URL(`../../../../${file}`, import.meta.url), 'utf8');
  const { version } = JSON.parse(read('package.json'));
  const dated = read('CHANGELOG.md').replace(/– unreleased$/m, '– 2026-12-31');
  expect(releaseNotes(dated, version)).toMatch(/^[^#]/);
});
