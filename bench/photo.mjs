import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { cpus } from 'node:os';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { build } from 'vite';
import { chromiumArguments, findBrowser } from '../scripts/browser.mjs';
import { drawChart } from './chart.mjs';
import { makeSizedPhotos } from './makeSizedPhotos.mjs';
import { slowDown, watchMemory } from './processes.mjs';
import { printTable, summarise } from './summary.mjs';

const HELP = `npm run bench:photo -- [options]
  --photos DIR   every photo of this folder (default: made photos of 1-48 megapixels)
  --only TEXT    only files whose name contains it; may be repeated
  --ways A,B     only these ways, ours and floor always; default all but bic-main (to count its encodes)
  --rounds N     rounds per photo, the ways interleaved; times are the least disturbed round's (default 3)
  --sizes        made photos of 1, 3, 6, 12, 24, 48 and 108 megapixels: cost against size
  --slow         the same with the whole browser held to a quarter of its speed
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
const site = resolve(here, '../.cache/bench/site');
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
  machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
  slowed: values.slow ? 4 : 1,
  rounds: Number(values.rounds),
  photos: measured,
};
try {
  for (const [index, path] of files.entries()) {
    measured.push(await measurePhoto(index, path));
    // After every photo: a long run that is cut short still tells what it saw.
    writeReport();
  }
} finally {
  await browser.close();
  await launch.close();
  server.close();
}

printTable(report);
console.log(summarise(report));
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
    .filter((name) => /\.(jpe?g|png|webp)$/i.test(name) && only.some((text) => name.includes(text)))
    .sort()
    .map((name) => join(values.photos, name));
}

async function measurePhoto(index, path) {
  const page = await openPage();
  const byteLength = await page.evaluate((url) => bench.open(url), `/photo/${index}${extname(path)}`);
  const all = await page.evaluate(() => bench.names);
  const wanted = values.ways?.split(',');
  const names = all.filter(
    (name) => ['ours', 'floor'].includes(name) || (wanted?.includes(name) ?? name !== 'bic-main'),
  );
  const rounds = new Map(names.map((name) => [name, []]));
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const name of names) {
      const awake = values.slow ? slowDown(root, 0.25) : undefined;
      const result = await page.evaluate((way) => bench.run(way), name);
      awake?.();
      rounds.get(name).push(result);
      await page.evaluate(() => globalThis.gc?.());
    }
  }
  const ways = {};
  for (const name of names) {
    const runs = rounds.get(name);
    ways[name] = {
      ...runs[runs.length - 1],
      ms: Math.min(...runs.map(({ ms }) => ms)),
      medianMs: median(runs.map(({ ms }) => ms)),
      gap: median(runs.map(({ gap }) => gap)),
    };
    if (values.score && !ways[name].error && name !== 'floor') {
      ways[name].score = await page.evaluate((way) => bench.score(way), name);
    }
  }
  await page.close();
  if (values.memory) for (const name of names) ways[name].memory = await measureMemory(index, path, name);
  const photo = { name: basename(path), byteLength, ways };
  console.error(progressLine(photo));
  return photo;
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
    error ? `${way} failed` : `${way} ${Math.round(ms)} ms ${Math.round(bytes / 1000)} kB`,
  );
  return `${name}: ${cells.join(', ')}`;
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
