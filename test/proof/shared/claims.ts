import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cache, root } from './places.js';

/** One promise of the project, held against a run. */
export interface Claim {
  readonly promise: string;
  /** What the run measured, in words and numbers. */
  readonly figure: string;
  /** What it had to be. */
  readonly wanted: string;
  readonly passed: boolean;
}

/** Leaves what a run has shown where `npm run proof` finds it, and prints it. */
export async function writeClaims(name: string, command: string, claims: readonly Claim[]): Promise<void> {
  await mkdir(cache, { recursive: true });
  const record = { command, at: new Date().toISOString(), commit: readCommit(), claims };
  await writeFile(join(cache, `${name}.json`), `${JSON.stringify(record, null, 2)}\n`);
  for (const { promise, figure, wanted, passed } of claims) {
    console.log(`${passed ? '✓' : '✗'} ${promise}: ${figure} (wanted: ${wanted})`);
  }
  if (claims.some(({ passed }) => !passed)) process.exitCode = 1;
}

/** The commit that is measured; with a plus where files differ from it. */
function readCommit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no', '--', ':!docs') !== '';
    return `${git('rev-parse', '--short', 'HEAD')}${changed ? '+' : ''}`;
  } catch {
    return 'unknown';
  }
}
