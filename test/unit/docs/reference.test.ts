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
