import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { msw } from 'msw/vite';
import { defineConfig } from 'vitest/config';
import { phone } from './test/phone.js';

/**
 * Each story is a test: its play function runs, and what axe finds fails it. Apart from the other tests, each run of
 * which would take 2.6 s longer to begin (measured).
 */
export default defineConfig({
  plugins: [
    storybookTest({ configDir: fileURLToPath(new URL('.storybook', import.meta.url)) }),
    msw({ mode: 'worker-only' }),
  ],
  test: { name: 'sandbox', testTimeout: 60_000, browser: phone({ isMobile: false }) },
});
