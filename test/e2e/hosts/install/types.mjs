import { spawnSync } from 'node:child_process';

const { COMPILER, MODULE, RESOLUTION } = process.env;
const options =
  '--noEmit --listFiles --strict --target ES2020 --lib ES2020,DOM,DOM.Iterable --types node host.ts';
const args = ['--module', MODULE, '--moduleResolution', RESOLUTION, ...options.split(' ')];
const tsc = `node_modules/${COMPILER}/bin/tsc`;
process.exitCode = spawnSync(process.execPath, [tsc, ...args], { stdio: 'inherit' }).status;
