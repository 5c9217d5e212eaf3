import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { msw } from 'msw/vite';
import { defineConfig, type TestUserConfig } from 'vitest/config';
import type { BrowserCommand } from 'vitest/node';
import type { Media } from './test/fixtures/emulateMedia.js';
import { phone } from './test/fixtures/phone.js';
import { photoFolder } from './test/fixtures/photoFolder.js';

/** A browser or a build may start slowly on a machine with other work to do. In milliseconds. */
const HOOK_TIMEOUT = 120_000;

const sourceOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** For tests that need a page that is drawn. */
const bringToFront: BrowserCommand<[]> = ({ page }) => page.bringToFront();

/** For tests of what a page looks like to people who have set their system for their eyes. */
const emulateMedia: BrowserCommand<[Media]> = ({ page }, media) => page.emulateMedia(media);

/** Tests inside a page of a real Chromium. */
const inBrowser = (test: TestUserConfig) => ({
  extends: true as const,
  plugins: [msw({ mode: 'worker-only' })],
  define: {
    FACE_PHOTOS: JSON.stringify({
      folder: photoFolder ?? '',
      files: photoFolder ? readdirSync(photoFolder) : [],
    }),
    SOAK_CYCLES: process.env['SOAK_CYCLES'] ?? '100',
  },
  server: { fs: { allow: ['.', ...(photoFolder ? [photoFolder] : [])] } },
  optimizeDeps: {
    include: [
      'browser-image-compression',
      'fast-check',
      'ky',
      'msw',
      'msw/browser',
      'react',
      'react-dom/client',
      'react-dom/server',
      'react-hook-form',
      'react/jsx-dev-runtime',
      'valibot',
      'vitest-browser-react',
    ],
  },
  test: {
    ...test,
    // Twelve-megapixel photos on a machine with other work to do.
    testTimeout: 60_000,
    hookTimeout: HOOK_TIMEOUT,
    browser: { ...phone(), commands: { bringToFront, emulateMedia } },
  },
});

/**
 * Where a test runs is in its name: `*.test.ts` in Node, `*.browser.test.ts(x)` inside a page of a real
 * Chromium. Journeys drive a whole Chromium from outside, since they leave the page and come back.
 */
export default defineConfig({
  plugins: [react()],
  // The examples of the docs import the package by its name, as a host does.
  resolve: {
    alias: [
      { find: /^face-verification-flow$/, replacement: sourceOf('src/index.ts') },
      { find: /^face-verification-flow\/styles\.css$/, replacement: sourceOf('src/react/styles/styles.css') },
      { find: /^face-verification-flow\/core$/, replacement: sourceOf('src/core.ts') },
      { find: /^face-verification-flow\/server$/, replacement: sourceOf('src/server.ts') },
      { find: /^face-verification-flow\/mocks$/, replacement: sourceOf('mocks/index.ts') },
    ],
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          // Random tests of a thousand runs, on a machine with other work to do.
          testTimeout: 30_000,
          include: ['test/unit/**/*.test.{ts,tsx}'],
          hookTimeout: HOOK_TIMEOUT,
        },
      },
      {
        extends: true,
        test: {
          name: 'built-sandbox',
          include: ['test/visual/builtSandbox.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      inBrowser({
        name: 'browser',
        include: ['test/browser/**/*.browser.test.{ts,tsx}'],
        exclude: ['test/browser/photo/**'],
        setupFiles: ['test/fixtures/withoutZoom.ts'],
      }),
      inBrowser({
        name: 'photo',
        include: ['test/browser/photo/**/*.browser.test.ts'],
        // One page, in front: in a tab behind another one each canvas.toBlob takes a second, since Chromium waits for
        // an idle moment that does not come (measured in Chromium 156: 100 s instead of 14).
        fileParallelism: false,
        setupFiles: ['test/fixtures/bringToFront.ts'],
      }),
      {
        extends: true,
        test: {
          name: 'engines',
          include: ['test/e2e/engines/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: HOOK_TIMEOUT,
        },
      },
      {
        extends: true,
        test: {
          name: 'gateway',
          include: ['test/e2e/gateway/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: HOOK_TIMEOUT,
        },
      },
      {
        extends: true,
        test: {
          name: 'returns',
          include: ['test/e2e/returns/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: HOOK_TIMEOUT,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/e2e/journeys/*.test.ts'],
          globalSetup: ['test/e2e/journeys/serveDemo.ts'],
          testTimeout: 120_000,
          hookTimeout: HOOK_TIMEOUT,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        define: {
          SCREENS: JSON.stringify({
            variants: process.env['SCREENS'] ?? 'zh-CN-light-360x640',
            scenes: process.env['SCENES'] ?? '',
          }),
        },
        test: {
          name: 'screenshots',
          include: ['test/visual/screenshots.browser.test.tsx'],
          globalSetup: ['test/visual/chineseFont.ts'],
          // A page as wide as the sheet: a phone would scale it down.
          browser: { ...phone({ isMobile: false }), commands: { emulateMedia } },
        },
      },
      {
        extends: true,
        test: {
          name: 'pictures',
          include: ['test/visual/pictures.browser.test.tsx'],
          testTimeout: 60_000,
          browser: {
            ...phone({ isMobile: false }),
            commands: { emulateMedia },
            expect: {
              toMatchScreenshot: {
                // 25 pixels of 360 × 640: less than one letter, or the corners of one button.
                // The threshold tells #0b7466 from #0c7668; the default of 0.1 would take #128070 for it (measured).
                comparatorOptions: { allowedMismatchedPixelRatio: 0.0001, threshold: 0.005 },
                resolveScreenshotPath: ({ root, testFileDirectory, arg, ext }) =>
                  `${root}/${testFileDirectory}/pictures/${arg}${ext}`,
                resolveDiffPath: ({ root, arg, ext }) => `${root}/.cache/pictures/${arg}${ext}`,
              },
            },
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'hosts',
          include: ['test/e2e/hosts/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: HOOK_TIMEOUT,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: HOOK_TIMEOUT,
        },
      },
    ],
  },
});
