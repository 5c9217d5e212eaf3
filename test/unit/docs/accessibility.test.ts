import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The criteria of WCAG 2.2 of the levels A and AA (https://www.w3.org/TR/WCAG22/). 4.1.1 is obsolete. */
const CRITERIA =
  `1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11
1.4.12 1.4.13 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11 2.5.1 2.5.2 2.5.3 2.5.4 2.5.7
2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3`.split(/\s/);

it.each(['docs/accessibility.md', 'docs/accessibility.zh-CN.md'])('%s answers each criterion', (file) => {
  const page = readFileSync(root + file, 'utf8');
  const answered = [...page.matchAll(/^\| (\d\.\d\.\d+) .+ \| A{1,2} \| .+ \| .+ \|$/gm)].map(([, id]) => id);
  expect(answered).toEqual(CRITERIA);
});
