import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { keepWorkerUrls } from './keepWorkerUrls.js';

/** The npm package: ESM, one file per entry, React and the run-time dependencies left to the host's bundler. */
export default defineConfig({
  plugins: [react(), keepWorkerUrls()],
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
        element: 'src/element.ts',
        heic: 'src/heic.ts',
        faces: 'src/faces.ts',
        heicWorker: 'src/photo/heic/heicWorker.ts',
        mocks: 'mocks/index.ts',
        mockServer: 'mocks/server/index.ts',
        cli: 'mocks/cli/main.ts',
        styles: 'src/react/styles/styles.css',
      },
      formats: ['es'],
      cssFileName: 'styles',
    },
    rolldownOptions: {
      external: [
        /^node:/,
        /^react($|\/)/,
        /^react-dom($|\/)/,
        /^msw($|\/)/,
        'react-hook-form',
        'ky',
        'qr',
        'valibot',
        'browser-image-compression',
        /^libheif-js($|\/)/,
      ],
    },
  },
});
