import { lockedPackages, nameOf, runtimeFolders } from './lockFile.mjs';

/** @typedef {import('./lockFile.mjs').LockFile} LockFile */

/** Licenses that only ask for their text beside a copy. */
export const forProduct = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
];

/** Licenses allowed for development dependencies in addition (weak copyleft, or a notice). */
export const forTools = [...forProduct, 'CC-BY-4.0', 'MPL-2.0', 'OFL-1.1', 'Zlib'];

/**
 * Packages with another license, each with its reason.
 * @type {Readonly<Record<string, { readonly license: string, readonly reason: string }>>}
 */
export const exceptions = {
  'libheif-js': {
    license: 'LGPL-3.0',
    reason:
      'an optional peer: who wants HEIC on every engine installs it, and it stays a file of its own that can be replaced',
  },
};

/** Tools whose code is in the script tag's build. */
export const bundled = ['preact'];

/**
 * Holds every package of the lock file, those for other platforms included, against the lists.
 * @param {LockFile} lock
 * @returns {readonly string[]} a sentence for each package whose license is not allowed
 */
export function licenseProblems(lock) {
  const runtime = runtimeFolders(lock);
  return [...lockedPackages(lock)].flatMap(([folder, { license, version }]) => {
    const name = nameOf(folder);
    const isProduct = runtime.has(folder) || bundled.includes(name);
    if (license && exceptions[name]?.license === license) return [];
    if (license && isAllowed(license, isProduct ? forProduct : forTools)) return [];
    const where = isProduct ? 'in what is published' : 'among the tools';
    return [`${name} ${version}: ${license ?? 'no license'} is not allowed ${where}.`];
  });
}

/**
 * @param {string} expression of SPDX (https://spdx.github.io/spdx-spec/v3.0.1/annexes/spdx-license-expressions/), as far
 * as packages use it: names with OR and AND, in one pair of brackets or none
 * @param {readonly string[]} allowed
 */
export function isAllowed(expression, allowed) {
  return expression
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((name) => allowed.includes(name)));
}

/**
 * @param {LockFile} lock
 * @returns {readonly (readonly [license: string, count: number])[]} the most frequent first
 */
export function countLicenses(lock) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { license = 'none' } of lockedPackages(lock).values()) {
    counts.set(license, (counts.get(license) ?? 0) + 1);
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
}
