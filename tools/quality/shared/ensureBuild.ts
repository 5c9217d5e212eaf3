import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dist, root } from './places.js';

/** Builds the package where it has not been built since its sources have changed. */
export function ensureBuild(): void {
  if (builtAt() > changedAt()) return;
  console.log('Building the package …');
  const { status } = spawnSync('npm', ['run', 'build', '--silent'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('npm run build failed.');
}

function builtAt(): number {
  try {
    return statSync(join(dist, 'embed/integrity.json')).mtimeMs;
  } catch {
    return 0;
  }
}

function changedAt(): number {
  const source = join(root, 'src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' });
  return Math.max(...files.map((file) => statSync(join(source, file)).mtimeMs));
}
