import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { npm, run, stopChildrenWithUs } from '../setup/run.mjs';

/**
 * `npm run test:quality -- ignore-scripts`: installs a fresh clone of the last commit without running any package's
 * script but that of the package node, then checks and builds it.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const place = `${root}.cache/ignore-scripts`;

stopChildrenWithUs();
rmSync(place, { recursive: true, force: true });
const cloned = await run('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, place]);
if (cloned !== 0) process.exit(cloned);

const checks = ['test', '--', '--only', 'typecheck,lint,node,build'];
process.exitCode = await run(...npm(checks), { cwd: place, env: { npm_config_ignore_scripts: 'true' } });
