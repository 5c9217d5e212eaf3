import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { proseOf } from './markdown.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Pages whose sentences come from types and from the lock file. */
const EXEMPT: ReadonlySet<string> = new Set(['reference.md', 'dependencies.md']);

const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'AGENTS.md'],
  ...readdirSync(`${root}docs`).flatMap((file) =>
    file.endsWith('.md') && !EXEMPT.has(file) ? `docs/${file}` : [],
  ),
];
const english = pages.filter((file) => !file.endsWith('.zh-CN.md'));
const chinese = pages.filter((file) => file.endsWith('.zh-CN.md'));

/** Maximum words in a sentence. */
const MAX_WORDS = 30;

/** Maximum share of sentences with more than 20 words. */
const MAX_LONG = 0.2;

/** Words that the field does not use, beside those that it does. */
const BANNED =
  /\b(?:tell(?:s|ing)?|told|gives(?! up)|given|wish(?:es)?|anew|whoever|nobody|dear|spent|somewhere|stand-in|comes of it|mistakes?|trouble|complaints?)\b/gi;

/** Signs of a sentence that was translated, of a slip, and of typesetting that Chinese does not have. */
const TRANSLATED =
  /的的|了了|不不|您的(?:后端|页面|代码|App)|它们的|被用于|进行(?:处理|检查|测试|设置)|如果您|请注意|[\p{Script=Han}][,;:!?](?=[\p{Script=Han}])|[\p{Script=Han}][A-Za-z]{2,}|[A-Za-z]{2,}[\p{Script=Han}]/gu;

function wordsOnly(page: string): string {
  return proseOf(page)
    .replace(/<[^>]+>/g, '')
    .replace(/`[^`]*`/g, 'x')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}

function sentencesOf(page: string): readonly string[] {
  return wordsOnly(page)
    .split(/\n\n+/)
    .filter((paragraph) => !/^[|#]/.test(paragraph))
    .flatMap((paragraph) => paragraph.split(/(?<=[.!?:;])\s+|\s·\s|\n\s*(?:-|\d+\.) /))
    .filter((sentence) => /\w/.test(sentence));
}

const lengthOf = (sentence: string) => sentence.trim().split(/\s+/).length;

it.each(english)('%s has short sentences', (file) => {
  const sentences = sentencesOf(readFileSync(root + file, 'utf8'));
  expect(sentences.filter((sentence) => lengthOf(sentence) > MAX_WORDS)).toEqual([]);
  const long = sentences.filter((sentence) => lengthOf(sentence) > 20);
  expect(long.length, long.join('\n')).toBeLessThanOrEqual(Math.max(2, sentences.length * MAX_LONG));
});

it.each(english)('%s has the words of the field', (file) => {
  expect(wordsOnly(readFileSync(root + file, 'utf8')).match(BANNED) ?? []).toEqual([]);
});

/** Pages that quote whole screens, which address the user. */
const QUOTES_SCREENS: ReadonlySet<string> = new Set(['docs/errors.zh-CN.md', 'docs/events.zh-CN.md']);

it.each(chinese.filter((file) => !QUOTES_SCREENS.has(file)))('%s addresses no reader as 您', (file) => {
  const text = wordsOnly(readFileSync(root + file, 'utf8')).replace(/“[^”]*”/g, '');
  expect(text.match(/.{0,9}[您你].{0,9}/g) ?? []).toEqual([]);
});

it.each(chinese)('%s reads as written, with a space between Han and Latin', (file) => {
  expect(wordsOnly(readFileSync(root + file, 'utf8')).match(TRANSLATED) ?? []).toEqual([]);
});
