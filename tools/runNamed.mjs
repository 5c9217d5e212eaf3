import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

export const vitest = 'node_modules/vitest/vitest.mjs';

/**
 * @typedef {object} Command
 * @property {string} does one line for the list of names
 * @property {readonly (readonly string[])[]} run arguments of Node, one list a process; the last one gets the rest of the
 * command line
 * @property {(args: readonly string[]) => Readonly<Record<string, string>>} [env] environment from the rest of the command
 * line, which then is no longer passed on
 */

/**
 * Runs the command that the first argument of the command line names, or lists the names.
 * @param {string} script npm script that the command line belongs to
 * @param {Readonly<Record<string, Command>>} commands
 * @param {Command} [unnamed] command for a command line that is empty or begins with an option; `@default` the list
 */
export function runNamed(script, commands, unnamed) {
  const [name = '', ...rest] = process.argv.slice(2);
  const isUnnamed = name === '' || (name.startsWith('-') && name !== '--help');
  const command = isUnnamed ? unnamed : commands[name];
  const args = isUnnamed ? process.argv.slice(2) : rest;
  if (!command) {
    const lines = Object.entries(commands).map(([known, { does }]) => `  ${known.padEnd(15)} ${does}`);
    console.log(`npm run ${script} -- NAME [arguments]\n\n${lines.join('\n')}`);
    process.exitCode = name === '' || name === '--help' ? 0 : 2;
    return;
  }
  const { run, env } = command;
  const statuses = run.map((first, index) => {
    const rest = env || index < run.length - 1 ? [] : args;
    return start([...first, ...rest], env?.(args));
  });
  process.exitCode = statuses.every((status) => status === 0) ? 0 : 1;
}

/**
 * @param {readonly string[]} args of Node
 * @param {Readonly<Record<string, string>>} [env]
 */
function start(args, env) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return status;
}
