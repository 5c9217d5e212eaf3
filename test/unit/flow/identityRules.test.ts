import { describe, expect, it } from 'vitest';
import { normalizeIdNo, normalizeName, validateIdNo, validateName } from '../../../src/flow/identityRules.js';

const today = new Date(2026, 10, 24);

describe('ID numbers', () => {
  it.each([
    ['11010519491231002X', 'the standard’s own sample'],
    ['810000199003071237', 'a Hong Kong resident'],
    ['820000198512010042', 'a Macau resident'],
    ['830000197706152038', 'a Taiwan resident'],
  ])('%s is right: %s', (idNo) => {
    expect(validateIdNo(idNo, today)).toBeUndefined();
  });

  it('ID number of a birth in 1880 is invalid, though its check character is right', () => {
    expect(validateIdNo('440524188001010014', today)).toBe('idBirthDate');
  });

  it.each([
    ['', 'idMissing'],
    ['1101051949123100', 'idLength'],
    ['11010519491231002XX', 'idCharacters'],
    ['1101051949123100A2', 'idCharacters'],
    ['990105194912310020', 'idRegion'],
    ['110105194902300027', 'idBirthDate'],
    ['110105202612310025', 'idBirthDate'],
    ['110105194912310021', 'idChecksum'],
  ] as const)('%j is wrong: %s', (idNo, error) => {
    expect(validateIdNo(idNo, today)).toBe(error);
  });

  it('notices any single digit that was mistyped', () => {
    const right = '11010519491231002X';
    for (let index = 6; index < 17; index += 1) {
      const wrong = `${right.slice(0, index)}${(Number(right[index]) + 1) % 10}${right.slice(index + 1)}`;
      expect(validateIdNo(wrong, today)).toBeDefined();
    }
  });

  it('takes a lower-case x, spaces, dashes and full-width digits as meant', () => {
    expect(normalizeIdNo(' 110105 19491231-002x ')).toBe('11010519491231002X');
    expect(normalizeIdNo('１１０１０５１９４９１２３１００２Ｘ')).toBe('11010519491231002X');
  });
});

describe('names', () => {
  it.each(['李秀英', '欧阳修', '阿卜杜拉·买买提', '㛃䶮', '𠮷野', '王〇'])('%s is a name', (name) => {
    expect(validateName(normalizeName(name))).toBeUndefined();
  });

  it.each([
    ['', 'nameMissing'],
    ['李', 'nameTooShort'],
    ['𠮷', 'nameTooShort'],
    ['李'.repeat(26), 'nameTooLong'],
    ['Li Xiuying', 'nameCharacters'],
    ['·李秀英', 'nameCharacters'],
    ['李··英', 'nameCharacters'],
    ['李秀英<b>', 'nameCharacters'],
  ] as const)('%j is wrong: %s', (name, error) => {
    expect(validateName(normalizeName(name))).toBe(error);
  });

  it('takes the dots that keyboards offer for the one on the card', () => {
    for (const dot of ['•', '‧', '・', '．', '.']) {
      expect(normalizeName(` 阿卜杜拉${dot}买买提 `)).toBe('阿卜杜拉·买买提');
    }
  });
});
