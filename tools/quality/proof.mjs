import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { engineVersions } from './page/engineVersions.mjs';
import { mergeRecords, readRecords } from './page/readRecords.mjs';
import { renderPage } from './page/renderPage.mjs';
import { cache, runStep } from './page/runStep.mjs';
import { stepsOf } from './page/steps.mjs';
import { readCommit } from './shared/readCommit.mjs';

/**
 * Runs everything that can be shown by a run, prints each promise with its figure, and writes docs/proof.md and its data,
 * docs/proof.json: `npm run proof`. Bounded by `--flows`, `--soak`, `--lives` and `--repeats`; `--only chaos,soak` runs some,
 * `--only none` puts together what earlier runs have left.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    flows: { type: 'string', default: '40' },
    soak: { type: 'string', default: '500' },
    lives: { type: 'string', default: '5000' },
    repeats: { type: 'string', default: '0' },
  },
});
const root = fileURLToPath(new URL('../../', import.meta.url));
const steps = stepsOf({
  flows: Number(values.flows),
  soak: Number(values.soak),
  lives: Number(values.lives),
  repeats: Number(values.repeats),
});
const chosen =
  values.only === undefined ? steps : steps.filter(({ name }) => values.only?.split(',').includes(name));
const commit = readCommit();
mkdirSync(cache, { recursive: true });
if (chosen.length > 0)
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
for (const step of chosen) {
  console.log(`\n── ${step.name}`);
  await runStep(step, commit);
}

const data = join(root, 'docs/proof.json');
/** @type {readonly import('./page/readRecords.mjs').ProofRecord[]} */
const earlier = existsSync(data) ? JSON.parse(readFileSync(data, 'utf8')) : [];
const records = mergeRecords(earlier, readRecords(), commit);
const isKnown = (/** @type {string} */ name) => records.some((record) => record.name.startsWith(name));
const missing = steps.map(({ name }) => name).filter((name) => !isKnown(name));
const page = { records, missing, engines: engineVersions(), commit, now: new Date() };
writeFileSync(join(root, 'docs/proof.md'), renderPage(page));
writeFileSync(data, `${JSON.stringify(records, null, 2)}\n`);

console.log('');
const claims = records.flatMap((record) => record.claims);
for (const { promise, figure, wanted, passed } of claims) {
  console.log(`${passed ? '✓' : '✗'} ${promise}: ${figure} (wanted: ${wanted})`);
}
for (const name of missing) console.log(`– ${name}: not run`);
const failed = claims.filter(({ passed }) => !passed).length;
console.log(`\n${claims.length} promises, ${failed} not kept. docs/proof.md has them.`);
process.exitCode = failed > 0 ? 1 : 0;
