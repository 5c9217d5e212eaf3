import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { cpus } from 'node:os';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { build } from 'vite';
import { chromiumArguments, findBrowser } from '../setup/browser.mjs';
import { drawChart } from './chart.mjs';
import { printGoals } from './goals.mjs';
import { makeSizedPhotos } from './makeSizedPhotos.mjs';
import { computedMs, processTree, slowDown, watchMemory } from './processes.mjs';
import { median } from './statistics.mjs';
import { printSummary, printTable } from './summary.mjs';

const HELP = `npm run bench -- photo [options]
  --photos DIR   every photo of this folder (default: made photos of 1-48 megapixels)
  --only TEXT    only files whose name contains it; may be repeated
  --ways A,B     only these ways, ours and floor always; default all but bic-main (to count its encodes)
  --rounds N     rounds per photo, the ways interleaved; times are medians (default 3)
  --sizes        made photos of 1, 3, 6, 12, 24, 48 and 108 megapixels: cost against size
  --slow         one more round per way with the whole browser held to a quarter of its speed
  --no-score     without SSIMULACRA2, which takes most of the time
  --memory       one more round per way in a fresh page, for peak memory
  --json FILE    everything that was measured (default .cache/bench/photo.json)
  --svg FILE     the chart (default .cache/bench/photo.svg)`;

const { values } = parseArgs({
  options: {
    photos: { type: 'string' },
    only: { type: 'string', multiple: true },
    ways: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    sizes: { type: 'boolean' },
    slow: { type: 'boolean' },
    score: { type: 'boolean', default: true },
    memory: { type: 'boolean' },
    json: { type: 'string', default: '.cache/bench/photo.json' },
    svg: { type: 'string', default: '.cache/bench/photo.svg' },
    help: { type: 'boolean' },
  },
  allowNegative: true,
});

if (values.help) {
  console.log(HELP);
  process.exit(0);
}

const here = dirname(fileURLToPath(import.meta.url));
// Each run has its own folder, because another one may be under way.
const site = resolve(here, `../../.cache/bench/site-${process.pid}`);
await build({
  configFile: false,
  root: join(here, 'page'),
  base: '/',
  logLevel: 'error',
  worker: { format: 'es' },
  build: { outDir: site, emptyOutDir: true, target: 'esnext', chunkSizeWarningLimit: 9999 },
});

const launch = await chromium.launchServer({ ...findBrowser(), args: chromiumArguments });
const browser = await chromium.connect(launch.wsEndpoint());
const root = launch.process().pid;
const files = await photoFiles();
const server = createServer(serve).listen(0, '127.0.0.1');
await new Promise((done) => server.once('listening', done));
const origin = `http://127.0.0.1:${server.address().port}`;

const measured = [];
const report = {
  date: new Date().toISOString().slice(0, 10),
  browser: `Chromium ${browser.version()}`,
  machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
  rounds: Number(values.rounds),
  photos: measured,
};
try {
  for (const [index, path] of files.entries()) {
    measured.push(await measurePhoto(index, path));
    // Written after every photo, so that a run that is cut short leaves its results.
    writeReport();
  }
} finally {
  await browser.close();
  await launch.close();
  server.close();
  rmSync(site, { recursive: true, force: true });
}

printTable(report);
printSummary(report);
printGoals(report);
console.log(`${values.json} and ${values.svg} written`);

function writeReport() {
  for (const file of [values.json, values.svg]) mkdirSync(dirname(resolve(file)), { recursive: true });
  writeFileSync(values.json, `${JSON.stringify(report, null, 1)}\n`);
  writeFileSync(values.svg, drawChart(report));
}

async function photoFiles() {
  const only = values.only ?? [''];
  if (values.sizes) return makeSizedPhotos(browser, [1, 3, 6, 12, 24, 48, 108], only);
  if (!values.photos) return makeSizedPhotos(browser, [1, 3, 12, 24, 48], only);
  return readdirSync(values.photos)
    .filter((name) => /\.(jpe?g|png|webp|gif|avif)$/i.test(name) && only.some((text) => name.includes(text)))
    .sort()
    .map((name) => join(values.photos, name));
}

