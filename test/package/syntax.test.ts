import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';
import { describe, expect, it } from 'vitest';
import { ponyfill } from '../../tools/build/ponyfill.js';

const folder = fileURLToPath(new URL('../../dist/embed/', import.meta.url));
const files = readdirSync(folder).filter((file) => file.endsWith('.js'));

describe('the script tag’s build', () => {
  it.each(files)('%s is written in what Chromium 66 can read', (file) => {
    const isClassic = file.startsWith('embed.') || file.startsWith('photoWorker-');
    // Acorn counts import() and import.meta to 2020, with ?. and ??; Chromium has them since 63 and 64.
    const code = readFileSync(folder + file, 'utf8')
      .replace(/\bimport\(/g, 'load(')
      .replace(/import\.meta\.url/g, '""');
    expect(() =>
      parse(code, { ecmaVersion: 2019, sourceType: isClassic ? 'script' : 'module' }),
    ).not.toThrow();
  });
});

describe('calls of what the floor lacks', () => {
  const run = (code: string): unknown =>
    new Function(`${ponyfill(`const result = ${code};`)} return result;`)();

  it.each([
    ['[1, 2].flatMap((n) => [n, n * 10])', [1, 10, 2, 20]],
    ['[[1], [2]].flatMap((n) => n.flatMap((m) => [m, m]))', [1, 1, 2, 2]],
    ['Object.fromEntries(new Map([["a", 1]]))', { a: 1 }],
    ['"a-b-c".replaceAll("-", "+").replaceAll(/b/g, "x")', 'a+x+c'],
    ['[1, 2, 3].at(-1) + "abc".at(0)', '3a'],
    ['Object.hasOwn({ a: 1 }, "a")', true],
    ['(null ?? [1, 2]).flatMap((n) => [n, n])', [1, 1, 2, 2]],
    ['[1, [2, 3]].flatMap((n) => n).at(-1)', 3],
    ['(() => {return[1].flatMap((n) => [n, n])})()', [1, 1]],
  ])('%s comes to the same with and without them', (code, result) => {
    expect(run(code)).toEqual(result);
    const owners: readonly object[] = [Array.prototype, String.prototype, Object];
    const names = ['flatMap', 'replaceAll', 'at', 'fromEntries', 'hasOwn'];
    const kept = owners.flatMap((owner) =>
      names.map((name) => ({ owner, name, own: Object.getOwnPropertyDescriptor(owner, name) })),
    );
    try {
      for (const { owner, name } of kept) Reflect.deleteProperty(owner, name);
      expect('flatMap' in Array.prototype).toBe(false);
      const without = run(code);
      restore();
      expect(without).toEqual(result);
    } finally {
      restore();
    }

    function restore(): void {
      for (const { owner, name, own } of kept) if (own) Object.defineProperty(owner, name, own);
    }
  });
});
