import { defineConfig } from 'vitest/config';
import { measured, unmeasured } from './measured.mjs';

/**
 * The tests of the measured sources, for `npm run test:quality -- coverage` and `mutation`, which runs them thousands of
 * times. Tests with hundreds of random inputs are excluded, because they take seconds.
 */
export default defineConfig({
  test: {
    include: [
      'test/unit/{flow,shared}/*.test.ts',
      'test/unit/{client,codes}/*.test.ts',
      'test/unit/photo/*.test.ts',
      'test/unit/options/validate.test.ts',
      'test/unit/session/createFaceVerification.test.ts',
    ],
    exclude: ['test/unit/flow/survival.test.ts', 'test/unit/client/{fuzz,hostile}.test.ts'],
    setupFiles: ['test/fixtures/sameSeed.ts'],
    // The slowest takes half a second. A mutant that hangs costs Stryker less here than by its own limit.
    testTimeout: 4000,
    // Three times as fast; no test here leaves state behind.
    isolate: false,
    coverage: {
      include: measured,
      exclude: unmeasured,
      reporter: ['text', 'json-summary'],
      reportsDirectory: '.cache/coverage',
      thresholds: { branches: 95 },
    },
  },
});
