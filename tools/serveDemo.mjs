import { fork } from 'node:child_process';
import { ensureDependencies, root } from './setup/ensureDependencies.mjs';
import { exitWith, setupProblem } from './setup/problem.mjs';
import { stopChildrenWithUs, stopWith } from './setup/run.mjs';

/** Ends Vite with the channel to us, however we end. */
const END_WITH_US = 'data:text/javascript,process.once("disconnect", () => process.exit())';

/** Ways to serve the demo, by their flag. */
const MODES = new Map([
  [
    '--https',
    { name: 'https', note: 'The certificate is self-signed: continue past the warning of the browser.' },
  ],
  [
    '--backend',
    { name: 'backend', note: 'The gateway’s audit log follows, one line of JSON for each outcome.' },
  ],
]);

/**
 * `npm start`: installs what is missing, then serves the demo on every address of this machine until it is stopped.
 * @param {readonly string[]} args `--https`, `--backend` or nothing
 */
export async function serveDemo(args) {
  stopChildrenWithUs();
  try {
    const unknown = args.length > 1 ? args[1] : args.find((arg) => !MODES.has(arg));
    if (unknown)
      throw setupProblem(
        `npm start does not know ${unknown}: use npm start, or npm start -- with --https or --backend.`,
      );
    const mode = MODES.get(args[0] ?? '');
    // Vite runs under the project's Node, not under npm's.
    const execPath = await ensureDependencies();
    console.log(mode?.note ?? 'For the camera on a phone: npm start -- --https');
    const vite = fork(
      `${root}node_modules/vite/bin/vite.js`,
      ['--host', '0.0.0.0', ...(mode ? ['--mode', mode.name] : [])],
      { cwd: root, execPath, execArgv: ['--import', END_WITH_US] },
    );
    stopWith(vite);
    vite.once('error', exitWith);
    vite.once('exit', (code) => process.exit(code ?? 1));
  } catch (error) {
    exitWith(error);
  }
}
