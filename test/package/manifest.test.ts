import { spawnSync } from 'node:child_process';
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
