import react from '@vitejs/plugin-react';
import { msw } from 'msw/vite';
import { defineConfig } from 'vite';

/** The demo: a host page (`index.html`) and the stand-in for the face SDK's H5 page (`face-sdk.html`). */
export default defineConfig({
  plugins: [react(), msw({ mode: 'worker-only' })],
  build: {
    outDir: '.cache/demo',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1000, // React's development build, in the journeys
    rolldownOptions: { input: ['index.html', 'face-sdk.html', 'sandbox/probe/index.html'] },
  },
});
