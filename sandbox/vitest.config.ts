import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { msw } from 'msw/vite';
import { defineConfig } from 'vitest/config';
import { phone } from '../test/fixtures/phone.js';

/** Looks in which all stories run. `npm run test:sandbox -- --project dark` runs only one. */
const looks = [
  { name: 'light', theme: 'light', textSize: 'standard' },
  { name: 'dark', theme: 'dark', textSize: 'standard' },
  { name: 'light-large', theme: 'light', textSize: 'large' },
  { name: 'dark-large', theme: 'dark', textSize: 'large' },
];

/**
 * Runs each story as a test in each look: its play function runs, and any finding of axe fails it. It has a configuration
 * of its own, since every run of the other tests would start 2.6 s later (measured).
 */
export default defineConfig({
  test: {
    projects: looks.map(({ name, ...look }) => ({
      plugins: [
        storybookTest({ configDir: fileURLToPath(new URL('.storybook', import.meta.url)) }),
        msw({ mode: 'worker-only' }),
      ],
      define: { SANDBOX_LOOK: JSON.stringify(look) },
      test: { name, testTimeout: 60_000, hookTimeout: 120_000, browser: phone({ isMobile: false }) },
    })),
  },
});
