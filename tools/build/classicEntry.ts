import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { Script } from 'node:vm';
import { rolldown } from 'rolldown';
import { minifySync } from 'rolldown/experimental';
import { minify as minifyByTerser } from 'terser';
import type { Plugin, Rolldown } from 'vite';
import { createLoader } from './createLoader.js';
import { ponyfill } from './ponyfill.js';
import { toAscii } from './toAscii.js';

type Bundle = Rolldown.OutputBundle;

/** The oldest of the targets: what it can parse, the others can. */
const TARGET = 'chrome66';

/** Name of the loader in the first file, whose sources refer to it, and of the argument that a later file gets. */
const LOADER_NAME = 'EMBED_LOADER';

/** Module of the first file that holds the loader. */
const LOADER = `export const ${LOADER_NAME} = (${createLoader})((address) => import(address));`;

/** Hash of the tools that change a file after it is named. */
const TOOLS_HASH = createHash('sha256')
  .update(
    ['classicEntry', 'createLoader', 'ponyfill', 'toAscii']
      .map((name) => readFileSync(new URL(`./${name}.ts`, import.meta.url), 'utf8'))
      .join(),
  )
  .digest('hex');

const IMPORT_LOADER = `import { ${LOADER_NAME} } from './loader.js';`;

/**
 * Makes the entry and all that it imports at once one classic script, so that a page needs no `type="module"` and
 * runs it in the order of its tags. Later files stay modules, brought by `import()`. Each exports a function that takes the
 * loader and returns the file's exports: a sandbox that evaluates the first file has another global than its modules.
 */
export function classicEntry(): Plugin {
  return {
    name: 'classic-entry',
    // A name has to change with the content, and this build changes the content after it is named.
    augmentChunkHash: () => TOOLS_HASH,
    generateBundle: {
      // After Vite has listed the licenses of the chunks that are joined here.
      order: 'post',
      async handler(_options, bundle) {
        const chunks = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [file] : []));
        const entry = chunks.find(({ isEntry }) => isEntry);
        if (!entry) throw new Error('There is no entry.');
        const first = staticImports(entry, bundle);
        for (const chunk of chunks) chunk.code = loadLater(chunk, first, bundle);
        const code = await bundleAtOnce(first);
        for (const chunk of chunks) {
          if (first.includes(chunk)) delete bundle[chunk.fileName];
          else chunk.code = minify(chunk.fileName, makeFactory(chunk));
        }
        this.emitFile({
          type: 'prebuilt-chunk',
          fileName: entry.fileName,
          // Joined behind a file without a last semicolon, the function would be that file's argument.
          code: `;${await compress(entry.fileName, code)}`,
        });
      },
    },
  };
}

/** Makes a build of one file a classic script, in what the oldest target can read. */
export function standaloneFile(): Plugin {
  return {
    name: 'standalone-file',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const chunks = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [file] : []));
        const [chunk] = chunks;
        if (!chunk || chunks.length > 1) throw new Error('The standalone build is not one file.');
        // Throws where a script has `import` or `export`. The strings of workers and messages have these words too.
        new Script(chunk.code);
        chunk.code = await compress(chunk.fileName, `(function(){"use strict";${ponyfill(chunk.code)}})();`);
      },
    },
  };
}

/** Returns the static imports of the entry, deepest first, and the entry. */
function staticImports(chunk: Rolldown.OutputChunk, bundle: Bundle): readonly Rolldown.OutputChunk[] {
  const found = new Set<Rolldown.OutputChunk>();
  const visit = (next: Rolldown.OutputChunk) => {
    for (const name of next.imports) {
      const imported = bundle[name];
      if (imported?.type === 'chunk' && !found.has(imported)) visit(imported);
    }
    found.add(next);
  };
  visit(chunk);
  return [...found];
}