async function measurePhoto(index, path) {
  const page = await openPage();
  const name = basename(path);
  const byteLength = await page.evaluate((url) => bench.open(url), `/photo/${index}${extname(path)}`);
  const refused = (await page.evaluate(() => bench.run('ours'))).error;
  if (refused !== undefined) {
    await page.close();
    console.error(`${name}: no photo, ${refused}`);
    return { name, byteLength, refused };
  }
  const names = await waysOf(page);
  const runs = await runRounds(page, names);
  const ways = {};
  for (const way of names) {
    ways[way] = summariseRuns(runs.get(way));
    // A result over the limit does not count.
    if (values.score && ways[way].fits && way !== 'floor') {
      ways[way].score = await page.evaluate((which) => bench.score(which), way);
    }
    if (values.slow) ways[way].slowedMs = await measureSlowed(page, way);
  }
  await page.close();
  if (values.memory) for (const way of names) ways[way].memory = await measureMemory(index, path, way);
  const photo = { name, byteLength, megapixels: ways.ours.megapixels, ways };
  console.error(progressLine(photo));
  return photo;
}

async function waysOf(page) {
  const all = await page.evaluate(() => bench.names);
  const wanted = values.ways?.split(',');
  return all.filter(
    (name) => ['ours', 'floor'].includes(name) || (wanted?.includes(name) ?? name !== 'bic-main'),
  );
}

/** All ways one after the other, again and again: what disturbs one round disturbs all of them. */
async function runRounds(page, names) {
  const runs = new Map(names.map((name) => [name, []]));
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const name of names) {
      const ids = processTree(root);
      const before = computedMs(ids);
      const run = await page.evaluate((way) => bench.run(way), name);
      runs.get(name).push({ ...run, cpuMs: computedMs(ids) - before });
      await page.evaluate(() => globalThis.gc?.());
    }
  }
  return runs;
}

function summariseRuns(runs) {
  const { gap: _gap, ms: _ms, cpuMs: _cpuMs, ...last } = runs[runs.length - 1];
  return {
    ...last,
    ms: Math.round(median(runs.map(({ ms }) => ms))),
    /** In the order of the rounds, to compare ways within each. */
    rounds: runs.map(({ ms }) => Math.round(ms)),
    /** CPU time of all threads, which is steady on a busy machine. */
    cpuMs: Math.round(median(runs.map(({ cpuMs }) => cpuMs))),
    gap: Math.round(median(runs.map(({ gap }) => gap))),
  };
}

/** By stopping and continuing every process of the browser, so that workers are slowed as well. */
async function measureSlowed(page, name) {
  const awake = slowDown(root, 0.25);
  const { ms } = await page.evaluate((way) => bench.run(way), name);
  awake();
  return Math.round(ms);
}

async function measureMemory(index, path, name) {
  const page = await openPage();
  await page.evaluate((url) => bench.open(url), `/photo/${index}${extname(path)}`);
  // The floor runs at what ours chose.
  if (name === 'floor') await page.evaluate(() => bench.run('ours'));
  await new Promise((done) => setTimeout(done, 300));
  const peak = watchMemory(root);
  await page.evaluate((way) => bench.run(way), name);
  const megabytes = peak();
  await page.close();
  return Math.round(megabytes);
}

async function openPage() {
  const page = await browser.newPage();
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => document.title === 'ready');
  return page;
}

async function serve(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const photo = /^\/photo\/(\d+)\./.exec(pathname);
  const path = photo ? files[Number(photo[1])] : join(site, pathname === '/' ? 'index.html' : pathname);
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };
  try {
    const body = await readFile(path);
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}

function progressLine({ name, ways }) {
  const cells = Object.entries(ways).map(([way, { ms, bytes, error }]) =>
    error ? `${way} failed` : `${way} ${ms} ms ${Math.round(bytes / 1000)} kB`,
  );
  return `${name}: ${cells.join(', ')}`;
}
