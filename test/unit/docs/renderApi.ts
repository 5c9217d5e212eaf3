import { contractFields } from '../../../mocks/contractFields.js';
import { apiCoverage } from './apiCoverage.js';

/** `docs/api.md`, whole. */
export function renderApi(): string {
  return [
    INTRODUCTION,
    ...(['faceAdv', 'faceAdvResult'] as const).flatMap((endpoint) => [
      `## ${endpoint}`,
      `### Request\n\n${fieldTable(endpoint, 'request')}`,
      `### Reply\n\n${fieldTable(endpoint, 'reply')}`,
    ]),
    '',
  ].join('\n\n');
}

const INTRODUCTION = `# What does the widget do with each field of the partner's API?

It sends, reads, shows or ignores it, as the tables say. \`npx face-verification-flow check\` compares a backend with the same fields.
[gateway.md](gateway.md) is a backend to copy, [backend.md](backend.md) has the rules for one of your own, [errors.md](errors.md) every
code. This page is generated from
\`mocks/contractFields.ts\` by \`npx vitest run --project node test/unit/docs -u\`; a test fails if it differs.

- Both endpoints are POST with JSON. The HTTP status takes precedence over the body.
- A reply is read up to 256 kB, with media up to 24 MB. Unknown fields are dropped. Numbers may come as strings and strings as numbers.
- faceAdv is never repeated automatically, except once with a new token after 401.
- faceAdvResult is queried at most once a second, after Retry-After, and never while the page is hidden. A Retry-After of more than 30 s
  is shown to the user as an error.`;

function fieldTable(endpoint: string, direction: string): string {
  const lines = contractFields
    .filter((field) => field.endpoint === endpoint && field.direction === direction)
    .map(({ path, type, required, meaning }) => {
      const { what, test, screen } = coverageOf(`${endpoint} ${direction} ${path}`);
      return row([`\`${path}\``, type, required ? '是' : '否', meaning, what, screen, testCell(test)]);
    });
  return [row(['Field', 'Type', '必', 'Document', 'Widget', 'Screen', 'Test']), rule(7), ...lines].join('\n');
}

function coverageOf(field: string) {
  const found = apiCoverage.get(field);
  if (!found) throw new Error(`test/unit/docs/apiCoverage.ts has no line for ${field}.`);
  return found;
}

/** Returns a link to the file of a test. Titles have placeholders, which say nothing to a reader. */
function testCell([file]: readonly [file: string, title: string]): string {
  return `[${file.replace(/^.*\/|(?:\.browser)?\.test\.tsx?$/g, '')}](../${file})`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
}

function rule(count: number): string {
  return `|${' --- |'.repeat(count)}`;
}
