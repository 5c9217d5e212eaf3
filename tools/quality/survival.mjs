import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A longer look at the random lives of survival.test.ts: `npm run test:survival -- 20000` sequences of each kind. */
const [runs = '20000'] = process.argv.slice(2);
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--project', 'node', '--testTimeout=3600000', 'test/unit/flow/survival.test.ts'],
  { stdio: 'inherit', env: { ...process.env, SURVIVAL_RUNS: runs } },
);
process.exitCode = status ?? 1;
