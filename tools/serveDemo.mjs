import { fork } from 'node:child_process';
import { ensureDependencies, root } from './setup/ensureDependencies.mjs';
import { exitWith, setupProblem } from './setup/problem.mjs';
import { stopChildrenWithUs, stopWith } from './setup/run.mjs';

/** Ends Vite with the channel to us, however we end. */
const END_WITH_US = 'data:text/javascript,process.once("disconnect", () => process.exit())';

/**
 * `npm start`: installs what is missing, then serves the demo on every address of this machine until it is stopped.
 * @param {readonly string[]} args `--https` or nothing
 */
export async function serveDemo(args) {
  stopChildrenWithUs();
  try {
    const unknown = args.find((arg) => arg !== '--https');
    if (unknown)
      throw setupProblem(`npm start does not know ${unknown}: use npm start, or npm start -- --https.`);
    const isSecure = args.includes('--https');
    // Vite runs under the project's Node, not under npm's.
    const execPath = await ensureDependencies();
    console.log(
      isSecure
        ? 'The certificate is self-signed: continue past the warning of the browser.'
        : 'For the camera on a phone: npm start -- --https',
    );
    const vite = fork(
      `${root}node_modules/vite/bin/vite.js`,
      ['--host', '0.0.0.0', ...(isSecure ? ['--mode', 'https'] : [])],
      { cwd: root, execPath, execArgv: ['--import', END_WITH_US] },
    );
    stopWith(vite);
    vite.once('error', exitWith);
    vite.once('exit', (code) => process.exit(code ?? 1));
  } catch (error) {
    exitWith(error);
  }
}
