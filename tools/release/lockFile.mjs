import { readFileSync } from 'node:fs';

/**
 * A package of `package-lock.json`.
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [license] an SPDX expression
 * @property {string} [resolved] where npm takes it from
 * @property {string} [integrity]
 * @property {boolean} [hasInstallScript]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [devDependencies]
 *
 * @typedef {{ readonly packages: Readonly<Record<string, LockedPackage>> }} LockFile
 */

/** @returns {LockFile} */
export function readLockFile() {
  return JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));
}

/**
 * Every package but the project itself, by its folder.
 * @param {LockFile} lock
 * @returns {ReadonlyMap<string, LockedPackage>}
 */
export function lockedPackages({ packages }) {
  return new Map(Object.entries(packages).filter(([folder]) => folder !== ''));
}

/**
 * The folders of what a host installs with the package. The lock file's own marks say more: a peer dependency of ours
 * that one of them names as well, such as React, carries no `dev` there.
 * @param {LockFile} lock
 * @returns {ReadonlySet<string>}
 */
export function runtimeFolders({ packages }) {
  /** @type {Set<string>} */
  const found = new Set();
  /** @param {string} folder */
  const visit = (folder) => {
    for (const name of Object.keys(packages[folder]?.dependencies ?? {})) {
      const next = findFolder(packages, folder, name);
      if (!next || found.has(next)) continue;
      found.add(next);
      visit(next);
    }
  };
  visit('');
  return found;
}

/** @param {string} folder such as `node_modules/a/node_modules/b` */
export function nameOf(folder) {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/**
 * Finds a package as Node does: beside its user first, then further up.
 * @param {LockFile['packages']} packages
 * @param {string} user
 * @param {string} name
 * @returns {string | undefined}
 */
function findFolder(packages, user, name) {
  const folder = `${user ? `${user}/` : ''}node_modules/${name}`;
  if (packages[folder]) return folder;
  if (!user) return undefined;
  return findFolder(packages, user.slice(0, Math.max(0, user.lastIndexOf('/node_modules/'))), name);
}
