import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { startHostServer } from '../../../test/e2e/hosts/hostServer.js';
import { chromiumArguments, findBrowser } from '../../setup/browser.mjs';
import { ensureBuild } from '../shared/ensureBuild.js';
import { cache, root } from '../shared/places.js';
import { readFlags } from '../shared/readFlags.js';
import { type Claim, reportClaims } from '../shared/reportClaims.js';
import { COUNTERS, type Open } from './counters.js';

/** Everything that could be left behind. */
interface Measure extends Open {
  readonly heap: number;
  readonly nodes: number;
  readonly detachedNodes: number;
  readonly listeners: number;
  readonly documents: number;
}

const BATCH = 20;

/** So many flows between two looks at the heap. */
const STRETCH = 100;

/**
 * Runs many flows in one page, with React and with the script tag, against the mock server, and compares what is open
 * before and after: `npm run test:quality -- soak --flows 500`.
 */
export async function main(args: readonly string[]): Promise<void> {
  // Before the first measure: caches fill, code is compiled, each kind of life is lived.
  const { flows, warmup, entry } = readFlags(args, { flows: 500, warmup: 60, entry: 'react,embed' });
  ensureBuild();
  const folder = join(cache, 'soak/');
  await build({
    configFile: false,
    root: join(root, 'tools/quality/soak/page'),
    base: '/soak/',
    plugins: [react()],
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
  const server = await startHostServer({ '/soak/': folder });
  const browser = await chromium.launch({
    ...findBrowser(),
    args: [
      ...chromiumArguments,
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      // Exact heap figures.
      '--enable-precise-memory-info',
      // V8 keeps what it compiles on the same heap, a function now and then for hundreds of flows: 1 kB a flow, and all of it
      // (two snapshots, 200 flows apart, Chromium 156). Bytecode alone, kept from the start, leaves what is ours.
      '--js-flags=--no-sparkplug --no-maglev --no-turbofan --no-flush-bytecode --no-regexp-tier-up',
    ],
  });
  for (const name of entry.split(',')) {
    const claims = await soak(browser, `${server.url}/soak/index.html`, name, { flows, warmup });
    reportClaims(`npm run test:quality -- soak --flows ${flows} --entry ${name}`, claims);
  }
  await browser.close();
  await server.close();
}

async function soak(
  browser: Browser,
  url: string,
  entry: string,
  { flows, warmup }: { readonly flows: number; readonly warmup: number },
): Promise<readonly Claim[]> {
  const context = await browser.newContext({
    permissions: ['camera'],
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  const uncaught: string[] = [];
  page.on('pageerror', (error) => uncaught.push(error.message));
  await page.addInitScript(COUNTERS);
  await page.goto(url);
  await page.waitForFunction('typeof runFlows === "function"');
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('DOM.enable');

  await live(page, entry, 0, warmup);
  const before = await measure(page, session);
  const heaps = [before.heap];
  const begun = Date.now();
  for (let done = 0; done < flows; done += BATCH) {
    await live(page, entry, warmup + done, Math.min(BATCH, flows - done));
    const lived = Math.min(done + BATCH, flows);
    if (lived % STRETCH !== 0 || lived === flows) continue;
    const { heap } = await measure(page, session);
    heaps.push(heap);
    const seconds = Math.round((Date.now() - begun) / 1000);
    console.log(`${entry}: ${lived} of ${flows} flows, ${seconds} s, ${kilobytes(heap)}`);
  }
  const after = await measure(page, session);
  heaps.push(after.heap);
  await context.close();
  console.log(`${entry}: ${JSON.stringify(before)}\n   → ${JSON.stringify(after)}`);
  if (uncaught.length > 0) console.log(uncaught.slice(0, 5).join('\n'));
  return claimsOf(entry === 'embed' ? 'script tag' : 'React', flows, { before, after, heaps }, uncaught);
}

/** The page would keep the promise's chain for as long as it waits: in batches. */
async function live(page: Page, entry: string, first: number, count: number): Promise<void> {
  await page.evaluate(`runFlows(${JSON.stringify(entry)}, ${first}, ${count})`);
}

async function measure(page: Page, session: CDPSession): Promise<Measure> {
  // Timers of aborted steps and a worker that is being warmed up end by themselves; only the rest is measured.
  await page
    .waitForFunction('countOpen().timers === 0', undefined, { timeout: 15_000 })
    .catch(() => undefined);
  for (let round = 0; round < 4; round += 1) await session.send('HeapProfiler.collectGarbage');
  const open = await page.evaluate<Open>('countOpen()');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((found) => found.name === name)?.value ?? Number.NaN;
  const { detachedNodes } = await session.send('DOM.getDetachedDomNodes');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return {
    ...open,
    heap: usedSize,
    nodes: metric('Nodes'),
    detachedNodes: detachedNodes.length,
    listeners: metric('JSEventListeners'),
    documents: metric('Documents'),
  };
}

/** A leaked screen would cost tens of kilobytes a flow. */
const HEAP_PER_FLOW = 1000;

interface Heaps {
  readonly before: Measure;
  readonly after: Measure;
  /** At the start, after each stretch, and at the end. */
  readonly heaps: readonly number[];
}

function claimsOf(
  entry: string,
  flows: number,
  { before, after, heaps }: Heaps,
  uncaught: readonly string[],
): Claim[] {
  // Caches fill in the first stretch; a leak goes on for ever.
  const [start = 0, settled = start] = heaps;
  const isLong = flows > STRETCH;
  const perFlow = isLong ? (after.heap - settled) / (flows - STRETCH) : (after.heap - start) / flows;
  const back = (name: keyof Measure, words: string, allowed = 0): Claim => ({
    statement: `Soak, ${entry}: ${words} back at the start after ${flows} flows`,
    figure: `${before[name]} → ${after[name]}`,
    wanted: allowed > 0 ? `at most ${before[name]} + ${allowed}` : `at most ${before[name]}`,
    passed: after[name] <= before[name] + allowed,
  });
  return [
    {
      statement: `Soak, ${entry}: the heap does not grow with ${flows} flows`,
      figure: `${heaps.map(kilobytes).join(' → ')}: ${Math.round(perFlow)} bytes a flow${isLong ? ` after the first ${STRETCH}` : ''}`,
      wanted: `less than ${HEAP_PER_FLOW} bytes a flow`,
      passed: perFlow < HEAP_PER_FLOW,
    },
    back('nodes', 'DOM nodes', 50),
    back('detachedNodes', 'detached trees', 1),
    back('listeners', 'event listeners', 5),
    back('tracks', 'live camera tracks'),
    back('objectUrls', 'object URLs'),
    back('timers', 'timers'),
    {
      ...back('workers', 'workers'),
      wanted: 'at most one, warmed up for the next photo',
      passed: after.workers <= 1,
    },
    {
      statement: `Soak, ${entry}: no uncaught error`,
      figure: String(uncaught.length),
      wanted: '0',
      passed: uncaught.length === 0,
    },
  ];
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1024)} kB`;
}
