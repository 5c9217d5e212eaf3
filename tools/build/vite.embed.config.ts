import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { groups } from './chunks.js';
import { classicEntry } from './classicEntry.js';
import { defaultReact } from './defaultReact.js';
import { embedWorkers } from './embedWorkers.js';
import { plainElements } from './plainElements.js';

export const { version }: { readonly version: string } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
);

export const source = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

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
      // The loader of `classicEntry` knows the addresses.
      { find: /^\.\/importAgain\.js$/, replacement: source('src/embed/importAgain.ts') },
      // The script tag has no build for development.
      { find: /^\.\.\/shared\/isDevelopment\.js$/, replacement: source('src/embed/isDevelopment.ts') },
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
  plugins: [defaultReact(), plainElements(), embedWorkers(), classicEntry()],
});
