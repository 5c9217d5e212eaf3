import { defineConfig } from 'vite';

/**
 * The photo's worker as one classic script: it needs no module workers (Chromium 80, Firefox 114), and a bundler may
 * copy it as it is.
 */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    // The first engines with an OffscreenCanvas; older ones do the work in the page.
    target: ['chrome69', 'ios16', 'firefox105'],
    lib: {
      entry: 'src/photo/worker/photoWorker.ts',
      formats: ['iife'],
      name: 'photoWorker',
      fileName: () => 'photoWorker.js',
    },
  },
});
