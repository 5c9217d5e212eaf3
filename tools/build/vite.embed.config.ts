import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { groups } from './chunks.js';
import { classicEntry } from './classicEntry.js';
import { keepWorkerUrls } from './keepWorkerUrls.js';
import { toAscii } from './toAscii.js';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

const source = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * The script tag's build: `embed.js`, a classic script with Preact in React's place and all of the first screen, and
 * beside it what comes later, as modules that `import()` brings. Lowered to what Chromium 66 and iOS 12.2 can parse.
 */
export default defineConfig({
  publicDir: false,
  define: {
    EMBED_VERSION: JSON.stringify(version),
    'process.env.NODE_ENV': '"production"',
    // Chromium 71; on every page it is the window.
    globalThis: 'self',
  },
  resolve: {
    alias: [
      { find: 'react/jsx-runtime', replacement: 'preact/jsx-runtime' },
      {
        find: /^react(-dom\/client)?$/,
        replacement: source('src/embed/reactByPreact.ts'),
      },
    ],
  },
  build: {
    outDir: 'dist/embed',
    emptyOutDir: true,
    target: ['chrome66', 'ios12.2', 'firefox78'],
    // Written for old engines by hand; lowered by machine, one logical property becomes a rule for each language.
    cssTarget: ['chrome90'],
    cssMinify: 'lightningcss',
    // The licenses of what is bundled ask for their text beside every copy.
    license: { fileName: 'licenses.md' },
    lib: { entry: { embed: 'src/embed.ts' }, formats: ['es'] },
    rolldownOptions: {
      transform: { inject: { queueMicrotask: [source('src/embed/queueMicrotask.ts'), 'queueMicrotask'] } },
      preserveEntrySignatures: 'allow-extension',
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        codeSplitting: { groups, includeDependenciesRecursively: false },
        minify: true,
      },
    },
  },
  plugins: [
    withoutImportAgain(),
    keepWorkerUrls({ bundled: false }),
    workersBeside(),
    classicEntry(),
    integrity(),
  ],
});

/** The loader of `classicEntry` gives each try an address of its own. */
function withoutImportAgain(): Plugin {
  return {
    name: 'without-import-again',
    load: (id) =>
      id.endsWith('/src/shared/importAgain.ts') ? 'export const importAgain = (bring) => bring();' : null,
  };
}

/** Name of the decoder's file for a bundler, and beside `embed.js`, where the host puts it. */
const LIBHEIF = 'libheif-js/libheif-wasm/libheif-bundle.mjs';
const LIBHEIF_BESIDE = './libheif-bundle.mjs';

/** The same workers that the package has. */
function workersBeside(): Plugin {
  const read = (name: string) => readFileSync(new URL(`../../dist/${name}`, import.meta.url), 'utf8');
  return {
    name: 'workers-beside',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'photoWorker.js', source: toAscii(read('photoWorker.js')) });
      const heicWorker = read('heicWorker.js');
      if (!heicWorker.includes(LIBHEIF))
        throw new Error('The HEIC worker imports its decoder in another way.');
      const source = heicWorker.replace(LIBHEIF, LIBHEIF_BESIDE).replace(/\/\/# sourceMappingURL=.*\n?/, '');
      this.emitFile({ type: 'asset', fileName: 'heicWorker.js', source: toAscii(source) });
    },
  };
}

/** Writes what goes into the `integrity` attribute, so that a page runs this very file or none. */
function integrity(): Plugin {
  return {
    name: 'integrity',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const hashes = Object.fromEntries(
          Object.values(bundle)
            .map((file) => [file.fileName, `sha384-${hash(file.type === 'chunk' ? file.code : file.source)}`])
            .sort(),
        );
        const source = `${JSON.stringify({ version, files: hashes }, null, 2)}\n`;
        this.emitFile({ type: 'asset', fileName: 'integrity.json', source });
      },
    },
  };
}

function hash(content: string | Uint8Array): string {
  return createHash('sha384').update(content).digest('base64');
}
