import uniPlugin from '@dcloudio/vite-plugin-uni';
import { defineConfig } from 'vite';

// A CommonJS module, whose export Node hands over in `default`.
const uni = uniPlugin.default ?? uniPlugin;
const isCustomElement = (tag) => tag === 'face-verification';

/** uni-app names chunks of packages `..-node_modules-…`, which Rollup takes for a relative path and imports as it is. */
const chunkNames = {
  name: 'chunk-names',
  configResolved({ build }) {
    build.rollupOptions.output.chunkFileNames = 'assets/[name]-[hash].js';
  },
};

export default defineConfig({
  base: './',
  plugins: [uni({ vueOptions: { template: { compilerOptions: { isCustomElement } } } }), chunkNames],
});
