import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { toAscii } from './toAscii.js';

const sourceFile = (path: string) => fileURLToPath(new URL(`../../src/${path}`, import.meta.url));
const helper = sourceFile('photo/worker/trustedScriptUrl.ts');
const inlineHelper = sourceFile('embed/inlineWorkerUrl.ts');

/** Name of the decoder's file for a bundler, and beside `embed.js`, where the host puts it. */
const LIBHEIF = 'libheif-js/libheif-wasm/libheif-bundle.mjs';
const LIBHEIF_BESIDE = './libheif-bundle.mjs';

/** A worker of the package, as the script tag's build has it. */
interface EmbedWorker {
  /** The expression in the sources that starts it. */
  readonly expression: string;
  /** Name with a hash of the content, so that a page never runs a worker of another release. */
  readonly fileName: string;
  readonly source: string;
  /** Second argument of the constructor. The photo's worker is a classic script, and needs none. */
  readonly options: string;
}

interface EmbedWorkerOptions {
  /**
   * Whether the workers are texts within the script, started from an object URL.
   * @default false
   */
  readonly isInline?: boolean;
}

/** The workers of the package get a hash in their name and an address that Trusted Types allow. */
export function embedWorkers({ isInline = false }: EmbedWorkerOptions = {}): Plugin {
  let workers: readonly EmbedWorker[] = [];
  return {
    name: 'embed-workers',
    enforce: 'pre',
    // Not before, since tools read this configuration where nothing is built.
    buildStart() {
      workers = [
        createWorker('photoWorker', (code) => code, ''),
        // A module, since it imports the decoder's own file.
        createWorker('heicWorker', importLibheifBeside, `, { type: 'module' }`),
      ];
    },
    transform(code, id) {
      const worker = workers.find(({ expression }) => code.includes(expression));
      if (!worker) return null;
      // A relative path, because the source maps contain this line.
      const pathTo = (file: string) => `./${relative(dirname(id), file).split(sep).join(posix.sep)}`;
      const url = isInline
        ? `inlineWorkerUrl(${JSON.stringify(worker.source)})`
        : `new __KEPT_URL__('./${worker.fileName}', import.meta.url)`;
      const start = `new Worker(trustedScriptUrl(${url})${worker.options})`;
      const imports = [
        `import { trustedScriptUrl } from '${pathTo(helper)}';`,
        isInline ? `import { inlineWorkerUrl } from '${pathTo(inlineHelper)}';` : '',
      ];
      // A function, since the source of a worker may contain `$&`.
      return { code: `${imports.join('')}${code.replace(worker.expression, () => start)}`, map: null };
    },
    renderChunk: (code) =>
      code.includes('__KEPT_URL__') ? { code: code.split('__KEPT_URL__').join('URL'), map: null } : null,
    generateBundle() {
      if (isInline) return;
      for (const { fileName, source } of workers) this.emitFile({ type: 'asset', fileName, source });
    },
  };
}

function createWorker(name: string, change: (code: string) => string, options: string): EmbedWorker {
  const built = readFileSync(new URL(`../../dist/${name}.js`, import.meta.url), 'utf8');
  const source = toAscii(change(built.replace(/\/\/# sourceMappingURL=.*\n?/, '')));
  const hash = createHash('sha256').update(source).digest('base64url').slice(0, 8);
  return {
    expression: `new Worker(new URL('./${name}.js', import.meta.url), { type: 'module' })`,
    fileName: `${name}-${hash}.js`,
    source,
    options,
  };
}

function importLibheifBeside(code: string): string {
  if (!code.includes(LIBHEIF)) throw new Error('The HEIC worker imports its decoder in another way.');
  return code.replace(LIBHEIF, LIBHEIF_BESIDE);
}
