import { defineConfig } from 'vitest/config';

/**
 * The tests of flow, client, photo search and validators alone, for `npm run test:quality -- coverage` and for `npm run test:quality -- mutation`, which
 * runs them thousands of times. What tries hundreds of random lives and replies stays out: it takes seconds.
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
    // The slowest takes half a second; one that hangs, as a mistake may make it, costs Stryker less here than by its own limit.
    testTimeout: 4000,
    // Three times as fast; no test here leaves anything to the next file.
    isolate: false,
    coverage: {
      include: [
        'src/options/validate.ts',
        'src/photo/{chooseBudget,pipeline/search,pipeline/sizeModel,jpeg/quality,jpeg/segments,jpeg/stripMetadata,jpeg/verifyJpeg}.ts',
        'src/{flow,client,codes}/*.ts',
        'src/shared/{abort,deadline,wait}.ts',
      ],
      // By XMLHttpRequest, which Node has not: tested in a browser.
      exclude: ['src/client/uploadForm.ts'],
      reporter: ['text', 'json-summary'],
      reportsDirectory: '.cache/coverage',
      thresholds: { branches: 95 },
    },
  },
});
