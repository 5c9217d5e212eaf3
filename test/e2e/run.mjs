import { runNamed, vitest } from '../../tools/runNamed.mjs';

/** @param {string} project */
const project = (project) => [vitest, 'run', '--project', project];

const commands = {
  journeys: { does: 'whole verifications on the demo, in Chromium', run: [project('journeys')] },
  returns: {
    does: 'leaving for the face SDK and coming back, against a second origin',
    run: [project('returns')],
  },
  gateway: {
    does: 'the gateway on a real Redis, and the examples in Chromium, after a build',
    run: [project('gateway')],
  },
  hosts: {
    does: 'host pages and host projects with the packed package, after a build',
    run: [project('hosts')],
  },
  engines: {
    does: 'Firefox, WebKit and old Chromiums, after a build: [photo|camera|return|embed] [engine]',
    run: [['test/e2e/engines/run.mjs']],
  },
};

runNamed('test:e2e', commands, {
  does: 'all of them within Vitest',
  run: [
    [
      vitest,
      'run',
      ...['journeys', 'returns', 'engines', 'gateway', 'hosts'].flatMap((name) => ['--project', name]),
    ],
  ],
});
