import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from '../setup/ensureDependencies.mjs';
import { exitWith, setupProblem } from '../setup/problem.mjs';
import { stopChildrenWithUs, stopWith } from '../setup/run.mjs';
import { askedPort, requireFree } from './port.mjs';

const SERVER = fileURLToPath(new URL('server.mjs', import.meta.url));

/** `npm start`: brings what is missing, then serves the demo until it is stopped. */
export async function start() {
  stopChildrenWithUs();
  try {
    const unknown = process.argv.slice(2).find((arg) => arg !== '--https');
    if (unknown)
      throw setupProblem(`npm start does not know ${unknown}: use npm start, or npm start -- --https.`);
    const port = askedPort(process.env['PORT']);
    if (port !== undefined) await requireFree(port);
    serve(await ensureDependencies());
  } catch (error) {
    exitWith(error);
  }
}

/**
 * Vite runs under the project's Node, not under npm's. The channel between the two ends with us, however we
 * end, and the server ends with the channel.
 * @param {string} nodePath
 */
function serve(nodePath) {
  const server = fork(SERVER, process.argv.slice(2), { execPath: nodePath, execArgv: [] });
  stopWith(server);
  server.once('error', exitWith);
  server.once('exit', (code) => process.exit(code ?? 1));
}
