import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { msw } from 'msw/vite';
import { defineConfig } from 'vitest/config';
import { phone } from '../test/fixtures/phone.js';

/** Each with all stories: `npm run test:sandbox -- --project dark` runs them in one. */
const looks = [
  { name: 'light', theme: 'light', textSize: 'standard' },
  { name: 'dark', theme: 'dark', textSize: 'standard' },
  { name: 'light-large', theme: 'light', textSize: 'large' },
  { name: 'dark-large', theme: 'dark', textSize: 'large' },
];

/**
 * Each story is a test in each look: its play function runs, and what axe finds fails it. Apart from the other tests,
 * each run of which would take 2.6 s longer to begin (measured).
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
