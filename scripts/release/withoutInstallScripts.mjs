import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ask, npm, run, stopChildrenWithUs } from '../setup/run.mjs';

/**
 * `npm run test:ignore-scripts`: a fresh copy of the commit with no script of any package run on installing, but for
 * the one of the package node, and then type check, lint, build and package checks.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const place = `${root}.cache/ignore-scripts`;
const env = { npm_config_ignore_scripts: 'true' };

stopChildrenWithUs();
rmSync(place, { recursive: true, force: true });
mkdirSync(place, { recursive: true });
const files = ask('git', ['-C', root, 'ls-files', '-z']).output.split('\0').filter(Boolean);
for (const file of files) if (existsSync(root + file)) cpSync(root + file, `${place}/${file}`);

const steps = 'node,typecheck,lint,build,publint,attw';
process.exitCode = await run(...npm(['test', '--', '--only', steps]), { cwd: place, env });
