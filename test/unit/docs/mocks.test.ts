import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { faults } from '../../../mocks/faults.js';
import { magicInputs } from '../../../mocks/magicInputs.js';
import { scenarios } from '../../../mocks/scenarios.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const doc = readFileSync(`${root}docs/mocks.md`, 'utf8');

describe('docs/mocks.md', () => {
  it.each([
    'browser/docs/hostPage.browser.test.tsx',
    'unit/docs/hostFlow.test.ts',
    'e2e/hosts/jsdom/claimPage.test.jsx',
    'e2e/hosts/jsdom/jest.config.js',
    'e2e/hosts/jsdom/babel.config.js',
  ])('shows %s as it runs', (file) => {
    expect(doc).toContain(readFileSync(`${root}test/${file}`, 'utf8').trim());
  });

  it.each([
    ['scenario', scenarios.map(({ name, description }) => [name, description])],
    ['fault', faults.map(({ name, description }) => [name, description])],
    ['magic input', magicInputs.map(({ example, description }) => [example, description])],
  ])('names every %s', (_what, lines) => {
    for (const [name, text] of lines) expect(doc).toContain(`| \`${name}\` | ${text} |`);
  });
});
