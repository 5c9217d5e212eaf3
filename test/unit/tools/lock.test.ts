import { expect, it } from 'vitest';
import { misfitOf, reasonToInstall } from '../../../tools/setup/lock.mjs';

const ky = { version: '2.1.0', integrity: 'sha512-ky' };
const valibot = { version: '1.5.0', integrity: 'sha512-valibot' };
const forMac = { version: '2.3.3', integrity: 'sha512-fsevents', optional: true };

const wanted = lockOf({ '': { version: '0.1.0' }, ky, valibot, fsevents: forMac });
const installed = lockOf({ ky, valibot });
const versions = new Map([
  ['node_modules/ky', '2.1.0'],
  ['node_modules/valibot', '1.5.0'],
]);
const versionAt = (path: string) => versions.get(path);

it('leaves alone what is installed as the lock file wants it, packages for other platforms apart', () => {
  expect(reasonToInstall(wanted, installed, versionAt)).toBeUndefined();
});

it('installs when nothing is there or an installation did not finish', () => {
  expect(reasonToInstall(wanted, undefined, versionAt)).toMatch(/missing/);
});

it.each([
  ['has another version of', lockOf({ ky: { ...ky, version: '2.0.0' }, valibot }), 'ky'],
  ['has other contents of', lockOf({ ky, valibot: { ...valibot, integrity: 'sha512-other' } }), 'valibot'],
  ['lacks', lockOf({ ky }), 'valibot'],
  ['has, and the lock file no longer wants,', lockOf({ ky, valibot, 'ky/node_modules/left': ky }), 'left'],
])('installs when node_modules %s a package', (_, before, name) => {
  expect(reasonToInstall(wanted, before, versionAt)).toBe(`package-lock.json has changed (${name})`);
});

it('installs when the folder of a package is not what npm noted down', () => {
  expect(reasonToInstall(wanted, installed, () => undefined)).toBe('ky is incomplete');
});

it.each([
  ['fits', { dependencies: { ky: '2.1.0' }, devDependencies: { vite: '8.3.8' } }, undefined],
  ['has another version', { dependencies: { ky: '2.2.0' }, devDependencies: { vite: '8.3.8' } }, 'ky'],
  ['lacks a package', { dependencies: { ky: '2.1.0' } }, 'vite'],
])('names what does not fit when package.json %s', (_, manifest, name) => {
  const root = { dependencies: { ky: '2.1.0' }, devDependencies: { vite: '8.3.8' } };
  expect(misfitOf({ packages: { '': root } }, manifest)).toBe(name);
});

function lockOf(packages: Readonly<Record<string, object>>) {
  const named = Object.entries(packages).map(([name, entry]) => [name && `node_modules/${name}`, entry]);
  return { packages: Object.fromEntries(named) };
}
