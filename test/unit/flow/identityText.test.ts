import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { normalizeIdNo, normalizeName, validateIdNo, validateName } from '../../../src/flow/identityRules.js';

const today = new Date(2026, 10, 24);
const ID = '11010519491231002X';
const LONG = '阿卜杜拉·买买提';

/** Every dot that input methods and copied texts have in the place of U+00B7. */
const dots = [
  ...'·•‧․∙⋅∘●○◦⦁˙᛫ᐧ⸰⸱⸳・･ㆍ。｡．.﹒۔ꞏ\u{10101}',
  '\u0387', // Greek, which is canonically the same
];

/** Every last character that looks like an X. */
const crosses = [...'xXｘＸхХχΧ×✕✖✗✘❌☓╳⨯⨉乂ㄨメⅩⅹ𝐗𝚡Ⲭ'];

const names: readonly (readonly [what: string, typed: string, name: string])[] = [
  ['a Kangxi radical from a PDF file', '李⼩明', '李小明'],
  ['two Kangxi radicals', '⾼⽂', '高文'],
  ['a radical of the supplement', '张⻜', '张飞'],
  ['dragon of the supplement', '⻰小云', '龙小云'],
  ['horse of the supplement', '⻢云', '马云'],
  ['yellow of the supplement', '⻩河', '黄河'],
  ['a radical that NFKC knows', '⺟亲', '母亲'],
  ['the last radical', '乌⻳', '乌\u9f9f'],
  ['a radical whose ideograph has two units', '⻊明', '\u{27fb7}明'],
  ['a compatibility ideograph', '\uf92c平', '郎平'],
  ['a compatibility ideograph of plane 2', '\u{2f804}明', '\u4f60明'],
  ['a unified ideograph of that block', '﨑山', '﨑山'],
  ['zero width spaces', '李\u200b秀\u200d英', '李秀英'],
  ['bidi marks', '\u202a李秀英\u202c\u200e', '李秀英'],
  ['isolates', '\u2068李秀英\u2069', '李秀英'],
  ['a byte order mark', '\ufeff李秀英', '李秀英'],
  ['a soft hyphen', '李\u00ad秀英', '李秀英'],
  ['an object replacement character', '李秀英\ufffc', '李秀英'],
  ['an annotation', '\ufff9李秀英\ufffb', '李秀英'],
  ['variation selectors', '葛\u{e0100}秀\ufe00英', '葛秀英'],
  ['a word joiner', '李\u2060秀英', '李秀英'],
  ['a Hangul filler', '\u3164李秀英', '李秀英'],
  ['control characters', '李\u0000秀\u0008英\u007f', '李秀英'],
  ['spaces at the ends', ' \u3000李秀英\u00a0\n', '李秀英'],
  ['a space between single characters', '王　伟', '王伟'],
  ['spaces between single characters', '李 秀 英', '李秀英'],
  ['spaces around a dot', '阿卜杜拉 · 买买提', LONG],
  ['a space behind a full stop', '阿卜杜拉. 买买提', LONG],
  ['a label', '姓名：李秀英', '李秀英'],
  ['a label with a space in it', '姓　名：李秀英', '李秀英'],
  ['a label with a half-width colon', '真实姓名: 李秀英', '李秀英'],
  ['a traditional label', '真實姓名：李秀英', '李秀英'],
  ['a label without a colon', '姓名 李秀英', '李秀英'],
  ['an English label', 'Name: 李秀英', '李秀英'],
  ['a label twice', '姓名：，姓名：李秀英', '李秀英'],
  ['a label alone', '姓名：', ''],
  ['a full stop at the end', '李秀英。', '李秀英'],
  ['quotation marks', '“李秀英”', '李秀英'],
  ['brackets', '【李秀英】', '李秀英'],
  ['a comma and spaces', '李秀英，  ', '李秀英'],
  ['姓名 without a separator', '姓名李', '姓名李'],
  ['a dot at the end', '阿卜杜拉·', '阿卜杜拉·'],
  ...dots.map((dot) => [`the dot ${dot}`, `阿卜杜拉${dot}买买提`, LONG] as const),
];

