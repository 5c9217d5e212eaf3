import { expect, it } from 'vitest';
import { readLocale } from '../../../src/options/locale.js';

it.each([
  ['zh-CN', 'zh-CN', 'zh-CN'],
  ['zh', 'zh-CN', 'zh'],
  ['zh_CN', 'zh-CN', 'zh-CN'],
  ['zh_CN.UTF-8', 'zh-CN', 'zh-CN'],
  [' zh-cn ', 'zh-CN', 'zh-cn'],
  ['zh-SG', 'zh-CN', 'zh-SG'],
  ['zh-Hans', 'zh-CN', 'zh-Hans'],
  ['zh-Hans-HK', 'zh-CN', 'zh-Hans-HK'],
  ['zh-Hans-TW', 'zh-CN', 'zh-Hans-TW'],
  ['zh-CN-x-TW', 'zh-CN', 'zh-CN-x-TW'],
  ['zh-CN-u-nu-hant', 'zh-CN', 'zh-CN-u-nu-hant'],
  ['zh-US', 'zh-CN', 'zh-US'],
  ['cmn-Hans-CN', 'zh-CN', 'cmn-Hans-CN'],
  ['cmn', 'zh-CN', 'cmn'],
  ['wuu', 'zh-CN', 'wuu'],
  ['zho', 'zh-CN', 'zho'],
  ['yue-CN', 'zh-CN', 'yue-CN'],
  ['yue-Hans', 'zh-CN', 'yue-Hans'],
  ['nan', 'zh-CN', 'nan'],
  ['cn', 'zh-CN', 'zh-CN'],
  ['CN', 'zh-CN', 'zh-CN'],
  ['chs', 'zh-CN', 'zh-CN'],
  ['zh-TW', 'zh-TW', 'zh-TW'],
  ['zh_TW', 'zh-TW', 'zh-TW'],
  ['zh_tw', 'zh-TW', 'zh-tw'],
  ['zh_TW@stroke', 'zh-TW', 'zh-TW'],
  ['zh-HK', 'zh-TW', 'zh-HK'],
  ['zh-MO', 'zh-TW', 'zh-MO'],
  ['zh-Hant', 'zh-TW', 'zh-Hant'],
  ['zh_Hant_HK', 'zh-TW', 'zh-Hant-HK'],
  ['zh-Hant-CN', 'zh-TW', 'zh-Hant-CN'],
  ['yue', 'zh-TW', 'yue'],
  ['yue-HK', 'zh-TW', 'yue-HK'],
  ['zh-min-nan-TW', 'zh-TW', 'nan-TW'],
  ['zh-cmn-Hans-CN', 'zh-CN', 'cmn-Hans-CN'],
  ['zh-yue', 'zh-TW', 'yue'],
  ['zh-yue-HK', 'zh-TW', 'yue-HK'],
  ['nan-TW', 'zh-TW', 'nan-TW'],
  ['hak-Hant-TW', 'zh-TW', 'hak-Hant-TW'],
  ['tw', 'zh-TW', 'zh-TW'],
  ['HK', 'zh-TW', 'zh-TW'],
  ['cht', 'zh-TW', 'zh-TW'],
  ['en', 'en', 'en'],
  ['EN', 'en', 'EN'],
  ['en_US', 'en', 'en-US'],
  ['en-CN', 'en', 'en-CN'],
  ['en-Hans-CN', 'en', 'en-Hans-CN'],
])('locale %j shows %s with the tag %s', (locale, own, tag) => {
  expect(readLocale(locale, false)).toEqual({ own, tag, dir: 'ltr', isKnown: true });
});

it.each(['', '中文', 'Simplified Chinese', 'x', 'zh-', 'default', null, 42, {}])(
  'locale %j is no tag, so the default is shown',
  (locale) => {
    const fallback = { own: 'zh-CN', tag: 'zh-CN', dir: 'ltr', isKnown: false };
    expect(readLocale(locale, false)).toEqual(fallback);
    expect(readLocale(locale, true)).toEqual(fallback);
  },
);

it.each(['ja', 'fr-FR', 'th', 'ug-CN', 'bo-CN'])(
  'locale %s is English without texts of the host',
  (locale) => {
    expect(readLocale(locale, false)).toEqual({ own: 'en', tag: 'en', dir: 'ltr', isKnown: false });
    expect(readLocale(locale, true)).toMatchObject({ own: 'en', tag: locale, isKnown: true });
  },
);

it.each([
  ['ug-CN', 'rtl'],
  ['ug-Latn', 'ltr'],
  ['ar', 'rtl'],
  ['kk-Arab-CN', 'rtl'],
  ['kk-CN', 'ltr'],
  ['ja', 'ltr'],
])('texts of the host in %s run %s', (locale, dir) => {
  expect(readLocale(locale, true)).toMatchObject({ tag: locale, dir });
});
