import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { cpus } from 'node:os';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright';
import { build } from 'vite';
import { chromiumArguments, findBrowser } from '../setup/browser.mjs';
import { drawFlowChart } from './flowChart.mjs';
import { printFlowGoals } from './flowGoals.mjs';
import { makeSizedPhotos } from './makeSizedPhotos.mjs';
import { tasksBetween, traceTasks } from './pageTasks.mjs';
import { slowDown } from './processes.mjs';
import { readQuality } from './readQuality.mjs';
import { median } from './statistics.mjs';

/**
 * The wait from the chosen file to the faceId, over uplinks and processors: the script tag of dist/ beside what is written
 * in an afternoon (React, a compressor, fetch). `npm run bench -- flow --help`. Needs the build.
 */
const HELP = `npm run bench -- flow [options], after npm run build
  --photos DIR     every photo of this folder (default: made photos of 3 and 12 megapixels)
  --uplinks A,B    in Mbit/s, of 0.2, 0.5, 1, 2, 5 and 20
  --slower A,B     the whole browser at a part of its speed: 1, 4 and 6 times slower
                   Without both: a grid of 20 cells that has every value of each, in about 10 minutes on an idle machine.
                   With one of them: every cell, both visits and all ways
  --ways A,B       ours, bic (browser-image-compression in a worker) and uppy (default all)
  --rounds N       rounds, the ways interleaved; times are medians (default 1)
  --dist DIR       the build that ours is taken from (default dist)
  --json FILE      everything that was measured (default .cache/bench/flow.json)
  --svg FILE       the chart (default .cache/bench/flow.svg)`;

/** Round trip in milliseconds by uplink in Mbit/s. */
const LATENCY_MS = { 0.2: 300, 0.5: 300, 1: 150, 2: 100, 5: 70, 20: 50 };
/** Downlinks are wider by about this factor. */
const DOWN_PER_UP = 4;
/** Time of the backend and its partner in milliseconds. */
const BACKEND_MS = 300;
/** While the person looks at the page: what a page does ahead is done then. */
const LOOK_MS = 2_000;
const LIMIT = 400_000;
const TIMEOUT_MS = 120_000;

