import { describe, expect, it } from 'vitest';
import {
  countLicenses,
  forProduct,
  isAllowed,
  licenseProblems,
} from '../../../../tools/release/licenses.mjs';
import { readLockFile } from '../../../../tools/release/lockFile.mjs';

const lockOf = (packages: Record<string, object>) => ({
  packages: { '': { dependencies: { kept: '1.0.0' } }, ...packages },
});

describe('the licenses of all packages', () => {
  it('are those that the lists allow', () => {
    expect(licenseProblems(readLockFile())).toEqual([]);
  });

  it('are each counted', () => {
    const counts = countLicenses(
      lockOf({ a: { license: 'ISC' }, b: { license: 'MIT' }, c: { license: 'MIT' } }),
    );
    expect(counts).toEqual([
      ['MIT', 2],
      ['ISC', 1],
    ]);
  });
});

describe('a license that is on no list', () => {
  it('is reported with its package', () => {
    const lock = lockOf({ 'node_modules/kept': { version: '1.0.0', license: 'GPL-3.0' } });
    expect(licenseProblems(lock)).toEqual(['kept 1.0.0: GPL-3.0 is not allowed in what is published.']);
  });

  it('may be among the tools and not in what is published, however deep', () => {
    const lock = lockOf({
      'node_modules/kept': { version: '1.0.0', license: 'MIT', dependencies: { deep: '2.0.0' } },
      'node_modules/kept/node_modules/deep': { version: '2.0.0', license: 'MPL-2.0' },
      'node_modules/deep': { version: '1.0.0', license: 'MPL-2.0' },
    });
    expect(licenseProblems(lock)).toEqual(['deep 2.0.0: MPL-2.0 is not allowed in what is published.']);
  });

  it('is that of a package that names none', () => {
    expect(licenseProblems(lockOf({ 'node_modules/tool': { version: '1.0.0' } }))).toHaveLength(1);
  });

  it('is allowed to the one package that has a reason', () => {
    const lock = lockOf({
      'node_modules/libheif-js': { version: '1.0.0', license: 'LGPL-3.0' },
      'node_modules/other': { version: '1.0.0', license: 'LGPL-3.0' },
    });
    expect(licenseProblems(lock)).toEqual(['other 1.0.0: LGPL-3.0 is not allowed among the tools.']);
  });
});

it.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0)', true],
  ['GPL-3.0 OR Apache-2.0', true],
  ['MIT AND GPL-3.0', false],
  ['MIT AND ISC', true],
  ['SEE LICENSE IN LICENSE', false],
])('%s is allowed: %s', (expression, allowed) => {
  expect(isAllowed(expression, forProduct)).toBe(allowed);
});
