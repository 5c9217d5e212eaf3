import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, it } from 'vitest';

it.each([
  ['diagnose', 2, 'camera/diagnose.ts'],
  ['createSupportReport, with diagnose and the table of containers,', 3, 'session/supportReport.ts'],
])('%s costs a host less than %i kB gzip', async (_name, limit, file) => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      lib: {
        entry: fileURLToPath(new URL(`../../../src/${file}`, import.meta.url)),
        formats: ['iife'],
        name: 'probe',
      },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('It did not build.');
  expect(output.output).toHaveLength(1);
  const size = gzipSync(output.output[0].code).length;
  expect(size).toBeGreaterThan(500);
  expect(size).toBeLessThan(limit * 1000);
});
