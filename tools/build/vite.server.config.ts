import { defineConfig } from 'vite';

/** The entry for the host's server: one file, so that the entries for pages share no chunk with it. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    sourcemap: true,
    minify: false,
    target: 'es2022',
    lib: {
      entry: { server: 'src/server.ts', serverInBrowser: 'src/server/inBrowser.ts' },
      formats: ['es'],
    },
    rolldownOptions: { external: ['valibot'] },
  },
});
