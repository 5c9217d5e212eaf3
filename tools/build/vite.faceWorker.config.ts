import { defineConfig } from 'vite';

/** The face detector's worker as one classic script, with its weights in it: no request, and no module workers. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    // The engines of the script tag.
    target: ['chrome66', 'ios12', 'firefox78'],
    lib: {
      entry: 'src/faces/faceWorker.ts',
      formats: ['iife'],
      name: 'faceWorker',
      fileName: () => 'faceWorker.js',
    },
  },
});
