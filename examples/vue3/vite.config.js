import vue from '@vitejs/plugin-vue';
import { createNodeListener } from 'face-verification-flow/mocks/server';
import { defineConfig } from 'vite';

const isCustomElement = (tag) => tag === 'face-verification';

/** In development the mocks play your backend and the face SDK's page. */
const mocks = {
  name: 'mocks',
  configureServer({ middlewares }) {
    const { listen } = createNodeListener({ baseUrl: '/api' });
    middlewares.use((request, response, next) => {
      listen(request, response).then((answered) => answered || next(), next);
    });
  },
};

export default defineConfig({
  base: './',
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } }), mocks],
});
