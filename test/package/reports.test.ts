import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lockedPackages, nameOf, readLockFile, runtimeFolders } from '../../tools/release/lockFile.mjs';
import { apiEntries, extractApi } from './apiReport.js';
import { bundledReasons, dependencyReasons, installScriptReasons, peerReasons } from './dependencyReasons.js';
import { renderDependencies } from './renderDependencies.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/** Updated by `npx vitest run --project package test/package/reports.test.ts -u`, so that a diff shows each change. */
describe('docs/api-report', () => {
  const report = extractApi();

  it.each(apiEntries.map(({ name }) => name))('%s.api.md is the surface of the build', async (name) => {
    await expect(report(name)).toMatchFileSnapshot(`${root}docs/api-report/${name}.api.md`);
  });
});

describe('docs/dependencies.md', () => {
  it('is what the manifests, the lock file and the build say', async () => {
    await expect(await renderDependencies()).toMatchFileSnapshot(`${root}docs/dependencies.md`);
  });

  it('has a reason for every dependency, peer and install script, and no more', () => {
    const reasons = [dependencyReasons, peerReasons, installScriptReasons].map((given) =>
      Object.keys(given).sort(),
    );
    const scripts = [...lockedPackages(readLockFile())].filter(
      ([, { hasInstallScript }]) => hasInstallScript,
    );
    expect(reasons).toEqual([
      Object.keys(manifest.dependencies).sort(),
      Object.keys(manifest.peerDependencies).sort(),
      scripts.map(([folder]) => nameOf(folder)).sort(),
    ]);
  });
});

describe('the licenses in the script tag’s build', () => {
  const licenses = readFileSync(`${root}dist/embed/licenses.md`, 'utf8');
  const names = [...runtimeFolders(readLockFile())].map(nameOf).filter((name) => name !== 'uzip');

  it.each([...names, ...Object.keys(bundledReasons)])('have that of %s', (name) => {
    expect(licenses).toContain(`## ${name} - `);
  });
});
