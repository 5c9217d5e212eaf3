import { spawnSync } from 'node:child_process';
import {
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { cache, root } from '../shared/places.js';
import type { Break } from './break.js';

/** A private copy of the project, in which files can be broken. */
export interface Checkout {
  readonly folder: string;
  /**
   * Applies a break.
   * @returns a function that puts the file back
   * @throws Error if the text is not in the file exactly once
   */
  apply(change: Pick<Break, 'file' | 'find' | 'replace'>): () => void;
  remove(): void;
}

/** Copies the files that Git knows or would add. Packages are hard links, since they are never edited. */
export function createCheckout(): Checkout {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'claims-'));
  for (const file of listFiles()) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  linkFolder(join(root, 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    apply({ file, find, replace }) {
      const path = join(folder, file);
      const before = readFileSync(path, 'utf8');
      const [head, tail, ...more] = before.split(find);
      if (head === undefined || tail === undefined || more.length > 0)
        throw new Error(`${file} does not contain this text exactly once: ${find}`);
      writeFileSync(path, head + replace + tail);
      return () => writeFileSync(path, before);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function listFiles(): readonly string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const { stdout, status } = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error('git ls-files failed.');
  return stdout.split('\0').filter(Boolean);
}

/** Links every file of a folder. */
function linkFolder(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (CACHES.has(source)) continue;
    if (entry.isDirectory()) linkFolder(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkSync(source, target);
  }
}

/** Caches of Vite and Vitest. Each checkout writes its own. */
const CACHES: ReadonlySet<string> = new Set(
  ['.vite', '.vite-temp', '.vitest-cache'].map((name) => join(root, 'node_modules', name)),
);
