import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { chromiumArguments, findBrowser } from '../setup/browser.mjs';

/**
 * Measures the cost of the guidance while the camera is open: `npm run bench -- guidance [seconds]`. The same camera runs
 * in one page of Chromium: alone, with guidance, and with guidance as in an engine without VideoFrame, in turn.
 * Prints the share of one core that the guidance adds to the main thread. The limit is 5 %.
 */
const SECONDS = Number(process.argv[2] ?? 10);
const ROUNDS = 3;
const LIMIT = 0.05;

const server = await createServer({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  configFile: false,
  logLevel: 'error',
  cacheDir: fileURLToPath(new URL('../../node_modules/.cache/bench-guidance', import.meta.url)),
  server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
});
await server.listen();
const { port } = server.httpServer.address();
const browser = await chromium.launch({
  ...findBrowser(),
  args: [...chromiumArguments, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
});
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/tools/bench/page/guidance.html`);
  const size = await page.evaluate(() => globalThis.openCamera());
  console.log(`fake camera, ${size}, ${SECONDS} s a run`);
  const session = await page.context().newCDPSession(page);
  // Processor time, so that other work on this machine does not count.
  await session.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' });
  await session.send('Performance.enable');
  const added = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const alone = await busyShare(session, page, 'off');
    const guided = await busyShare(session, page, 'planes');
    const painted = await busyShare(session, page, 'canvas');
    added.push(guided - alone);
    console.log(`alone ${percent(alone)}, guided ${percent(guided)}, without VideoFrame ${percent(painted)}`);
  }
  const median = added.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
  console.log(`guidance adds ${percent(median)} of one core (median), limit ${percent(LIMIT)}`);
  process.exitCode = median <= LIMIT ? 0 : 1;
} finally {
  await browser.close();
  await server.close();
}

/** The share of the time in which the page's main thread worked. */
async function busyShare(session, page, way) {
  await page.evaluate((given) => globalThis.guide(given), way);
  const start = performance.now();
  const before = await readMetrics(session);
  await new Promise((done) => setTimeout(done, SECONDS * 1000));
  const after = await readMetrics(session);
  return (after.TaskDuration - before.TaskDuration) / ((performance.now() - start) / 1000);
}

async function readMetrics(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

function percent(share) {
  return `${(share * 100).toFixed(1)} %`;
}
