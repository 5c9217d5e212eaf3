import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Folders whose comments still wait to be rewritten. Delete a line to have its folder checked; the goal is none. */
const pending: readonly string[] = [];

const token =
  /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|(?:^[ \t]*\/\/.*\n?)+|\/\/.*/gm;
const opening = /^(?:Of|That|What|Whatever|Whoever|Where|Which|As|And|Then)\b/;
const words =
  /\b(?:tells?|told|telling|anew|wish(?:es|ed)?|whoever|nobody|stand-ins?|comes? of it|came of it|mistakes?|troubles?|complain\w*)\b/i;

/** Returns the comments of a source text, each with its line and without markers, code spans and what follows a tag. */
function commentsOf(source: string) {
  return [...source.matchAll(token)]
    .filter(([text]) => /^\s*\/[/*]/.test(text))
    .map(({ 0: text, index }) => ({
      line: source.slice(0, index).split('\n').length,
      text: text
        .replace(/^[ \t]*(?:\/\*+|\*+\/|\*|\/\/)|\*\/$/gm, '')
        .replace(/`[^`]*`/g, '`…`')
        .replace(/\s+/g, ' ')
        .trim(),
    }));
}

const folderOf = (file: string) =>
  file.startsWith('src/') ? file.split('/').slice(0, 2).join('/') : 'mocks';
const files = globSync('{src,mocks}/**/*.{ts,tsx,css}', { cwd: root });

it.each([...new Set(files.map(folderOf))].filter((folder) => !pending.includes(folder)))(
  'comments of %s keep to the rules of CONTRIBUTING.md',
  (folder) => {
    const wrong = files
      .filter((file) => folderOf(file) === folder)
      .flatMap((file) =>
        commentsOf(readFileSync(root + file, 'utf8'))
          .filter(({ text }) => opening.test(text) || words.test(text))
          .map(
            ({ line, text }) =>
              `${file}:${line}: ${(opening.exec(text) ?? words.exec(text))?.[0]} in “${text}”`,
          ),
      );
    expect(wrong).toEqual([]);
  },
);
