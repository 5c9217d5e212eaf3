import { defineConfig } from 'vitest/config';

/**
 * The tests of flow, client, photo search and validators alone, for `npm run coverage` and for `npm run mutation`, which
 * runs them thousands of times. What tries hundreds of random lives and replies stays out: it takes seconds.
 */
export default defineConfig({
  test: {
    include: [
      'test/flow/*.test.ts',
      'test/client/*.test.ts',
      'test/photo/*.test.ts',
      'test/checkOptions.test.ts',
      'test/createFaceVerification.test.ts',
    ],
    exclude: ['test/**/*.browser.test.*', 'test/flow/survival.test.ts', 'test/client/{fuzz,hostile}.test.ts'],
    setupFiles: ['test/fixtures/sameSeed.ts'],
    // The slowest takes half a second; one that hangs, as a mistake may make it, costs Stryker less here than by its own limit.
    testTimeout: 4000,
    // Three times as fast; no test here leaves anything to the next file.
    isolate: false,
    coverage: {
      include: [
        'src/checkOptions.ts',
        'src/photo/{chooseBudget,jpegQuality,jpegSegments,searchEncoding,stripMetadata}.ts',
        'src/{flow,client}/*.ts',
      ],
      // By XMLHttpRequest, which Node has not: tested in a browser.
      exclude: ['src/client/uploadForm.ts'],
      reporter: ['text', 'json-summary'],
      reportsDirectory: '.cache/coverage',
      thresholds: { branches: 95 },
    },
  },
});
