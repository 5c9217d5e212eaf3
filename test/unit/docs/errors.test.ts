import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { errorCatalog, FaceVerificationError } from '../../../src/core.js';
import { codeTests } from './codeTests.js';
import { renderErrors } from './renderErrors.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (file: string) => readFileSync(root + file, 'utf8');

const pages = [
  ['docs/errors.md', 'en'],
  ['docs/errors.zh-CN.md', 'zh'],
] as const;

it.each(pages)('%s is what the catalog says', async (file, language) => {
  await expect(renderErrors(language)).toMatchFileSnapshot(root + file);
});

it.each(pages)('%s has one section for each code', (_, language) => {
  const headings = [...renderErrors(language).matchAll(/^### `(.+)`$/gm)].map(([, code]) => code);
  expect(headings.sort()).toEqual([...errorCatalog.keys()].sort());
});

it('the message of an error ends with the address of its section', () => {
  const { message } = new FaceVerificationError('photo_damaged', 'The picture is cut off.');
  expect(message).toBe('The picture is cut off. See docs/errors.md#photo_damaged');
});

it.each(Object.values(codeTests))('docs/errors.md names a test that exists: %s › %s', (file, title) => {
  expect(read(file)).toContain(`'${title}'`);
});