async function bundleAtOnce(chunks: readonly Rolldown.OutputChunk[]): Promise<string> {
  const register = chunks.map(({ fileName }, index) => `${JSON.stringify(fileName)}: part${index}`);
  const entry = [
    ...chunks.map(({ fileName }, index) => `import * as part${index} from './${fileName}';`),
    IMPORT_LOADER,
    `Object.assign(${LOADER_NAME}.parts, { ${register} });`,
  ].join('\n');
  const modules = new Map([
    ['entry', entry],
    ['loader.js', LOADER],
    ...chunks.map((c) => [c.fileName, c.code] as const),
  ]);
  const build = await rolldown({
    input: 'entry',
    // Lowered already; without a target it would be written in new syntax again.
    transform: { target: TARGET },
    plugins: [
      {
        name: 'from-memory',
        resolveId(source) {
          const name = posix.normalize(source);
          return modules.has(name) ? `\0${name}` : { id: source, external: true };
        },
        load: (id) => modules.get(id.slice(1)),
      },
    ],
  });
  // Generated as a module, because an `iife` may not contain `import()`, though a classic script may.
  const { output } = await build.generate({ format: 'es' });
  await build.close();
  return `(function(){"use strict";${ponyfill(output[0].code)}})();`;
}

/** Turns each `import()` of a later file into a call of the loader, which also loads what that file imports. */
function loadLater(
  chunk: Rolldown.OutputChunk,
  first: readonly Rolldown.OutputChunk[],
  bundle: Bundle,
): string {
  const isFirst = first.includes(chunk);
  const loaded = [...first, ...staticImports(chunk, bundle)];
  const changed = chunk.dynamicImports.reduce((code, fileName) => {
    const later = bundle[fileName];
    if (later?.type !== 'chunk') return code;
    const files = staticImports(later, bundle).filter((file) => !loaded.includes(file));
    const pattern = new RegExp(`\\bimport\\(\\s*(["'\`])\\./${escapePattern(fileName)}\\1\\s*\\)`, 'g');
    if (!pattern.test(code)) throw new Error(`${chunk.fileName} imports ${fileName} in another way.`);
    const names = files.map((file) => JSON.stringify(file.fileName));
    return code.replace(pattern, `${LOADER_NAME}.load(${names})`);
  }, chunk.code);
  return isFirst && changed.includes(LOADER_NAME) ? IMPORT_LOADER + changed : changed;
}

/** Returns a later file as a module that exports one function of the loader. */
function makeFactory(chunk: Rolldown.OutputChunk): string {
  const exported = /export\s*\{([^}]*)\};?\s*$/;
  const code = importFromParts(chunk);
  if (!exported.test(code)) throw new Error(`${chunk.fileName} exports in another way.`);
  const body = code.replace(exported, (_, names: string) => {
    const properties = names.split(',').map((name) =>
      name
        .trim()
        .split(/\s+as\s+/)
        .reverse()
        .join(': '),
    );
    return `return { ${properties} };`;
  });
  return `export default function (${LOADER_NAME}) { ${ponyfillBody(body)} }`;
}

/** Replaces calls in the body of a function, which alone may return. */
function ponyfillBody(body: string): string {
  const wrapped = ponyfill(`function body() { ${body} }`);
  return `${wrapped}\nreturn body();`;
}

function importFromParts(chunk: Rolldown.OutputChunk): string {
  return chunk.imports.reduce((code, fileName) => {
    const pattern = new RegExp(
      `import\\s*\\{([^}]*)\\}\\s*from\\s*["'\`]\\./${escapePattern(fileName)}["'\`];?`,
    );
    if (!pattern.test(code)) throw new Error(`${chunk.fileName} imports ${fileName} in another way.`);
    return code.replace(pattern, (_, names: string) => {
      const list = names.split(',').map((name) => name.trim().replace(/\s+as\s+/, ': '));
      return `const { ${list} } = ${LOADER_NAME}.parts[${JSON.stringify(fileName)}];`;
    });
  }, chunk.code);
}

function escapePattern(text: string): string {
  return text.replace(/\W/g, '\\$&');
}

/** Minifies a file that every page waits for. Terser takes 0.2 kB gzip more off 30 kB, and some seconds. */
async function compress(name: string, code: string): Promise<string> {
  const { code: compressed = '' } = await minifyByTerser(minify(name, code), {
    ecma: 2017,
    compress: { passes: 3 },
    format: { ascii_only: true },
  });
  if (!compressed) throw new Error(`${name} has become empty.`);
  return compressed;
}

/** Vite's library mode keeps comments for other bundlers, and spaces; after this there is none, and nothing but ASCII. */
function minify(name: string, code: string): string {
  const result = minifySync(name, code, { compress: { target: TARGET }, module: !name.startsWith('embed.') });
  if (result.errors.length > 0) throw new Error(`${name}: ${result.errors[0]?.message}`);
  return toAscii(result.code);
}
