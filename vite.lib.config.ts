import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

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
        heic: 'src/heic.ts',
        photoWorker: 'src/photo/photoWorker.ts',
        heicWorker: 'src/photo/heicWorker.ts',
        mocks: 'mocks/index.ts',
        mockServer: 'mocks/server/index.ts',
        cli: 'cli/main.ts',
        styles: 'src/react/styles.css',
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

/**
 * Leaves `new Worker(new URL('./photoWorker.js', import.meta.url))` as it is written. Vite would emit the worker
 * under a name of its own and an address from the root; the host's bundler finds it by this very expression, and
 * without a bundler it lies beside the file that names it.
 */
function keepWorkerUrls(): Plugin {
  const kept = '__KEPT_WORKER_URL__(';
  return {
    name: 'keep-worker-urls',
    enforce: 'pre',
    transform: (code) => {
      const written = 'new Worker(new URL(';
      return code.includes(written)
        ? { code: code.split(written).join(`new Worker(${kept}`), map: null }
        : null;
    },
    renderChunk: (code) =>
      code.includes(kept) ? { code: code.split(kept).join('new URL('), map: null } : null,
  };
}
