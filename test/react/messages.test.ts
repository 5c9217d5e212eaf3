import { describe, expect, it } from 'vitest';
import { en } from '../../src/react/messages/en.js';
import { fill, type Messages } from '../../src/react/messages/messages.js';
import { zhCN } from '../../src/react/messages/zh-CN.js';

/** Every text with its path. */
function flatten(pack: object, path = ''): [path: string, text: string][] {
  return Object.entries(pack).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : flatten(Object(value), `${path}${key}.`),
  );
}

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
const packs: Record<string, Messages> = { 'zh-CN': zhCN, en };

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
