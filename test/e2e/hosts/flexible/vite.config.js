import pxToViewport from 'postcss-px-to-viewport-8-plugin';
import pxtorem from 'postcss-pxtorem';
import { defineConfig } from 'vite';

const plugins = {
  pxtorem: () =>
    pxtorem({ rootValue: 75, propList: ['*'], exclude: /node_modules[\\/]face-verification-flow/ }),
  viewport: () => pxToViewport({ viewportWidth: 750, exclude: [/node_modules[\\/]face-verification-flow/] }),
};

export default defineConfig({
  base: './',
  css: { postcss: { plugins: [plugins[process.env.PIXELS]()] } },
  build: { outDir: process.env.DIST },
});
