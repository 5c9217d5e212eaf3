import { measured, unmeasured } from './measured.mjs';

/** `npm run test:quality -- mutation`: changes the measured sources one place at a time; the tests have to fail each time. */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'tools/quality/vitest.mutation.config.ts' },
  // Stryker would read it with an API that TypeScript 7 lacks; the tests run without it.
  tsconfigFile: 'none',
  coverageAnalysis: 'perTest',
  // Code that runs once at import would need a whole run for each mutant.
  ignoreStatic: true,
  mutate: [...measured, ...unmeasured.map((file) => `!${file}`)],
  ignorePatterns: ['dist', '.cache', 'docs', 'public', 'screenshots', 'test/visual/pictures'],
  tempDirName: '.cache/mutation/sandbox',
  // The next run repeats only what a change of code or tests touches; `--force` repeats all.
  incremental: true,
  incrementalFile: '.cache/mutation/incremental.json',
  concurrency: 2,
  reporters: ['clear-text', 'json', 'html', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: '.cache/mutation/mutation.json' },
  htmlReporter: { fileName: '.cache/mutation/mutation.html' },
  thresholds: { high: 90, low: 85, break: 85 },
};
