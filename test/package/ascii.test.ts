import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'rolldown/utils';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/react/messages/en.js';
import { zhCN } from '../../src/react/messages/zh-CN.js';
import { zhTW } from '../../src/react/messages/zh-TW.js';
import { toAscii } from '../../tools/build/toAscii.js';

const folder = fileURLToPath(new URL('../../dist/embed/', import.meta.url));
const files = readdirSync(folder);

/** Every text of a file: its strings, and its templates between their values. */
function textsOf(file: string): readonly string[] {
  const texts: string[] = [];
  new Visitor({
    Literal(node) {
      if (typeof node.value === 'string') texts.push(node.value);
    },
    TemplateElement(node) {
      texts.push(node.value.cooked ?? '');
    },
  }).visit(parseSync(file, readFileSync(folder + file, 'utf8')).program);
  return texts;
}

function leavesOf(pack: object): readonly string[] {
  return Object.values(pack).flatMap((value) =>
    typeof value === 'string' ? value : leavesOf(Object(value)),
  );
}

describe('the script tag’s build on a page in GBK', () => {
  it.each(files)('%s is ASCII, which every charset of a page reads alike', (file) => {
    const bytes = readFileSync(folder + file);
    expect(bytes.findIndex((byte) => byte > 0x7f)).toBe(-1);
    expect(new TextDecoder('gbk').decode(bytes)).toBe(bytes.toString('utf8'));
  });

  it.each([
    ['zh-CN', zhCN],
    ['zh-TW', zhTW],
    ['en', en],
  ])('every text of %s is in it as it is written', (_locale, pack) => {
    const built = new Set(files.filter((file) => file.endsWith('.js')).flatMap(textsOf));
    const texts = leavesOf(pack);
    expect(texts.length).toBeGreaterThan(150);
    expect(texts.filter((text) => !built.has(text))).toEqual([]);
  });
});

describe('toAscii', () => {
  const run = (code: string): unknown => new Function(`return ${code};`)();

  it.each([
    ['"中文·“”"'],
    ['"𠮷野"'],
    ['`中文\\\\中`'],
    ['"\\\\中"'],
    ['"\\中"'],
    ['"\\\\\\中\\u4e2d\\\\"'],
    ['"x:before{content:\'→\'}"'],
    ['/^[中-文]+·$/.exec("中文·")[0]'],
    ['/^[𠮷-𠮿·]$/u.exec("𠮻")[0]'],
    ['/\\·/.exec("a·")[0]'],
    ['"a·b".replace(/[.•·]/g, "·")'],
    ['((é中) => é中 + 1)(1)'],
    ['({ 中: 1 }).中'],
    ['/* 注 */ "plain"'],
  ])('%s has the same value in ASCII', (code) => {
    const ascii = toAscii(code);
    expect(ascii).toMatch(/^[ -~]*$/);
    expect(run(ascii)).toEqual(run(code));
  });

  it('toAscii refuses a template that shows its source text', () => {
    expect(() => toAscii('String.raw`中`')).toThrow('tagged template');
    expect(toAscii('String.raw`a` + "中"')).toBe('String.raw`a` + "\\u4e2d"');
  });
});