const numbers: readonly (readonly [what: string, typed: string, idNo: string])[] = [
  ['full-width characters', '１１０１０５１９４９１２３１００２Ｘ', ID],
  ['Arabic-Indic digits', '١١٠١٠٥١٩٤٩١٢٣١٠٠٢X', ID],
  ['Uyghur and Persian digits', '۱۱۰۱۰۵۱۹۴۹۱۲۳۱۰۰۲x', ID],
  ['Devanagari digits', '११०१०५१९४९१२३१००२X', ID],
  ['Tibetan digits', '༡༡༠༡༠༥༡༩༤༩༡༢༣༡༠༠༢X', ID],
  ['Mongolian digits', '᠑᠑᠐᠑᠐᠕᠑᠙᠔᠙᠑᠒᠓᠑᠐᠐᠒X', ID],
  ['mathematical digits', '𝟏𝟏𝟎𝟏𝟎𝟓𝟏𝟗𝟒𝟗𝟏𝟐𝟑𝟏𝟎𝟎𝟐X', ID],
  ['emoji digits', '1\ufe0f\u20e310105194912310\u20e302X', ID],
  ['spaces in groups', '110105 19491231 002X', ID],
  ['no-break spaces', '110105\u00a019491231\u202f002X', ID],
  ['hyphens', '110105-19491231-002X', ID],
  ['dashes of every length', '110105–19491231—002―X', ID],
  ['a minus', '110105−19491231－002X', ID],
  ['bidi marks', '\u202d110105\u200e19491231002X\u202c', ID],
  ['zero width spaces', '110105\u200b19491231\ufeff002X', ID],
  ['an object replacement character', `\ufffc${ID}`, ID],
  ['a label and a full stop', `身份证号：${ID}。`, ID],
  ['a longer label', `居民身份证号码: ${ID}`, ID],
  ['a traditional label', `身分證號碼：${ID}`, ID],
  ['a label without a colon', `公民身份号码${ID}`, ID],
  ['an English label', `ID No.: ${ID}`, ID],
  ['another English label', `ID card number ${ID},`, ID],
  ['brackets', `（${ID}）`, ID],
  ['quotation marks', `“${ID}”;`, ID],
  ['a line break', `${ID}\r\n`, ID],
  ['a label alone', '身份证号：', ''],
  ...crosses.map((cross) => [`the cross ${cross}`, ID.replace('X', cross), ID] as const),
];

describe('typed names', () => {
  it.each(names)('normalizeName reads %s: %j as %j', (_what, typed, name) => {
    expect(normalizeName(typed)).toBe(name);
  });

  it.each([
    '阿卜杜拉 买买提',
    '阿卜杜拉　买买提',
    '阿 敖德斯尔',
    '李 秀英',
    '欧阳 修',
    '姓名：买买提 阿布都',
  ])('validateName asks about the space in %j', (typed) => {
    expect(normalizeName(typed)).toContain(' ');
    expect(validateName(normalizeName(typed))).toBe('nameSpace');
  });

  it.each([
    ['an unassigned radical', '⺚明'],
    ['a radical without an ideograph', '⺀明'],
    ['a replacement character', '李\ufffd英'],
    ['a dot in front', '·李秀英'],
    ['a dot at the end', '阿卜杜拉·'],
    ['two dots', '李..英'],
    ['two names', '姓名：李秀英，王伟'],
    ['Latin letters', 'Li Xiuying'],
  ])('validateName rejects %s: %j', (_what, typed) => {
    expect(validateName(normalizeName(typed))).toBe('nameCharacters');
  });

  it('normalizeName leaves no radical with a unified ideograph', () => {
    const left: string[] = [];
    for (let code = 0x2e80; code <= 0x2fd5; code += 1) {
      const radical = String.fromCharCode(code);
      if (/\p{Script=Han}/u.test(radical) && normalizeName(radical) === radical) left.push(radical);
    }
    expect(left).toEqual(['⺀']);
  });
});

describe('typed ID numbers', () => {
  it.each(numbers)('normalizeIdNo reads %s: %j as %j', (_what, typed, idNo) => {
    expect(normalizeIdNo(typed)).toBe(idNo);
  });

  it('normalizeIdNo leaves a cross in the middle and other letters', () => {
    for (const typed of ['1101051949×231002X', '11010519491231002A', '1l0105194912310O2X']) {
      expect(validateIdNo(normalizeIdNo(typed), today)).toBe('idCharacters');
    }
  });

  it('normalizeIdNo reads the ten digits of every script', () => {
    for (let code = 0x80; code < 0x2_0000; code += 1) {
      const digit = String.fromCodePoint(code);
      if (!/\p{Nd}/u.test(digit)) continue;
      expect(normalizeIdNo(digit), code.toString(16)).toMatch(/^[0-9]$/);
    }
    expect(normalizeIdNo('٩\u{1e959}೯\u{1d7ff}')).toBe('9999');
  });
});

const noise = fc.constantFrom(
  ...[
    ...' \u3000\u200b\ufeff\ufffc.。·：:，“”（）-—',
    '姓名：',
    '身份证号',
    'ID',
    'No',
    'x',
    '×',
    '⻜',
    '李',
    '١',
  ],
);
const noisy = fc.array(fc.oneof(noise, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 12 });

describe('normalizing twice', () => {
  test.prop([noisy], { seed: 20_261_128, numRuns: 3000 })('changes no name and no number', (pieces) => {
    const typed = pieces.join('');
    expect(normalizeName(normalizeName(typed))).toBe(normalizeName(typed));
    expect(normalizeIdNo(normalizeIdNo(typed))).toBe(normalizeIdNo(typed));
  });

  const han = fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code));
  const part = fc.string({ unit: han, minLength: 1, maxLength: 6 });
  test.prop([fc.array(part, { minLength: 1, maxLength: 3 })], { seed: 20_261_128 })(
    'a valid name stays as it is',
    (parts) => {
      const name = parts.join('·');
      fc.pre(validateName(name) === undefined);
      expect(normalizeName(name)).toBe(name);
    },
  );

  test.prop([fc.stringMatching(/^[0-9]{17}[0-9X]$/)], { seed: 20_261_128 })(
    'a number of 18 characters stays as it is',
    (idNo) => {
      expect(normalizeIdNo(idNo)).toBe(idNo);
    },
  );
});
