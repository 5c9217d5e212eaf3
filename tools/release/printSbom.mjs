import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { npm } from '../setup/run.mjs';
import { readLockFile } from './lockFile.mjs';
import { publishedSbom } from './publishedSbom.mjs';

/** `npm run sbom`: a CycloneDX SBOM of what is published. */
const cwd = fileURLToPath(new URL('../../', import.meta.url));
const [command, args] = npm([
  'sbom',
  '--sbom-format=cyclonedx',
  '--sbom-type=library',
  '--package-lock-only',
]);
const { stdout, status } = spawnSync(command, args, {
  cwd,
  encoding: 'utf8',
  maxBuffer: 64_000_000,
  stdio: ['ignore', 'pipe', 'inherit'],
});
if (status === 0) console.log(JSON.stringify(publishedSbom(JSON.parse(stdout), readLockFile()), null, 2));
else process.exitCode = 1;
