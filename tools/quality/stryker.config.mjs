/**
 * `npm run test:quality -- mutation`: mistakes are put into flow, client, photo search and validators one at a time, and the tests of
 * tools/quality/vitest.mutation.config.ts have to find them.
 */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'tools/quality/vitest.mutation.config.ts' },
  // It would be read by an API that TypeScript 7 has not; the tests run without it.
  tsconfigFile: 'none',
  coverageAnalysis: 'perTest',
  // What runs once when a file is loaded would need a whole run for each mistake.
  ignoreStatic: true,
  mutate: [
    'src/options/validate.ts',
    'src/photo/{chooseBudget,pipeline/search,pipeline/sizeModel,jpeg/quality,jpeg/segments,jpeg/stripMetadata,jpeg/verifyJpeg}.ts',
    'src/{flow,client,codes}/*.ts',
    'src/shared/{abort,deadline,wait}.ts',
    // By XMLHttpRequest, which Node has not: tested in a browser.
    '!src/client/uploadForm.ts',
  ],
  ignorePatterns: ['dist', '.cache', 'docs', 'public', 'screenshots', 'test/visual/pictures'],
  tempDirName: '.cache/mutation/sandbox',
  // The next run tries again only what a change of code or tests touches; `--force` tries all.
  incremental: true,
  incrementalFile: '.cache/mutation/incremental.json',
  concurrency: 2,
  reporters: ['clear-text', 'json', 'html', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: '.cache/mutation/mutation.json' },
  htmlReporter: { fileName: '.cache/mutation/mutation.html' },
  thresholds: { high: 90, low: 85, break: 85 },
};
