import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTypes, type TypeReader } from './readTypes.js';
import { zhReference } from './referenceMeanings.js';
import { renderReference } from './renderReference.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

let types: TypeReader;
beforeAll(() => {
  types = openTypes();
});
afterAll(() => types?.close());

describe('docs/reference.md', () => {
  it('is what the types, the element and the styles say', async () => {
    await expect(renderReference(types, 'en')).toMatchFileSnapshot(`${root}docs/reference.md`);
  });

  it('has a Chinese twin with the same names, types and defaults', async () => {
    await expect(renderReference(types, 'zh')).toMatchFileSnapshot(`${root}docs/reference.zh-CN.md`);
  });

  it('has Chinese meanings with the code and the numbers of the English ones', () => {
    const english = meaningsOf(renderReference(types, 'en'));
    const chinese = meaningsOf(renderReference(types, 'zh'));
    const differing = english.flatMap(({ name, facts }, index) => {
      const inChinese = chinese[index]?.facts ?? [];
      const absent = facts.filter((fact) => !inChinese.includes(fact));
      return absent.length > 0 ? `${name}: ${absent.join(' ')}` : [];
    });
    expect(english.length).toBeGreaterThan(200);
    expect(differing).toEqual([]);
  });

  it('has no Chinese meaning of an option that does not exist', () => {
    const page = renderReference(types, 'zh');
    const unused = Object.entries(zhReference).flatMap(([type, meanings]) =>
      Object.entries(meanings).flatMap(([name, meaning]) =>
        page.includes(meaning.replace(/\|/g, '\\|')) ? [] : `${type}.${name}`,
      ),
    );
    expect(unused).toEqual([]);
  });

  it('says of every option, callback and error code what it does', () => {
    const silent = ['Callbacks', 'ResultOptions', 'ConsentOptions', 'PhotoOptions'].flatMap((type) =>
      types
        .members('src/options/options.ts', type)
        .flatMap(({ name, text }) => (text ? [] : `${type}.${name}`)),
    );
    const codes = types.constituents('src/shared/errors.ts', 'FaceVerificationErrorCode');
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter(({ text }) => text === '')).toEqual([]);
    expect(silent).toEqual([]);
  });
});

/** Returns the code and the numbers in the last cell of each row, without those of addresses and articles. */
function meaningsOf(page: string): readonly { readonly name: string; readonly facts: readonly string[] }[] {
  return [...page.matchAll(/^\| `([^`]+)` \|.* \| (.*) \|$/gm)].map(([, name = '', meaning = '']) => {
    const codes = meaning.match(/`[^`]+`/g) ?? [];
    const words = meaning.replace(/`[^`]+`|https?:[^\s)）]+|art\. [\d and]+/g, '');
    const numbers = words.match(/(?<![\w#.])\d(?:[\d,]*\d)?/g) ?? [];
    return { name, facts: [...codes, ...numbers] };
  });
}
