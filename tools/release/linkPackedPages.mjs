import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { linkToRepository, packedFiles } from './repositoryLinks.mjs';

/**
 * Rewrites, in place, the links of the packed pages that lead to files of the repository alone, such as tests. The
 * release runs it on its own checkout: `node tools/release/linkPackedPages.mjs https://github.com/owner/name v0.1.0`.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const [, , url, tag] = process.argv;
if (!url || !tag) throw new Error('Name the address of the repository and the tag.');

const packed = packedFiles();
for (const file of packed) {
  if (!/\.(?:md|txt)$/.test(file)) continue;
  const page = readFileSync(root + file, 'utf8');
  writeFileSync(root + file, linkToRepository(page, file, packed, { url, tag }));
}
