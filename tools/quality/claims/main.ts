import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cache, root } from '../shared/places.js';
import { addToSummary, reportClaims } from '../shared/reportClaims.js';
import type { Break } from './break.js';
import { breaks } from './breaks.js';
import { type Checkout, createCheckout } from './checkout.js';
import { type Claim, type NamedTest, readClaims } from './readClaims.js';
import { groupByFile, needsBuild, patternOf, runTests } from './runTests.js';

/** Result of a break. */
interface Finding {
  readonly change: Break;
  /** Titles of the named tests that noticed. */
  readonly noticedBy: readonly string[];
  /** Why nothing was found out. */
  readonly problem?: string | undefined;
  readonly seconds: number;
}

const RESULTS = join(cache, 'claims.json');

/**
 * Breaks the claims of docs/security.md one by one in a private copy and runs the tests that their rows name:
 * `npm run test:quality -- claims`, `claims 1.2 16.5.1` for some, `--resume` to continue a run that was stopped,
 * `--project unit` for breaks that tests of this path can notice.
 */
export async function main(args: readonly string[]): Promise<void> {
  const { values, positionals: ids } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { resume: { type: 'boolean', default: false }, project: { type: 'string', default: '' } },
  });
  const claims = readClaims(readFileSync(join(root, 'docs/security.md'), 'utf8'));
  const isChosen = ({ claim }: Break) =>
    ids.length === 0 || ids.some((id) => `${claim}.`.startsWith(`${id}.`));
  const chosen = breaks
    .filter(isChosen)
    .map((change) => ({ change, tests: testsFor(change, claims, values.project) }))
    .filter(({ tests }) => tests.length > 0);
  const results = readResults();
  // A run of some claims keeps what is known of the others.
  if (!values.resume) for (const { change } of chosen) results.delete(JSON.stringify(change));
  const checkout = createCheckout();
  const findings: Finding[] = [];
  try {
    const open = chosen.filter(({ change }) => !results.has(JSON.stringify(change)));
    const passing = findPassing(
      checkout,
      open.flatMap(({ tests }) => tests),
    );
    for (const { change, tests } of chosen) {
      const usable = tests.filter((test) => passing.has(keyOf(test)));
      const finding = results.get(JSON.stringify(change)) ?? tryBreak(checkout, change, usable);
      findings.push(finding);
      console.log(describeFinding(finding));
      results.set(JSON.stringify(change), finding);
      writeResults([...results.values()]);
    }
  } finally {
    checkout.remove();
  }
  report(
    findings,
    chosen.flatMap(({ change, tests }) => tests.map((test) => ({ claim: change.claim, test }))),
  );
}

/** Returns the named tests that a break is for. */
function testsFor(change: Break, claims: readonly Claim[], project: string): readonly NamedTest[] {
  const claim = claims.find(({ id }) => id === change.claim);
  if (!claim) throw new Error(`docs/security.md has no claim ${change.claim}.`);
  const { by = '' } = change;
  const tests = claim.tests.filter(({ title, file }) => `${file} ${title}`.includes(by));
  if (tests.length === 0) throw new Error(`No named test of ${change.claim} is ${by}.`);
  return tests.filter(({ file }) => file.includes(project));
}

/**
 * Runs tests while nothing is broken.
 * @returns the ones that pass; any other cannot notice anything
 */
function findPassing(checkout: Checkout, tests: readonly NamedTest[]): ReadonlySet<string> {
  const unique = [...new Map(tests.map((test) => [keyOf(test), test])).values()];
  const passing = new Set<string>();
  for (const group of groupByFile(unique)) {
    if (needsBuild(group[0]?.file ?? '') && !buildFor(checkout, undefined))
      throw new Error('The package cannot be built, with nothing broken.');
    const { passed, failed, problem } = runTests(checkout.folder, group);
    for (const test of group) {
      if (isAmong(test, passed) && !isAmong(test, failed)) passing.add(keyOf(test));
      else console.log(`✗ with nothing broken ${keyOf(test)} does not pass ${problem ?? ''}`);
    }
  }
  return passing;
}

function keyOf({ file, title }: NamedTest): string {
  return `${file} › ${title}`;
}

function isAmong(test: NamedTest, names: readonly string[]): boolean {
  const pattern = new RegExp(patternOf(test));
  return names.some((name) => pattern.test(name));
}

