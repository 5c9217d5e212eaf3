import { bundled } from './licences.mjs';
import { nameOf, runtimeFolders } from './lockFile.mjs';

/**
 * @typedef {{ readonly 'bom-ref': string, readonly name: string, readonly properties?: readonly object[] }} Component
 * @typedef {object} Sbom as much of CycloneDX 1.5 as is read (https://cyclonedx.org/docs/1.5/json/)
 * @property {{ readonly component: Component }} metadata
 * @property {readonly Component[]} components
 * @property {readonly { readonly ref: string, readonly dependsOn: readonly string[] }[]} dependencies
 */

/**
 * What npm says of everything, reduced to what is published: what a host installs with the package, and what the script
 * tag's build has in it. `npm sbom --omit=dev` has neither: it leaves out what is bundled, and takes a peer that a
 * dependency names as well, such as React or TypeScript, for one of ours.
 * @param {Sbom} whole
 * @param {import('./lockFile.mjs').LockFile} lock
 * @returns {Sbom}
 */
export function publishedSbom({ metadata, components, dependencies, ...rest }, lock) {
  const folders = [...runtimeFolders(lock), ...bundled.map((name) => `node_modules/${name}`)];
  const root = metadata.component['bom-ref'];
  const kept = new Set([
    root,
    ...folders.map((folder) => `${nameOf(folder)}@${lock.packages[folder]?.version}`),
  ]);
  return {
    ...rest,
    // npm takes the name of the folder.
    metadata: {
      ...metadata,
      component: { ...metadata.component, name: root.slice(0, root.lastIndexOf('@')) },
    },
    components: components
      .filter((component) => kept.has(component['bom-ref']))
      // What is bundled is marked as a tool.
      .map((component) => ({ ...component, properties: [] })),
    dependencies: dependencies
      .filter(({ ref }) => kept.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => kept.has(other)) })),
  };
}
