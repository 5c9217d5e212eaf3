import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';
import { describe, expect, it } from 'vitest';
import { ponyfill } from '../../scripts/build/ponyfill.js';

const folder = fileURLToPath(new URL('../../dist/embed/', import.meta.url));
const files = readdirSync(folder).filter((file) => file.endsWith('.js'));

describe('the script tag’s build', () => {
  it.each(files)('%s is written in what Chromium 66 can read', (file) => {
    const isClassic = file === 'embed.js' || file === 'photoWorker.js';
    // Acorn counts import() and import.meta to 2020, with ?. and ??; Chromium has them since 63 and 64.
    const code = readFileSync(folder + file, 'utf8')
      .replaceAll('import(', 'load(')
      .replaceAll('import.meta.url', '""');
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
  ])('%s comes to the same with and without them', (code, result) => {
    expect(run(code)).toEqual(result);
    const kept = [Array.prototype, String.prototype, Object].map(
      (owner) => [owner, Object.getOwnPropertyDescriptors(owner)] as const,
    );
    try {
      for (const [owner] of kept) {
        for (const name of ['flatMap', 'replaceAll', 'at', 'fromEntries'])
          Reflect.deleteProperty(owner, name);
      }
      expect(run(code)).toEqual(result);
      expect('flatMap' in Array.prototype).toBe(false);
    } finally {
      for (const [owner, descriptors] of kept) Object.defineProperties(owner, descriptors);
    }
  });
});
