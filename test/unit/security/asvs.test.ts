import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { notOurs, ofLevelThree, requirements } from './asvs.js';
import { levels } from './levels.js';
import { renderSecurity } from './renderSecurity.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('docs/security.md', () => {
  it('is what the data says', async () => {
    await expect(renderSecurity()).toMatchFileSnapshot(`${root}docs/security.md`);
  });

  it('answers every requirement of levels 1 and 2, and those chosen of level 3, once', () => {
    const wanted = [...levels].filter(([id, level]) => level !== '3' || ofLevelThree.includes(id));
    const answered = [...requirements.map(({ id }) => id), ...notOurs.flatMap(({ ids }) => ids)];
    expect([...answered].sort()).toEqual(wanted.map(([id]) => id).sort());
  });

  it('names a test for each', () => {
    expect(requirements.filter(({ tests }) => tests.length === 0)).toEqual([]);
  });

  const named = new Map(
    requirements.flatMap(({ tests }) =>
      tests.map(([file, title]) => [`${file} › ${title}`, { file, title }]),
    ),
  );

  it.each([...named.values()])('names a test that there is: $file › $title', ({ file, title }) => {
    const source = readFileSync(`${root}${file}`, 'utf8');
    // A title may begin with a number that is filled in.
    const isThere = ["'", '"', '`'].some((quote) =>
      [quote, '} '].some((begin) => source.includes(`${begin}${title}${quote}`)),
    );
    expect(isThere).toBe(true);
  });
});
