import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { npm } from '../setup/run.mjs';
import { bundled } from './licenses.mjs';
import { readLockFile } from './lockFile.mjs';

/**
 * Prints a CycloneDX SBOM of what is published: `node tools/release/printSbom.mjs`. It is what `npm sbom` says of the
 * runtime dependencies, and of the packages in the script tag's build, which npm counts among the tools.
 */
const cwd = fileURLToPath(new URL('../../', import.meta.url));

/**
 * @typedef {{ readonly name: string, readonly 'bom-ref': string }} Component
 * @typedef {{ readonly ref: string, readonly dependsOn: readonly string[] }} Edges
 * @typedef {object} Sbom the part of CycloneDX 1.5 that is read (https://cyclonedx.org/docs/1.5/json/)
 * @property {{ readonly component: Component }} metadata
 * @property {readonly Component[]} components
 * @property {readonly Edges[]} dependencies
 */

/**
 * @param {readonly string[]} omitted kinds of dependencies
 * @returns {Sbom}
 */
function sbom(...omitted) {
  const [command, args] = npm([
    'sbom',
    '--sbom-format=cyclonedx',
    '--sbom-type=library',
    '--package-lock-only',
    ...omitted.map((kind) => `--omit=${kind}`),
  ]);
  const { stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 64_000_000 });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout);
}

const published = sbom('dev', 'peer', 'optional');
// npm names the root component after the folder.
const root = { ...published.metadata.component, name: 'face-verification-flow' };
const { packages } = readLockFile();
const bundledRefs = bundled.map((name) => `${name}@${packages[`node_modules/${name}`]?.version}`);
const inBuild = sbom()
  .components.filter((component) => bundledRefs.includes(component['bom-ref']))
  .map((component) => ({ ...component, properties: [] }));
const components = [...published.components, ...inBuild];
const dependencies = [
  ...published.dependencies.map((edges) =>
    edges.ref === root['bom-ref'] ? { ...edges, dependsOn: [...edges.dependsOn, ...bundledRefs] } : edges,
  ),
  ...bundledRefs.map((ref) => ({ ref, dependsOn: [] })),
];
const metadata = { ...published.metadata, component: root };
console.log(JSON.stringify({ ...published, metadata, components, dependencies }, null, 2));
