import react from '@vitejs/plugin-react';
import { msw } from 'msw/vite';
import { defineConfig } from 'vite';

/** Relative addresses, so that the built sandbox works from any folder of any server. */
export default defineConfig({
  base: './',
  plugins: [react(), msw({ mode: 'worker-only' })],
  build: { chunkSizeWarningLimit: 2000 },
});
