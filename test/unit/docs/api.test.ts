import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contractFields } from '../../../mocks/contractFields.js';
import { apiCoverage } from './apiCoverage.js';
import { renderApi } from './renderApi.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('docs/api.md', () => {
  it.each([
    ['docs/api.md', 'en'],
    ['docs/api.zh-CN.md', 'zh'],
  ] as const)('%s is what the data says', async (file, language) => {
    await expect(renderApi(language)).toMatchFileSnapshot(root + file);
  });

  it('has no line without a field, and no field without a line', () => {
    const fields = contractFields.map(({ endpoint, direction, path }) => `${endpoint} ${direction} ${path}`);
    expect([...apiCoverage.keys()].sort()).toEqual(fields.sort());
  });

  const named = [...apiCoverage.values()].map(({ test }) => test);
  const tests = new Map(named.map(([file, title]) => [`${file} › ${title}`, { file, title }]));

  it.each([...tests.values()])('names a test that there is: $file › $title', ({ file, title }) => {
    const source = readFileSync(`${root}${file}`, 'utf8');
    const isThere = ["'", '"', '`'].some((quote) => source.includes(`${quote}${title}${quote}`));
    expect(isThere).toBe(true);
  });
});
