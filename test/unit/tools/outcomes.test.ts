import { expect, it } from 'vitest';
import { commandFor, failedIn, skippedIn } from '../../../tools/checks/outcomes.mjs';

const report = {
  testResults: [
    file('failed', 'a.test.ts', [
      ['passed', 'adds'],
      ['failed', 'subtracts'],
      ['pending', 'divides'],
    ]),
    file('failed', 'b.test.ts', []),
    file('passed', 'c.test.ts', [['skipped', 'multiplies']]),
    file('failed', 'd.test.ts', [['skipped', 'never began, as its hook failed']]),
  ],
};

it('names failed tests, tests cut off by a crash, and files that failed as a whole', () => {
  expect(failedIn(report, '/project')).toEqual([
    { file: 'test/a.test.ts', name: 'math > subtracts' },
    { file: 'test/a.test.ts', name: 'math > divides' },
    { file: 'test/b.test.ts' },
    { file: 'test/d.test.ts' },
  ]);
});

it('names skipped tests, but not those of a file that failed', () => {
  expect(skippedIn(report, '/project')).toEqual([{ file: 'test/c.test.ts', name: 'math > multiplies' }]);
});

const lint = { id: 'lint', title: 'Lint', kind: 'script' } as const;
const node = { id: 'node', title: 'Node', kind: 'vitest' } as const;
const sandbox = { ...node, id: 'sandbox', select: ['-c', 'other.config.ts', '--project', 'light'] };

it.each([
  ['a script', lint, undefined, 'npm run lint'],
  ['a project', node, undefined, 'npx vitest run --project node'],
  ['a file', sandbox, { file: 'a.tsx' }, 'npx vitest run -c other.config.ts --project light a.tsx'],
  [
    'a test',
    node,
    { file: 'test/a.test.ts', name: 'math > says "it’s" (1 + 1)' },
    `npx vitest run --project node test/a.test.ts -t '^math > says "it’s" \\(1 \\+ 1\\)$'`,
  ],
  [
    'a test with a quote',
    node,
    { file: 'a.test.ts', name: "isn't" },
    `npx vitest run --project node a.test.ts -t '^isn'\\''t$'`,
  ],
])('the command repeats %s alone', (_what, step, outcome, command) => {
  expect(commandFor(step, outcome)).toBe(command);
});

function file(status: string, name: string, tests: readonly (readonly [string, string])[]) {
  const assertionResults = tests.map(([status, title]) => ({ status, ancestorTitles: ['math'], title }));
  return { status, name: `/project/test/${name}`, assertionResults };
}
