import { ask, run } from './run.mjs';

/**
 * Installs packages of Debian, or does nothing where we may not. Whether they are there then is for the caller to see.
 * @param {readonly string[]} names
 */
export async function installPackages(...names) {
  const prefix = becomeRoot();
  if (!prefix) return;
  const options = ['-q', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=3'];
  const [command = '', ...words] = [
    ...prefix,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    ...options,
  ];
  /** @param {readonly string[]} args */
  const aptGet = (...args) => run(command, [...words, ...args], { isQuiet: true });
  // A failed update is no reason to stop: often one foreign source is down and Debian's own lists are fine.
  await aptGet('update');
  await aptGet('install', '--yes', '--no-install-recommends', ...names);
}

/**
 * The words to put before a command that needs root, if apt-get is here and we may use it unasked.
 * @returns {readonly string[] | undefined}
 */
export function becomeRoot() {
  if (ask('apt-get', ['--version']).code !== 0) return undefined;
  if (process.getuid?.() === 0) return [];
  return ask('sudo', ['-n', 'true']).code === 0 ? ['sudo', '-n'] : undefined;
}
