import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'rolldown/utils';
import { analyse } from 'scslre';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Files that make a regular expression of text. */
const makers: string[] = [];

/** Every regular expression that ships, or that answers a request. */
const found = ['src', 'mocks'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => readExpressions(join(folder, file))),
);

interface Expression {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

function readExpressions(file: string): readonly Expression[] {
  const expressions: Expression[] = [];
  const noteMaker = ({ callee }: { readonly callee: { readonly type: string; readonly name?: unknown } }) => {
    if (callee.type === 'Identifier' && callee.name === 'RegExp') makers.push(file);
  };
  const { program } = parseSync(file, readFileSync(join(root, file), 'utf8'));
  new Visitor({
    Literal(node) {
      if ('regex' in node) expressions.push({ file, source: node.regex.pattern, flags: node.regex.flags });
    },
    NewExpression: noteMaker,
    CallExpression: noteMaker,
  }).visit(program);
  return expressions;
}

/** Those that may take more than linear time for what scslre has seen; by growth. */
const reportsOf = ({ source, flags }: Expression) =>
  analyse({ source, flags }, { reportTypes: { Move: false, Self: true, Trade: true } }).reports;

describe('regular expressions', () => {
  it('are found, and none is made of text at run time', () => {
    expect(makers).toEqual([]);
    expect(found.length).toBeGreaterThan(60);
    expect(found.map(({ source }) => source)).toContain('^[A-Za-z0-9_-]{1,32}$');
  });

  it('that backtrack for ever would be noticed', () => {
    const reports = reportsOf({ file: '', source: '^(a+)+$', flags: '' });
    expect(reports.some(({ exponential }) => exponential)).toBe(true);
  });

  it.each(found)(
    '$file: /$source/$flags backtracks neither exponentially nor by a polynomial',
    (expression) => {
      expect(reportsOf(expression)).toEqual([]);
    },
  );
});
