import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The npm package: ESM, one file per entry, React and the run-time dependencies left to the host's bundler. */
export default defineConfig({
  plugins: [react()],
  publicDir: false,
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    target: 'es2020',
    cssCodeSplit: true,
    lib: {
      entry: {
        index: 'src/index.ts',
        core: 'src/core.ts',
        mocks: 'mocks/index.ts',
        styles: 'src/react/styles.css',
      },
      formats: ['es'],
      cssFileName: 'styles',
    },
    rolldownOptions: {
      external: [
        /^react($|\/)/,
        /^react-dom($|\/)/,
        /^msw($|\/)/,
        'react-hook-form',
        'ky',
        'valibot',
        'browser-image-compression',
      ],
    },
  },
});
