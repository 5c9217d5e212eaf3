import { runNamed, vitest } from '../runNamed.mjs';

const source = 'tools/quality/runSource.mjs';

runNamed('test:quality', {
  chaos: {
    does: 'random faults of network and phone: --flows 40 --seed 7, --flow 12 repeats one',
    run: [[source, 'chaos']],
  },
  soak: {
    does: 'leaks over many flows in one page: --flows 500 --entry react,embed',
    run: [[source, 'soak']],
  },
  missing: { does: 'browsers that lack one API each: --only Worker', run: [[source, 'missing']] },
  claims: {
    does: 'breaks each claim of docs/security.md, whose test has to notice: 1.2 16.5.1 --resume --project unit',
    run: [[source, 'claims']],
  },
  survival: {
    does: 'random sequences of flow events: 20000',
    run: [[vitest, 'run', '--project', 'node', '--testTimeout=3600000', 'test/unit/flow/survival.test.ts']],
    env: ([runs = '20000']) => ({ SURVIVAL_RUNS: runs }),
  },
  coverage: {
    does: 'at least 95 % of the branches of flow, client, photo search and validators',
    run: [[vitest, 'run', '-c', 'tools/quality/vitest.mutation.config.ts', '--coverage']],
  },
  mutation: {
    does: 'at least 85 % of the mutants there are found (15 minutes)',
    run: [['node_modules/@stryker-mutator/core/bin/stryker.js', 'run', 'tools/quality/stryker.config.mjs']],
  },
  'ignore-scripts': {
    does: 'a fresh clone is installed without install scripts, checked and built',
    run: [['tools/release/withoutInstallScripts.mjs']],
  },
  figures: { does: 'size of the repository in figures: [folder]', run: [['tools/quality/figures.mjs']] },
});
