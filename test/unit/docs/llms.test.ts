import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { pagesOfDocs, renderLlms, renderLlmsFull } from '../../../tools/build/llms.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));

it('llms.txt has one line for each page of the docs', async () => {
  const text = renderLlms();
  for (const file of pagesOfDocs()) expect(text).toContain(`](docs/${file})`);
  await expect(text).toMatchFileSnapshot(`${root}llms.txt`);
});

it('llms-full.txt has the whole of the README and of the pages for hosts', () => {
  const text = renderLlmsFull();
  for (const file of ['README.md', 'docs/embed.md', 'docs/gateway.md', 'docs/errors.md'])
    expect(text).toContain(`<!-- ${file} -->`);
});
