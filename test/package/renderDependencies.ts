import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { measurePackages, sizeOf } from '../../tools/bench/size/measure.mjs';
import {
  bundled,
  countLicenses,
  exceptions,
  forProduct,
  forTools,
  licenseProblems,
} from '../../tools/release/licenses.mjs';
import { lockedPackages, nameOf, readLockFile, runtimeFolders } from '../../tools/release/lockFile.mjs';
import { bundledReasons, dependencyReasons, installScriptReasons, peerReasons } from './dependencyReasons.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => JSON.parse(readFileSync(root + path, 'utf8'));

interface Manifest {
  readonly version: string;
  readonly license: string;
  readonly repository?: string | { readonly url: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional: boolean }>>;
}

const EVERY_EXPORT = `import * as index from 'face-verification-flow'; import * as core from 'face-verification-flow/core'; use(index, core);`;

const manifest: Manifest = read('package.json');
const manifestOf = (name: string): Manifest => read(`node_modules/${name}/package.json`);
const lock = readLockFile();

/** docs/dependencies.md, from the manifests, the lock file and the build. */
export async function renderDependencies(): Promise<string> {
  return `# Dependencies

Written by \`npx vitest run --project package test/package/reports.test.ts -u\` after \`npm run build\`; a test holds it.

## What a host gets

gzip: what of the package is in a host's bundle of every export, minified.

${table(['package', 'for', 'license', 'gzip', 'brings', 'source'], await dependencyRows())}

${broughtBy()}In \`embed.js\`, beside these: ${await bundledList()}. \`dist/embed/licenses.md\`
has the licenses of all that is in that build.

${table(['peer', 'versions', 'for', 'license'], Object.entries(manifest.peerDependencies).map(peerRow))}

## Licenses

\`node tools/release/checkLicenses.mjs\` holds all ${lockedPackages(lock).size} packages of the lock file, those for other platforms included, against two lists, and
fails on any other license: ${licenseProblems(lock).length} such now. What is published may be ${list(forProduct)}; tools may also be
${list(forTools.filter((name) => !forProduct.includes(name)))}. One by one: ${exceptionList()}.

${table(
  ['license', 'packages'],
  countLicenses(lock).map(([name, count]) => [name, String(count)]),
)}

## Install scripts

The package has none, and none of what a host installs with it has one. Among the tools:

${table(['package', 'without its script'], scriptRows())}

\`npm run test:quality -- ignore-scripts\` shows it: a fresh clone is installed with \`ignore-scripts\` and goes through type check, lint, build and
package checks. \`npm run test:e2e -- hosts\` installs the packed package so, beside every bundler.

## Lock file, signatures, SBOM

Versions are exact, and the lock file has the hash of every package and no registry but npm's: a test holds both.
\`npm audit signatures\` checks what the registry has signed, \`npm audit\` what is known of vulnerabilities; CI runs the first on every change.
\`node tools/release/printSbom.mjs\` prints a CycloneDX SBOM of what is published, the code in the script tag's build included; each release has it attached
([releasing.md](releasing.md)). \`npm sbom --sbom-format=spdx\` prints one of every tool as well.
`;
}

async function dependencyRows(): Promise<readonly (readonly string[])[]> {
  const names = Object.keys(manifest.dependencies ?? {});
  const sizes = await measurePackages(EVERY_EXPORT, names);
  return names.map((name) => {
    const { version, license, dependencies = {} } = manifestOf(name);
    const size = kB(sizes.get(name)?.gzip ?? 0);
    const brings = Object.keys(dependencies).join(', ') || 'nothing';
    return [`${name} ${version}`, dependencyReasons[name] ?? '', license, size, brings, source(name)];
  });
}

/** Lists the bundled packages with the size that they have in the script tag's build. */
async function bundledList(): Promise<string> {
  const entries = bundled.map(async (name) => {
    const { version, license } = manifestOf(name);
    const build = await rolldown({ input: `${root}src/embed/reactByPreact.ts` });
    const { output } = await build.generate({ format: 'es', minify: true });
    await build.close();
    return `${name} ${version}, ${bundledReasons[name]}, ${license}, ${kB(sizeOf(output[0].code).gzip)}`;
  });
  return (await Promise.all(entries)).join('; ');
}

function broughtBy(): string {
  const direct = Object.keys(manifest.dependencies ?? {}).map((name) => `node_modules/${name}`);
  const deeper = [...runtimeFolders(lock)].filter((folder) => !direct.includes(folder));
  const named = deeper.map((folder) => {
    const { version, license } = lock.packages[folder] ?? {};
    return `${nameOf(folder)} ${version}, ${license}`;
  });
  return named.length > 0 ? `With them comes ${named.join('; ')}.\n\n` : '';
}

function peerRow([name, versions]: readonly [string, string]): readonly string[] {
  const isOptional = manifest.peerDependenciesMeta[name]?.optional;
  const range = versions.split('||').join('or');
  return [
    name,
    `${range}${isOptional ? ', optional' : ''}`,
    peerReasons[name] ?? '',
    manifestOf(name).license,
  ];
}

function scriptRows(): readonly (readonly string[])[] {
  return [...lockedPackages(lock)]
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([folder, { version }]) => [
      `${nameOf(folder)} ${version}`,
      installScriptReasons[nameOf(folder)] ?? '',
    ]);
}

function exceptionList(): string {
  return Object.entries(exceptions)
    .map(([name, { license, reason }]) => `${name}, ${license}: ${reason}`)
    .join('; ');
}

function source(name: string): string {
  const { repository = '' } = manifestOf(name);
  const url = typeof repository === 'string' ? repository : repository.url;
  const [path] = url.match(/[\w.-]+\/[\w.-]+?(?=(?:\.git)?$)/) ?? [];
  return `[${path}](https://github.com/${path})`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function list(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]}`;
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
