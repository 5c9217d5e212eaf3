import basicSsl from '@vitejs/plugin-basic-ssl';
import react from '@vitejs/plugin-react';
import { msw } from 'msw/vite';
import { defineConfig } from 'vite';
import { demoBackend } from './tools/build/demoBackend.js';
import { FACE_SDK_PAGE, faceSdkPage } from './tools/build/faceSdkPage.js';
import { mockApi } from './tools/build/mockApi.js';

const port = process.env['PORT'];

/**
 * The demo: a host page (`index.html`) and the fake of the face SDK's H5 page, under `/face-sdk.html`.
 *
 * `--mode https` serves it with a self-signed certificate, so that the camera works on a phone. Phones do not start a
 * service worker behind such a certificate; the server then answers the API itself.
 * `--mode backend` serves it through the gateway, before the mocked partner's HTTP server.
 */
export default defineConfig(({ mode }) => ({
  plugins: [
    react(),
    msw({ mode: 'worker-only' }),
    faceSdkPage(),
    ...(mode === 'https' ? [basicSsl(), mockApi()] : []),
    ...(mode === 'backend' ? [demoBackend()] : []),
  ],
  server: { port: Number(port || 5173), strictPort: Boolean(port) },
  build: {
    outDir: '.cache/demo',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1000, // React's development build, in the journeys
    rolldownOptions: { input: ['index.html', FACE_SDK_PAGE, 'sandbox/probe/index.html'] },
  },
}));