const { values } = parseArgs({
  options: {
    photos: { type: 'string' },
    uplinks: { type: 'string' },
    slower: { type: 'string' },
    ways: { type: 'string', default: 'ours,bic,uppy' },
    rounds: { type: 'string', default: '1' },
    dist: { type: 'string', default: 'dist' },
    json: { type: 'string', default: '.cache/bench/flow.json' },
    svg: { type: 'string', default: '.cache/bench/flow.svg' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

const numbers = (text) => text.split(',').map(Number);
const ways = values.ways.split(',');
const here = dirname(fileURLToPath(import.meta.url));
const dist = resolve(values.dist, 'embed');
const site = resolve(here, `../../.cache/bench/flow-${process.pid}`);
await build({
  configFile: false,
  root: join(here, 'page'),
  base: '/afternoon/',
  logLevel: 'error',
  plugins: [react()],
  build: { outDir: site, emptyOutDir: true, rollupOptions: { input: join(here, 'page/afternoon.html') } },
});

const OURS = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>ours</title>
<link rel="icon" href="data:,"><div id="face"></div><script src="/embed/embed.js"></script><script>
FaceVerification.mount('#face', { type: 'match', userId: 'user', resume: false, api: { baseUrl: '/api', getToken: () => 'token' },
  onEvent: (event) => { if (event.type === 'photo') flowBench.photo = event; },
  handoff: () => { flowBench.mark('faceId'); return new Promise(() => {}); } });
</script>`;

/** Last faceAdv: number of base64 characters and the JPEG's quality. */
let request = {};
const server = createServer(async (incoming, response) => {
  const { pathname } = new URL(incoming.url, 'http://localhost');
  if (pathname.startsWith('/api/')) return answerFaceAdv(incoming, response);
  if (pathname === '/ours.html') return response.writeHead(200, { 'content-type': 'text/html' }).end(OURS);
  const [folder, name] = pathname.startsWith('/embed/')
    ? [dist, pathname.slice(7)]
    : [site, pathname.slice(11)];
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
  try {
    const body = gzipSync(await readFile(join(folder, name)));
    // The second visit takes nothing again, since production servers let files be cached.
    const headers = {
      'content-type': types[extname(name)] ?? 'application/octet-stream',
      'cache-control': 'max-age=600',
      'content-encoding': 'gzip',
    };
    response.writeHead(200, headers).end(body);
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, '127.0.0.1');
await new Promise((done) => server.once('listening', done));
const origin = `http://127.0.0.1:${server.address().port}`;

async function answerFaceAdv(incoming, response) {
  const chunks = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { sourcePhotoStr } = JSON.parse(Buffer.concat(chunks).toString());
  request = { characters: sourcePhotoStr.data.length, quality: readQuality(sourcePhotoStr.data) };
  await new Promise((done) => setTimeout(done, BACKEND_MS));
  const result = { orderNo: 'order', faceId: 'f'.repeat(32), sign: 'sign', nonce: 'nonce', appId: 'app' };
  const body = JSON.stringify({ errcode: 0, data: { status: 'SUCCESS', traceNo: '1', result } });
  response.writeHead(200, { 'content-type': 'application/json' }).end(body);
}

const launch = await chromium.launchServer({ ...findBrowser(), args: chromiumArguments });
const browser = await chromium.connect(launch.wsEndpoint());
const photos = values.photos
  ? readdirSync(values.photos)
      .filter((name) => /\.jpe?g$/i.test(name))
      .sort()
      .map((name) => join(values.photos, name))
  : await makeSizedPhotos(browser, [3, 12], ['']);

const rows = [];
const report = {
  date: new Date().toISOString().slice(0, 10),
  browser: `Chromium ${browser.version()}`,
  machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
  rows,
};
try {
  for (const cell of cellsOf(photos)) {
    rows.push(await measure(cell));
    writeReport();
  }
  report.tasks = await measureTasks(photos[photos.length - 1]);
  writeReport();
} finally {
  await browser.close();
  await launch.close();
  server.close();
  rmSync(site, { recursive: true, force: true });
}
printFlowGoals(report);
console.log(`\n${values.json} and ${values.svg} written`);

/**
 * Returns the cells to measure. The default grid has every uplink at full speed, three at a quarter, two at a sixth. Uppy and second
 * visits are measured at two uplinks, and the floor at the fastest.
 */
function cellsOf(all) {
  const isGrid = values.uplinks === undefined && values.slower === undefined;
  const uplinks = numbers(values.uplinks ?? Object.keys(LATENCY_MS).join()).sort((a, b) => a - b);
  if (!isGrid) {
    const cells = numbers(values.slower ?? '1,4,6').flatMap((slower) =>
      uplinks.flatMap((uplink) => all.map((photo) => ({ slower, uplink, photo, ways, again: true }))),
    );
    return cells.map((cell) => ({ ...cell, floor: cell.slower === 1 }));
  }
  const grid = [
    { slower: 1, uplinks, photos: all },
    { slower: 4, uplinks: [0.2, 1, 5], photos: all },
    { slower: 6, uplinks: [1, 20], photos: all.slice(-1) },
  ];
  return grid.flatMap(({ slower, uplinks: some, photos: files }) =>
    some.flatMap((uplink) => {
      const isKey = uplink === 1 || uplink === 20;
      const compared = ways.filter((way) => way !== 'uppy' || isKey);
      const again = isKey && slower === 1;
      const floor = slower === 1 && uplink === 20;
      return files.map((photo) => ({ slower, uplink, photo, ways: compared, again, floor }));
    }),
  );
}

/** First and second visits of each way, in turn: what disturbs one disturbs all. */
async function measure({ uplink, slower, photo, ways: compared, again, floor }) {
  const runs = new Map();
  const keep = (way, visit, run) => {
    if (!runs.has(way)) runs.set(way, { first: [], second: [] });
    runs.get(way)[visit].push(run);
  };
  for (let round = 0; round < Number(values.rounds); round += 1) {
    let ours;
    for (const way of compared) {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
      for (const visit of again ? ['first', 'second'] : ['first']) {
        const run = await visitOnce(context, { way, uplink, slower, photo });
        keep(way, visit, run);
        if (way === 'ours') ours = run;
      }
      await context.close();
    }
    if (floor && ours) keep('floor', 'first', await measureFloor({ uplink, photo, ours }));
  }
  const row = { uplink, slower, photo: basename(photo), ways: {} };
  for (const [way, { first, second }] of runs)
    row.ways[way] = { first: summarise(first), second: second.length > 0 ? summarise(second) : undefined };
  console.log(line(row));
  return row;
}

/** The tasks of the page's main thread from the chosen file to the faceId, by way. Traced apart, since a trace costs time. */
async function measureTasks(photo) {
  const tasks = {};
  for (const way of ways) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
    const run = await visitOnce(context, { way, uplink: 20, slower: 1, photo, trace: true });
    tasks[way] = run.tasks.slice(0, 10);
    await context.close();
  }
  return tasks;
}

/** The physical floor: one scaled decode and one encode in a warm worker, measured, and the same bytes at line speed, computed. */
async function measureFloor({ uplink, photo, ours }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(noteMoments);
  await page.goto(`${origin}/afternoon/afternoon.html?way=floor&side=${ours.side}&quality=${ours.quality}`);
  await page.locator('input[type=file]').waitFor();
  await page.waitForTimeout(LOOK_MS);
  await page.evaluate(() => flowBench.watch());
  await page.locator('input[type=file]').setInputFiles(photo);
  await page.waitForFunction(() => flowBench.moments.faceId !== undefined);
  const { moments } = await page.evaluate(() => flowBench);
  await context.close();
  const prepare = moments.prepared - moments.chosen;
  const send = (ours.characters * 8) / (uplink * 1000) + (LATENCY_MS[uplink] ?? 100) + BACKEND_MS;
  return { total: prepare + send, prepare, send, characters: ours.characters };
}

function summarise(runs) {
  const of = (read) => Math.round(median(runs.map(read)));
  return {
    ms: of(({ total }) => total),
    prepareMs: of(({ prepare }) => prepare),
    sendMs: of(({ send }) => send),
    characters: of(({ characters }) => characters),
  };
}

/** From the chosen file to the faceId, in one page. */
async function visitOnce(context, { way, uplink, slower, photo, trace }) {
  const page = await context.newPage();
  page.setDefaultTimeout(TIMEOUT_MS);
  page.on('pageerror', (error) => console.error(`${way}: ${error.message}`));
  await page.addInitScript(noteMoments);
  const session = await context.newCDPSession(page);
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY_MS[uplink] ?? 100,
    uploadThroughput: (uplink * 1e6) / 8,
    downloadThroughput: (uplink * DOWN_PER_UP * 1e6) / 8,
  });
  await page.goto(way === 'ours' ? `${origin}/ours.html` : `${origin}/afternoon/afternoon.html?way=${way}`);
  let chooser;
  if (way === 'ours') {
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: '同意并继续' }).click();
    const button = page.getByRole('button', { name: '从相册选择' });
    await button.waitFor();
    await page.waitForTimeout(LOOK_MS);
    const waiting = page.waitForEvent('filechooser');
    await button.click();
    chooser = await waiting;
  } else {
    await page.locator('input[type=file]').waitFor();
    await page.waitForTimeout(LOOK_MS);
  }
  const file = chooser ?? {
    setFiles: (path) => page.locator('input[type=file]').setInputFiles(path),
  };
  const wait = async () => {
    // The widget's own input is in no document, so that its event is not heard there.
    await page.evaluate(() => flowBench.watch());
    await file.setFiles(photo);
    await page.waitForFunction(() => flowBench.moments.faceId !== undefined, undefined, {
      timeout: TIMEOUT_MS,
    });
  };
  let tasks = [];
  const awake = slower > 1 ? slowDown(launch.process().pid, 1 / slower) : () => {};
  try {
    if (trace) tasks = tasksBetween(await traceTasks(browser, page, wait), 'flow:chosen', 'flow:faceId');
    else await wait();
  } finally {
    awake();
  }
  const { moments, photo: event } = await page.evaluate(() => flowBench);
  await page.close();
  return {
    total: moments.faceId - moments.chosen,
    prepare: moments.prepared - moments.chosen,
    send: moments.faceId - moments.prepared,
    characters: request.characters,
    quality: request.quality,
    side: event && Math.max(event.width, event.height),
    tasks,
  };
}

