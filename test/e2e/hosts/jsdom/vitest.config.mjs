import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The global names that Jest has as well, so that one file serves both.
  test: { environment: process.env.ENVIRONMENT, globals: true, testTimeout: 30_000 },
});
