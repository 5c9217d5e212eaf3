/**
 * @typedef {{ dependencies?: Record<string, string>, devDependencies?: Record<string, string> }} Manifest
 * @typedef {Manifest & { version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lock
 */

/**
 * Whether what npm installed is what the lock file wants. npm leaves its own record of an installation
 * (`node_modules/.package-lock.json`) as its last act, so that an interrupted one has none.
 * @param {Lock} wanted `package-lock.json`
 * @param {Lock | undefined} installed `node_modules/.package-lock.json`
 * @param {(path: string) => string | undefined} versionAt the version that a folder of node_modules holds
 * @returns {string | undefined} the reason to install again, to show to a person
 */
export function reasonToInstall(wanted, installed, versionAt) {
  if (!installed) return 'they are missing, or their last installation did not finish';
  const before = packagesOf(installed);
  const after = packagesOf(wanted);
  const changed = [...new Set([...before.keys(), ...after.keys()])].find(
    (path) => !isSame(before.get(path), after.get(path)),
  );
  if (changed) return `package-lock.json has changed (${nameOf(changed)})`;
  const broken = [...before].find(([path, { version }]) => versionAt(path) !== version);
  return broken && `${nameOf(broken[0])} is incomplete`;
}

/**
 * Finds a dependency that package.json and the lock file name in different versions. npm refuses such a pair.
 * @param {Lock} wanted `package-lock.json`
 * @param {Manifest} manifest `package.json`
 * @returns {string | undefined} its name
 */
export function misfitOf(wanted, manifest) {
  const before = dependenciesOf(wanted.packages?.[''] ?? {});
  const after = dependenciesOf(manifest);
  return Object.keys({ ...before, ...after }).find((name) => before[name] !== after[name]);
}

/** @param {Manifest} manifest */
function dependenciesOf({ dependencies, devDependencies }) {
  return { ...dependencies, ...devDependencies };
}

/**
 * @param {Lock} lock
 * @returns {Map<string, LockedPackage>} without the project itself and links to folders of the project
 */
function packagesOf({ packages = {} }) {
  return new Map(Object.entries(packages).filter(([path, { link }]) => path !== '' && !link));
}

/**
 * A package for another platform is in the lock file and never installed here.
 * @param {LockedPackage | undefined} before
 * @param {LockedPackage | undefined} after
 */
function isSame(before, after) {
  if (!before) return after?.optional === true;
  return before.version === after?.version && before.integrity === after?.integrity;
}

/** @param {string} path */
function nameOf(path) {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
