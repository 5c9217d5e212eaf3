import { describe, expect, it } from 'vitest';
import { lockedPackages, readLockFile, runtimeFolders } from '../../../../tools/release/lockFile.mjs';

const lock = readLockFile();
const packages = [...lockedPackages(lock)];

describe('the lock file', () => {
  it('has the hash of every package, and takes none from elsewhere than the npm registry', () => {
    // Without an address npm takes the one of the registry that it is set to.
    const registry = 'https://registry.npmjs.org/';
    const others = packages
      .filter(
        ([, { resolved = registry, integrity }]) =>
          !resolved.startsWith(registry) || !integrity?.startsWith('sha512-'),
      )
      .map(([folder]) => folder);
    expect(packages.length).toBeGreaterThan(100);
    expect(others).toEqual([]);
  });

  it('holds versions, no ranges, in what package.json asks for', () => {
    const { dependencies, devDependencies } = lock.packages[''] ?? {};
    const asked = Object.entries({ ...dependencies, ...devDependencies });
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('knows install scripts of two packages, both tools', () => {
    const folders = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([folder]) => folder);
    expect(folders).toEqual(['node_modules/esbuild', 'node_modules/node']);
    expect(folders.filter((folder) => runtimeFolders(lock).has(folder))).toEqual([]);
  });
});
