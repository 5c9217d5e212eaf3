import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from '../setup/ensureDependencies.mjs';
import { exitWith } from '../setup/problem.mjs';
import { stopChildrenWithUs, stopWith } from '../setup/run.mjs';

const TOOLS = fileURLToPath(new URL('runTools.mjs', import.meta.url));

/**
 * The package's command line from its sources, under the project's Node: brings what is missing first.
 * @param {readonly string[]} args
 */
export async function start(args) {
  stopChildrenWithUs();
  try {
    const execPath = await ensureDependencies();
    const tools = fork(TOOLS, [...args], { execPath, execArgv: [] });
    stopWith(tools);
    tools.once('error', exitWith);
    tools.once('exit', (code) => process.exit(code ?? 1));
  } catch (error) {
    exitWith(error);
  }
}