/** In the page: notes moments, and presses 使用这张照片 as soon as it is there. */
function noteMoments() {
  const bench = {
    moments: {},
    mark(moment) {
      if (bench.moments[moment] !== undefined) return;
      bench.moments[moment] = performance.now();
      performance.mark(`flow:${moment}`);
    },
  };
  globalThis.flowBench = bench;
  bench.watch = () => {
    bench.mark('chosen');
    const host = [...document.querySelectorAll('*')].find(({ shadowRoot }) => shadowRoot);
    const root = host?.shadowRoot ?? document;
    new MutationObserver(() => useAsSoonAsPossible(root)).observe(root, { childList: true, subtree: true });
  };
  function useAsSoonAsPossible(root) {
    const use = [...root.querySelectorAll('button')].find(({ textContent }) =>
      textContent.includes('使用这张'),
    );
    if (!use || use.disabled || bench.moments.prepared) return;
    bench.mark('prepared');
    use.click();
  }
}

function line({ uplink, slower, photo, ways }) {
  const cells = Object.entries(ways).map(([way, { first, second }]) => {
    const over = first.characters >= LIMIT ? ', refused' : '';
    const again = second ? ` / ${seconds(second.ms)}` : '';
    return `${way} ${seconds(first.ms)}${again} (${seconds(first.prepareMs)} + ${seconds(first.sendMs)}, ${Math.round(first.characters / 1000)}k${over})`;
  });
  return `${uplink} Mbit/s, ${slower} × slower, ${photo}: ${cells.join(' · ')}`;
}

function seconds(ms) {
  return (ms / 1000).toFixed(2);
}

function writeReport() {
  for (const file of [values.json, values.svg]) mkdirSync(dirname(resolve(file)), { recursive: true });
  writeFileSync(values.json, `${JSON.stringify(report, null, 1)}\n`);
  writeFileSync(values.svg, drawFlowChart(report));
}
