import react from '@vitejs/plugin-react';
import { msw } from 'msw/vite';
import { defineConfig } from 'vite';

/** Vite's configuration of the sandbox. Addresses are relative, so that the build works in any folder of any server. */
export default defineConfig({
  base: './',
  plugins: [react(), msw({ mode: 'worker-only' })],
  build: { chunkSizeWarningLimit: 2000 },
});