function tryBreak(checkout: Checkout, change: Break, tests: readonly NamedTest[]): Finding {
  const began = Date.now();
  const putBack = checkout.apply(change);
  const end = (noticedBy: readonly string[], problem?: string): Finding => ({
    change,
    noticedBy,
    problem,
    seconds: Math.round((Date.now() - began) / 100) / 10,
  });
  try {
    if (/^src\/.*\.tsx?$/.test(change.file) && !compiles(checkout)) return end([], 'does not compile');
    if (tests.length === 0) return end([], 'no test of it passes with nothing broken');
    for (const group of groupByFile(tests)) {
      if (needsBuild(group[0]?.file ?? '') && !buildFor(checkout, change)) return end([], 'cannot be built');
      const { failed, problem } = runTests(checkout.folder, group);
      if (problem) return end([], problem);
      const noticed = group.filter((test) => isAmong(test, failed));
      if (noticed.length > 0) return end(noticed.map(({ title }) => title));
    }
    return end([]);
  } finally {
    putBack();
  }
}

function compiles({ folder }: Checkout): boolean {
  const args = ['-p', 'tools/build/tsconfig.json', '--noEmit', '--emitDeclarationOnly', 'false'];
  return run(folder, ['node_modules/typescript/bin/tsc', ...args]);
}

/** The break that `dist` of the checkout was built with. */
let builtFor: Break | 'nothing' | undefined;

/** Builds the package as it is in the checkout. */
function buildFor({ folder }: Checkout, change: Break | undefined): boolean {
  const wanted = change ?? 'nothing';
  if (builtFor === wanted) return true;
  builtFor = wanted;
  const { status } = spawnSync('npm', ['run', 'build', '--silent'], { cwd: folder, stdio: 'ignore' });
  return status === 0;
}

function run(folder: string, args: readonly string[]): boolean {
  return spawnSync(process.execPath, args, { cwd: folder, stdio: 'ignore' }).status === 0;
}

/** Returns the breaks that were noticed in earlier runs. */
function readResults(): Map<string, Finding> {
  try {
    const findings = JSON.parse(readFileSync(RESULTS, 'utf8')) as readonly Finding[]; // written by an earlier run
    return new Map(
      findings
        .filter(({ noticedBy }) => noticedBy.length > 0)
        .map((finding) => [JSON.stringify(finding.change), finding]),
    );
  } catch {
    return new Map();
  }
}

function writeResults(findings: readonly Finding[]): void {
  mkdirSync(cache, { recursive: true });
  writeFileSync(RESULTS, JSON.stringify(findings, undefined, 1));
}

function describeFinding({ change, noticedBy, problem, seconds }: Finding): string {
  const outcome = noticedBy.length > 0 ? noticedBy.join(', ') : `NOT NOTICED${problem ? `: ${problem}` : ''}`;
  return `${noticedBy.length > 0 ? '✓' : '✗'} ${change.claim} ${change.why} → ${outcome} (${seconds} s)`;
}

function report(
  findings: readonly Finding[],
  named: readonly { readonly claim: string; readonly test: NamedTest }[],
): void {
  const noticed = findings.filter(({ noticedBy }) => noticedBy.length > 0);
  const ofRows = [...new Set(named.map(({ claim, test }) => `${claim} ${test.title}`))];
  const used = new Set(
    noticed.flatMap(({ change, noticedBy }) => noticedBy.map((title) => `${change.claim} ${title}`)),
  );
  const idle = ofRows.filter((one) => !used.has(one));
  for (const one of idle) console.log(`  has noticed nothing: ${one}`);
  const cell = (text: string) => text.replace(/\|/g, '\\|');
  const rows = findings.map(
    ({ change, noticedBy, problem, seconds }) =>
      `| ${change.claim} | ${cell(change.why)} | ${cell(noticedBy.join('<br>') || `**not noticed** ${problem ?? ''}`)} | ${seconds} |`,
  );
  addToSummary(`| claim | break | noticed by | seconds |\n|---|---|---|---|\n${rows.join('\n')}\n`);
  const claims = new Set(findings.map(({ change }) => change.claim));
  reportClaims('npm run test:quality -- claims', [
    {
      statement: 'docs/security.md: a named test fails when its claim is broken',
      figure: `${claims.size} claims, ${findings.length} breaks, ${noticed.length} noticed, by ${ofRows.length - idle.length} of ${ofRows.length} named tests`,
      wanted: 'all breaks',
      passed: noticed.length === findings.length,
    },
  ]);
}
