import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder: string;
let files: readonly string[];

/** Unpacks what `npm publish` would upload. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'packed-'));
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    stdio: 'pipe',
  });
  const [archive = ''] = readdirSync(folder);
  execFileSync('tar', ['-xzf', archive], { cwd: folder });
  files = readdirSync(join(folder, 'package'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed package', () => {
  it('no packed file contains the path of the machine that built it', () => {
    expect(files.length).toBeGreaterThan(100);
    const paths = [root.slice(0, -1), JSON.stringify(root).slice(1, -2), encodeURI(root.slice(0, -1))];
    const found = files.filter((file) => {
      const text = readFileSync(file, 'latin1');
      return paths.some((path) => text.includes(path));
    });
    expect(found).toEqual([]);
  });

  it('the sources of every source map are relative paths in the package’s repository', () => {
    const maps = files.filter((file) => file.endsWith('.map'));
    expect(maps.length).toBeGreaterThan(10);
    for (const file of maps) {
      const { sourceRoot = '', sources }: { sourceRoot?: string; sources: string[] } = JSON.parse(
        readFileSync(file, 'utf8'),
      );
      expect(sourceRoot, file).toBe('');
      for (const source of sources)
        expect(source, file).toMatch(/^(?:\.\.\/)+(?:src|mocks|node_modules)\/[^:\\]+$/);
    }
  });
});
