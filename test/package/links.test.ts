import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { linksOutOfPackage, linkToRepository, packedFiles } from '../../tools/release/repositoryLinks.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const packed = packedFiles();
const pages = [...packed].filter((file) => /\.(?:md|txt)$/.test(file));
const read = (file: string) => readFileSync(root + file, 'utf8');

/** Evidence and pages for maintainers; whatever a host needs is in the package. */
const OF_THE_REPOSITORY = /^(?:test|docs\/images)\/|^(?:ARCHITECTURE|CONTRIBUTING|\.github\/SECURITY)\.md$/;

it('the packed pages include both READMEs, llms.txt, the docs and the examples', () => {
  const expected = ['README.md', 'README.zh-CN.md', 'llms.txt', 'docs/embed.md', 'examples/vue3/README.md'];
  expect(pages).toEqual(expect.arrayContaining(expected));
});

it.each(pages)('%s links to files of the package, or to evidence in the repository', (file) => {
  const out = linksOutOfPackage(read(file), file, packed);
  expect(out.filter((path) => !OF_THE_REPOSITORY.test(path) || !existsSync(root + path))).toEqual([]);
});

it.each(pages)('%s has no link that leads nowhere once it is published', (file) => {
  const repository = { url: 'https://github.com/owner/name', tag: 'v0.1.0' };
  const published = linkToRepository(read(file), file, packed, repository);
  expect(linksOutOfPackage(published, file, packed)).toEqual([]);
});

it('a published page leads to a file, a folder and a picture of the repository, and to headings there', () => {
  const page =
    '[a](../test/e2e/run.mjs#L1) [b](../test/e2e) <img src="images/photo-bench.svg"> [c](gateway.md#cost)';
  const repository = { url: 'https://github.com/owner/name', tag: 'v0.1.0' };
  expect(linkToRepository(page, 'docs/page.md', packed, repository)).toBe(
    [
      '[a](https://github.com/owner/name/blob/v0.1.0/test/e2e/run.mjs#L1)',
      '[b](https://github.com/owner/name/tree/v0.1.0/test/e2e)',
      '<img src="https://github.com/owner/name/raw/v0.1.0/docs/images/photo-bench.svg">',
      '[c](gateway.md#cost)',
    ].join(' '),
  );
});
