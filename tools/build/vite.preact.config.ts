import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { defaultReact } from './defaultReact.js';
import { keepWorkerUrls } from './keepWorkerUrls.js';
import { plainElements } from './plainElements.js';

/** The part of React that the widget uses, on Preact. */
const reactByPreact = fileURLToPath(new URL('../../src/embed/reactByPreact.ts', import.meta.url));

/**
 * The element for bundlers of pages without React: the same sources with Preact in React's place. Preact and the form
 * library that uses it are bundled, so that a Preact of the host's is another one; all else is left to the host's bundler.
 */
export default defineConfig({
  publicDir: false,
  plugins: [defaultReact(), plainElements(), keepWorkerUrls()],
  resolve: {
    alias: [
      { find: 'react/jsx-runtime', replacement: 'preact/jsx-runtime' },
      { find: /^react(-dom\/client)?$/, replacement: reactByPreact },
    ],
  },
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    sourcemap: true,
    minify: false,
    target: 'es2020',
    license: { fileName: 'preact-licenses.md' },
    lib: { entry: { elementPreact: 'src/element.ts' }, formats: ['es'] },
    rolldownOptions: {
      external: ['ky', 'qr', 'valibot', 'browser-image-compression'],
      output: { chunkFileNames: 'preact-[name]-[hash].js' },
    },
  },
});
