import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cache } from './places.js';
import { readCommit } from './readCommit.mjs';

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
