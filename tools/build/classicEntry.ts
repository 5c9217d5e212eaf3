import { posix } from 'node:path';
import { rolldown } from 'rolldown';
import { minifySync } from 'rolldown/experimental';
import type { Plugin, Rolldown } from 'vite';
import { ponyfill } from './ponyfill.js';

type Bundle = Rolldown.OutputBundle;

/** The oldest of the targets: what it can parse, the others can. */
const TARGET = 'chrome66';

/** Property of the one global on which later modules find the exports of the first file. */
const PARTS = "self.FaceVerification[Symbol.for('face-verification-flow.parts')]";

/**
 * Makes the entry and all that it imports at once one classic script, so that a page needs no `type="module"` and
 * runs it in the order of its tags. What comes later stays modules, brought by `import()`; what these import from the
 * first file they find on the global.
 */
export function classicEntry(): Plugin {
  return {
    name: 'classic-entry',
    generateBundle: {
      // After Vite has listed the licenses of the chunks that are joined here.
      order: 'post',
      async handler(_options, bundle) {
        const chunks = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [file] : []));
        const entry = chunks.find(({ isEntry }) => isEntry);
        if (!entry) throw new Error('There is no entry.');
        const first = staticImports(entry, bundle);
        const code = await bundleAtOnce(first);
        for (const chunk of chunks) {
          if (first.includes(chunk)) delete bundle[chunk.fileName];
          else chunk.code = minify(chunk.fileName, ponyfill(importFromParts(chunk, first)));
        }
        this.emitFile({
          type: 'prebuilt-chunk',
          fileName: entry.fileName,
          code: minify(entry.fileName, code),
        });
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
    // The first copy on a page stays, and with it its parts.
    `if (!(${PARTS})) Object.defineProperty(self.FaceVerification, Symbol.for('face-verification-flow.parts'), { value: { ${register} } });`,
  ].join('\n');
  const modules = new Map([['entry', entry], ...chunks.map((c) => [c.fileName, c.code] as const)]);
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

function importFromParts(chunk: Rolldown.OutputChunk, first: readonly Rolldown.OutputChunk[]): string {
  let { code } = chunk;
  for (const { fileName } of first) {
    if (!chunk.imports.includes(fileName)) continue;
    const pattern = new RegExp(
      `import\\s*\\{([^}]*)\\}\\s*from\\s*["'\`]\\./${fileName.replace(/\W/g, '\\$&')}["'\`];?`,
    );
    if (!pattern.test(code)) throw new Error(`${chunk.fileName} imports ${fileName} in another way.`);
    code = code.replace(pattern, (_, names: string) => {
      const list = names.split(',').map((name) => name.trim().replace(/\s+as\s+/, ': '));
      return `const { ${list} } = ${PARTS}[${JSON.stringify(fileName)}];`;
    });
  }
  return code;
}

/** Vite's library mode keeps comments for other bundlers, and spaces; after this there is none. */
function minify(name: string, code: string): string {
  const result = minifySync(name, code, { compress: { target: TARGET }, module: name !== 'embed.js' });
  if (result.errors.length > 0) throw new Error(`${name}: ${result.errors[0]?.message}`);
  return result.code;
}
