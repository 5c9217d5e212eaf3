import { beforeAll, expect, it } from 'vitest';
import { installHost, packPackage, runScript } from './hostProject.js';

beforeAll(async () => {
  // With engine-strict, beside MSW 2.
  await installHost('install', await packPackage());
}, 600_000);

it('a host with MSW 2, without a navigator and with require() verifies on the mocks', async () => {
  await expect(runScript('install', 'flow')).resolves.toBe('passed passed passed\n');
});

/** The oldest TypeScript that is supported, the first with `Bundler`, and the last before 7. */
it.each([
  ['4.9', 'Node16', 'Node16'],
  ['4.9', 'ES2020', 'Node'],
  ['5.0', 'ES2020', 'Bundler'],
  ['5.9', 'NodeNext', 'NodeNext'],
  ['5.9', 'ES2020', 'Node10'],
])(
  'TypeScript %s finds the types, with libraries checked, by module %s and resolution %s',
  async (version, MODULE, RESOLUTION) => {
    const variables = { COMPILER: `typescript-${version}`, MODULE, RESOLUTION };
    await expect(runScript('install', 'types', variables)).resolves.toContain('face-verification-flow/dist/');
  },
);
