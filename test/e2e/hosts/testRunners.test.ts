import { beforeAll, expect, it } from 'vitest';
import { installHost, packPackage, runScript } from './hostProject.js';

beforeAll(async () => {
  await installHost('jsdom', await packPackage());
}, 600_000);

it.each([
  ['Vitest with jsdom', 'vitest', { ENVIRONMENT: 'jsdom' }],
  ['Vitest with happy-dom', 'vitest', { ENVIRONMENT: 'happy-dom' }],
  ['Jest with Babel', 'jest', {}],
  ['Jest with ES modules', 'jest:modules', {}],
])('a host’s test of its own page passes in %s', async (_runner, script, variables) => {
  await expect(runScript('jsdom', script, variables)).resolves.toMatch(/Tests:? +5 passed/);
});
