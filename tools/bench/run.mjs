import { runNamed } from '../runNamed.mjs';

runNamed('bench', {
  photo: {
    does: 'time, memory and quality of the photo pipeline beside its peers: --help',
    run: [['tools/bench/photo.mjs']],
  },
  flow: {
    does: 'the wait from the chosen file to the faceId, by uplink and processor, after a build: --help',
    run: [['tools/bench/flow.mjs']],
  },
  files: {
    does: 'every image below a folder beside the engine’s own drawing: DIR...',
    run: [['tools/bench/files.mjs']],
  },
  guidance: {
    does: 'cost of the guidance while the camera is open: [seconds]',
    run: [['tools/bench/guidance.mjs']],
  },
  gateway: {
    does: 'CPU and memory of the gateway beside a bare http-proxy, after a build: [seconds] [--redis]',
    run: [['--no-deprecation', 'tools/bench/gateway.mjs']],
  },
  lighthouse: {
    does: 'Lighthouse on the demo and the script tag, after a build: [runs]',
    run: [['tools/bench/lighthouse.mjs']],
  },
});
