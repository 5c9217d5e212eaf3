import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const sources = fileURLToPath(new URL('.', import.meta.url));
const places = join(root, '.cache/hosts');
const INSTALL = [
  '--no-save',
  '--no-package-lock',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  // Hosts share most packages, and the cache has them after the first.
  '--prefer-offline',
  '--include=dev',
];

/** Where a host's project is built. */
export const placeOf = (host: string) => join(places, host);

/** Hosts are folders beside this file; `examples/…` are those that hosts copy. */
const sourceOf = (host: string) => join(host.startsWith('examples/') ? root : sources, host);

/** Environment of a host's developer: without Vitest's NODE_ENV, and without the settings of the npm that runs these tests. */
const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_'))),
  NEXT_TELEMETRY_DISABLED: '1',
  CI: '1',
  // The output of test runners is compared as text.
  NO_COLOR: '1',
  FORCE_COLOR: undefined,
  NODE_ENV: undefined,
};

/**
 * Packs the built package as it would be published, under a name of its content: npm takes a tarball of a known name
 * for the one that it has installed already.
 * @returns the path of the tarball
 */
export async function packPackage(): Promise<string> {
  await mkdir(places, { recursive: true });
  // webpack looks for one above the host, and would take the paths of ours.
  await writeFile(join(places, 'tsconfig.json'), '{}');
  // A folder of its own, since two files of tests may pack at once.
  const folder = await mkdtemp(join(places, 'pack-'));
  const { stdout } = await npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root);
  const answer: unknown = JSON.parse(stdout);
  // A list up to npm 11, an object by package name since.
  const [packed] = Object.values(answer ?? {});
  const tarball = join(folder, packed.filename);
  const hash = createHash('sha256').update(await readFile(tarball));
  const named = join(places, `package-${hash.digest('hex').slice(0, 12)}.tgz`);
  await rename(tarball, named);
  await rm(folder, { recursive: true });
  return named;
}

/**
 * Copies a host's project out of the tests and installs it with the packed package, unless that is done already.
 * No script of any package runs.
 * @throws Error with what npm said
 */
export async function installHost(host: string, tarball: string): Promise<void> {
  const place = placeOf(host);
  const wanted = `${tarball}\n${await readFile(join(sourceOf(host), 'package.json'), 'utf8')}`;
  await cp(sourceOf(host), place, { recursive: true });
  if ((await readFile(join(place, 'installed'), 'utf8').catch(() => '')) === wanted) return;
  await rm(join(place, 'node_modules'), { recursive: true, force: true });
  await npm(['install', ...INSTALL, tarball], place);
  await writeFile(join(place, 'installed'), wanted);
}

/**
 * Installs hosts one after the other while the tests of those before run.
 * @returns waits until a host is installed
 * @throws Error with what npm said
 */
export function installHosts(hosts: readonly string[], tarball: string): (host: string) => Promise<void> {
  const installed = new Map<string, Promise<void>>();
  let last = Promise.resolve();
  for (const host of hosts) {
    const next = last.then(() => installHost(host, tarball));
    installed.set(host, next);
    // Its own tests say that it failed.
    last = next.catch(() => undefined);
  }
  return async (host) => installed.get(host);
}

/**
 * Runs a script of the host's package.json.
 * @returns what it printed
 * @throws Error with the same
 */
export async function runScript(
  host: string,
  script: string,
  variables: NodeJS.ProcessEnv = {},
): Promise<string> {
  const { stdout, stderr } = await npm(['run', '--silent', script], placeOf(host), variables);
  // Jest prints its result on the second.
  return stdout + stderr;
}

/** A host's own server, once it says where it listens. */
export async function startServer(host: string, command: readonly string[], variables: NodeJS.ProcessEnv) {
  const server = spawn(process.execPath, command, {
    cwd: placeOf(host),
    env: { ...environment, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { url: await addressIn(server), stop: () => stop(server) };
}

function addressIn(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (text: Buffer) => {
      said += text.toString();
      const [url] = said.match(/http:\/\/(?:127\.0\.0\.1|localhost):\d+/) ?? [];
      if (url) resolve(url);
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.once('exit', () => reject(new Error(`The server ended: ${said}`)));
  });
}

function stop(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null) return resolve();
    server.once('exit', () => resolve());
    server.kill();
  });
}

async function npm(args: readonly string[], cwd: string, variables: NodeJS.ProcessEnv = {}) {
  const options = {
    cwd,
    env: { ...environment, ...variables },
    maxBuffer: 64_000_000,
    shell: process.platform === 'win32',
  };
  try {
    return await promisify(execFile)('npm', [...args], options);
  } catch (error) {
    const { stdout = '', stderr = '' } = Object(error);
    throw new Error(`npm ${args.join(' ')} in ${cwd}:\n${stdout}${stderr}`);
  }
}
