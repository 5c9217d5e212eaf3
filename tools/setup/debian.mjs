import { ask, run } from './run.mjs';

/** @type {Promise<number> | undefined} */
let update;

/**
 * Installs packages of Debian, or does nothing where we may not. The caller looks whether they are there afterwards.
 * @param {readonly string[]} names
 */
export async function installPackages(...names) {
  const prefix = becomeRoot();
  if (!prefix) return;
  /** @param {readonly string[]} words */
  const asRoot = (...words) => {
    const [command = '', ...args] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', ...words];
    return run(command, args, { isQuiet: true });
  };
  // Another npm test may be installing: the lock is waited for as long as its download may take.
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=600', '-o', 'Acquire::Retries=3'];
  /** @param {readonly string[]} args */
  const aptGet = (...args) => asRoot('apt-get', ...options, ...args);
  // A failed update does not stop us: often one foreign source is down and Debian's own lists are fine.
  update ??= aptGet('update');
  await update;
  if (ask('dpkg', ['--audit']).output !== '') {
    console.log('An earlier installation of Debian packages did not finish: repairing it.');
    // It leaves what lacks a dependency to --fix-broken.
    await asRoot('sh', '-c', 'dpkg --configure -a >/dev/null 2>&1 || true');
    await aptGet('install', '--fix-broken', '--yes');
  }
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
