import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

it('the SBOM lists what a host installs and what the script tag bundles, neither peers nor tools', () => {
  const { components, metadata } = JSON.parse(
    execFileSync(process.execPath, ['tools/release/printSbom.mjs'], { cwd: root, encoding: 'utf8' }),
  );
  const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const names: string[] = components.map(({ name }: { readonly name: string }) => name);
  expect(names.sort()).toEqual([...Object.keys(dependencies), 'preact', 'uzip'].sort());
  expect(metadata.component.name).toBe('face-verification-flow');
});
