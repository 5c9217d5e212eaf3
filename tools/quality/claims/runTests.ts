import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NamedTest } from './readClaims.js';

/** Result of the named tests of one file. */
export interface TestRun {
  readonly passed: readonly string[];
  /** Names of the tests that failed by an assertion. */
  readonly failed: readonly string[];
  /** Why the run says nothing, such as a file that does not load. */
  readonly problem?: string | undefined;
}

/** Vitest's projects by the paths of their tests, from the fastest to the slowest. */
const PROJECTS: readonly (readonly [path: string, project: string])[] = [
  ['test/unit/', 'node'],
  ['test/browser/photo/', 'photo'],
  ['test/browser/', 'browser'],
  ['test/package/', 'package'],
  ['test/e2e/hosts/', 'hosts'],
  ['test/e2e/returns/', 'returns'],
  ['test/e2e/journeys/', 'journeys'],
];

/** Projects whose tests use the built package. */
const NEED_BUILD: ReadonlySet<string> = new Set(['package', 'hosts']);

/** Time in milliseconds after which a run counts as hung. */
const PATIENCE_MS = 300_000;

function projectOf(file: string): string {
  const project = PROJECTS.find(([path]) => file.startsWith(path))?.[1];
  if (!project) throw new Error(`No project has the test ${file}.`);
  return project;
}

export function needsBuild(file: string): boolean {
  return NEED_BUILD.has(projectOf(file));
}

/** Groups tests by their files, from the fastest project to the slowest. */
export function groupByFile(tests: readonly NamedTest[]): readonly (readonly NamedTest[])[] {
  const rank = ({ file }: NamedTest) => PROJECTS.findIndex(([path]) => file.startsWith(path));
  const files = new Map<string, NamedTest[]>();
  for (const test of [...tests].sort((one, other) => rank(one) - rank(other)))
    files.set(test.file, [...(files.get(test.file) ?? []), test]);
  return [...files.values()];
}

/** Returns a pattern for the full names of a test or group of tests. `…` in the title stands for any value. */
export function patternOf({ title }: NamedTest): string {
  const parts = title.split('…').map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return `(?:^| )${parts.join('[^]*')}(?: |$)`;
}

/** Runs named tests of one file in a checkout. */
export function runTests(folder: string, tests: readonly NamedTest[]): TestRun {
  const { file = '' } = tests[0] ?? {};
  const reports = mkdtempSync(join(tmpdir(), 'claims-'));
  const report = join(reports, 'report.json');
  const args = [
    ...['node_modules/vitest/vitest.mjs', 'run', '--project', projectOf(file)],
    ...['--reporter', 'json', '--outputFile', report],
    ...['--testNamePattern', tests.map(patternOf).join('|')],
    // The stories are run by another file.
    file.replace('returns/stories.ts', 'returns/return.test.ts'),
  ];
  const { stdout, stderr, signal } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    timeout: PATIENCE_MS,
    killSignal: 'SIGKILL',
    maxBuffer: 1e8,
  });
  try {
    if (signal) return { passed: [], failed: [], problem: `no end within ${PATIENCE_MS / 1000} s` };
    return readReport(readFileSync(report, 'utf8'));
  } catch {
    const lines = `${stdout}\n${stderr}`.trim().split('\n');
    return { passed: [], failed: [], problem: lines.slice(-5).join(' ') };
  } finally {
    rmSync(reports, { recursive: true });
  }
}

/** The part of Vitest's JSON report that is used here. */
interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
}

/** Errors of code that does not run at all. A test that fails by one has noticed nothing. */
const NO_ASSERTION = /^(?:SyntaxError|ReferenceError)|Failed to resolve import|Cannot find module/;

function readReport(json: string): TestRun {
  const { testResults } = JSON.parse(json) as Report; // written by Vitest
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failures = results.filter(({ status }) => status === 'failed');
  const broken = failures.filter(({ failureMessages }) => NO_ASSERTION.test(failureMessages?.[0] ?? ''));
  const passed = results.filter(({ status }) => status === 'passed').map(({ fullName }) => fullName);
  const failed = failures.filter((one) => !broken.includes(one)).map(({ fullName }) => fullName);
  if (passed.length + failed.length > 0) return { passed, failed };
  const message = broken[0]?.failureMessages?.[0] ?? testResults.map((file) => file.message).join(' ');
  return { passed, failed, problem: message.split('\n')[0] || 'no test has this name' };
}
