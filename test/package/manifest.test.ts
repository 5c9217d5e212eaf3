import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Entries that TypeScript does not resolve: styles, data, and the script tag's file. */
const untyped = ['styles.css', 'embed/integrity.json'];

it.each([
  ['publint', ['node_modules/publint/src/cli.js', '--strict']],
  [
    'attw',
    [
      'node_modules/@arethetypeswrong/cli/dist/index.js',
      '--pack',
      '.',
      '--profile',
      'esm-only',
      '--exclude-entrypoints',
      ...untyped,
    ],
  ],
])('the packed package passes %s', (_, args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  expect(status, stdout + stderr).toBe(0);
});

/** Parts of the oldest version that a range such as `>= 20.19.0` allows. */
const oldest = (range: string) => {
  const [, version = ''] = /^>=\s*(\d+(?:\.\d+){0,2})$/.exec(range) ?? [];
  return [0, 1, 2].map((index) => Number(version.split('.')[index] ?? 0));
};

it('every runtime dependency runs on the oldest Node that the package allows, which engine-strict checks', () => {
  const manifest = (folder: string) => JSON.parse(readFileSync(`${root}${folder}package.json`, 'utf8'));
  const { engines, dependencies } = manifest('');
  for (const name of Object.keys(dependencies)) {
    const { engines: needed } = manifest(`node_modules/${name}/`);
    const [ours, theirs] = [engines.node, needed?.node ?? '>=0'].map(oldest);
    const isAllowed = compare(ours ?? [], theirs ?? []) >= 0;
    expect({ name, needed: needed?.node, isAllowed }).toMatchObject({ isAllowed: true });
  }
});

function compare(left: readonly number[], right: readonly number[]): number {
  const index = left.findIndex((part, place) => part !== right[place]);
  return index < 0 ? 0 : (left[index] ?? 0) - (right[index] ?? 0);
}
