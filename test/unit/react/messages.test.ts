import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readLocale } from '../../../src/options/locale.js';
import { en } from '../../../src/react/messages/en.js';
import { createFormats } from '../../../src/react/messages/formats.js';
import { fill, type Messages } from '../../../src/react/messages/messages.js';
import { createMoreFormats } from '../../../src/react/messages/moreFormats.js';
import { zhCN } from '../../../src/react/messages/zh-CN.js';
import { zhTW } from '../../../src/react/messages/zh-TW.js';
import { CONSENT_VERSION } from '../../../src/session/connectFlow.js';

/** Every text with its path. */
function flatten(pack: object, path = ''): [path: string, text: string][] {
  return Object.entries(pack).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : flatten(Object(value), `${path}${key}.`),
  );
}

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
const packs: Record<string, Messages> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en };

describe.each(Object.entries(packs))('%s', (_locale, pack) => {
  it('has the keys and placeholders of the first language', () => {
    const first = new Map(flatten(zhCN));
    const own = new Map(flatten(pack));
    expect([...own.keys()].sort()).toEqual([...first.keys()].sort());
    for (const [key, text] of own)
      expect(placeholders(text), key).toEqual(placeholders(first.get(key) ?? ''));
  });

  it('leaves no text empty and shows no code', () => {
    for (const [key, text] of flatten(pack)) {
      expect(text.trim(), key).not.toBe('');
      expect(text, key).not.toMatch(/\d{4,}|[a-z]_[a-z]|undefined/);
    }
  });
});

it('fills in what it knows and shows what it does not', () => {
  expect(fill('{a} and {b}', { a: 1 })).toBe('1 and {b}');
});

it('Traditional Chinese has its own words and characters', () => {
  const mainland = /信息|软件|屏幕|视频|視頻|默認|登錄|鏈接|相冊|網絡|服務器|[“”]/;
  const simplified =
    /[这为发们个时从关开对请将实现还进过说没给让问题见门长张简单数据机页图证验频线点击处选择认识别权闭录脸听]/;
  for (const [key, text] of flatten(zhTW)) {
    expect(text, key).not.toMatch(mainland);
    expect(
      [...text].filter((character) => simplified.test(character)),
      key,
    ).toEqual([]);
  }
});

it('the text that people consent to has not changed under the version that records name', () => {
  // Changed it? Give CONSENT_VERSION today's date, then put the new fingerprint here.
  const texts = Object.values(packs).map(({ consent, terms, minors }) => ({
    ...consent,
    ...terms,
    ...minors,
  }));
  const fingerprint = createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 16);
  expect({ version: CONSENT_VERSION, fingerprint }).toEqual({
    version: '2026-11-29',
    fingerprint: '2028bba02f238e5b',
  });
});

describe('numbers and times', () => {
  it.each([
    ['zh-CN', '5 秒', '1 分钟 15 秒', '5 分钟', '40%'],
    ['zh-TW', '5 秒', '1 分鐘 15 秒', '5 分鐘', '40%'],
    ['en', '5 seconds', '1 minute 15 seconds', '5 minutes', '40%'],
    ['nan-TW', '5 秒', '1 分鐘 15 秒', '5 分鐘', '40%'],
    ['zh_CN', '5 秒', '1 分钟 15 秒', '5 分钟', '40%'],
  ])('are written as in %s', (locale, short, long, round, percent) => {
    const { tag, own } = readLocale(locale, false);
    const formats = createFormats(tag, own);
    const { duration, percent: inPercent } = createMoreFormats(formats);
    expect([5, 75, 300].map(duration)).toEqual([short, long, round]);
    expect(inPercent(0.4)).toBe(percent);
  });
});
