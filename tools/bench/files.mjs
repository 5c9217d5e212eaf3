import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { build } from 'vite';
import { chromiumArguments, findBrowser } from '../setup/browser.mjs';
import { watchMemory } from './processes.mjs';
import { quantile } from './statistics.mjs';

const HELP = `npm run bench -- files DIR... [options]
Prepares every image below these folders and compares the result with the engine's own drawing of the file.
  --only TEXT    only files whose path contains it
  --mutate N     instead: N damaged copies in all, each of which has to end in a photo or a documented code within 15 s.
                 Without folders they are of files that the page makes
  --seed TEXT    another seed for the damage
  --memory       also the peak of memory, which slows the run down
  --json FILE    everything that was found (default .cache/bench/files.json)
A wrong refusal is a file that createImageBitmap draws and ours refuses, except for its size or shape; a wrong acceptance one that
createImageBitmap refuses; a wrong picture differs by more than 8 of 255 on the mean at 24 × 24 pixels.`;

/** Mean difference from which a picture is another one. Encoding alone makes up to 4 on noise. */
const DIFFERENT = 8;

const SLOW_MS = 5000;

/** Damaged copies of a made file in one call of the page. */
const BATCH = 25;

/** Codes that say something about a picture that can be drawn. */
const BY_SIZE = ['photo_too_small', 'photo_too_large', 'photo_bad_shape'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: '' },
    mutate: { type: 'string' },
    seed: { type: 'string', default: '1' },
    memory: { type: 'boolean' },
    json: { type: 'string', default: '.cache/bench/files.json' },
    help: { type: 'boolean' },
  },
});

if (values.help || (positionals.length === 0 && !values.mutate)) {
  console.log(HELP);
  process.exit(values.help ? 0 : 2);
}

const here = dirname(fileURLToPath(import.meta.url));
const site = resolve(here, `../../.cache/bench/files-${process.pid}`);
await build({
  configFile: false,
  root: join(here, 'page'),
  base: '/',
  logLevel: 'error',
  worker: { format: 'es' },
  build: {
    outDir: site,
    emptyOutDir: true,
    target: 'esnext',
    rollupOptions: { input: join(here, 'page/files.html') },
  },
});

const files = positionals.flatMap(imagesBelow).filter((file) => file.includes(values.only));
const server = createServer(serve).listen(0, '127.0.0.1');
await new Promise((done) => server.once('listening', done));
const origin = `http://127.0.0.1:${server.address().port}`;
let launch;
let page;

const found = [];
if (values.mutate) await mutateAll(Number(values.mutate));
else await compareAll();
await launch?.close();
server.close();
rmSync(site, { recursive: true, force: true });

async function compareAll() {
  for (const [index, file] of files.entries()) {
    found.push({ file: nameOf(file), ...(await compare(index)) });
    if ((index + 1) % 100 === 0) console.error(`${index + 1} of ${files.length}`);
  }
  mkdirSync(dirname(resolve(values.json)), { recursive: true });
  writeFileSync(values.json, `${JSON.stringify(found, null, 1)}\n`);
  print();
}

function mutateBatch(index, count) {
  const file = files[index];
  if (!file)
    return page.evaluate(
      ([number, seed, rounds]) => globalThis.mutateMade(number, seed, rounds),
      [index, `${values.seed} ${index}`, count],
    );
  return page.evaluate(
    ([url, name, rounds]) => globalThis.mutateFile(url, name, rounds),
    [`/file/${index}`, `${nameOf(file)} ${values.seed}`, count],
  );
}

async function mutateAll(total) {
  page = await openPage();
  const rejections = [];
  page.on('pageerror', (error) => rejections.push(String(error)));
  const outcomes = new Map();
  const undocumented = [];
  let slowest = { seed: '', ms: 0 };
  const batches = files.length > 0 ? files.length : Math.ceil(total / BATCH);
  for (let index = 0; index < batches; index += 1) {
    const count = Math.floor(((index + 1) * total) / batches) - Math.floor((index * total) / batches);
    const result = await mutateBatch(index, count);
    for (const [name, number] of Object.entries(result.outcomes))
      outcomes.set(name, (outcomes.get(name) ?? 0) + number);
    undocumented.push(...result.undocumented);
    if (result.slowest.ms > slowest.ms) slowest = result.slowest;
    if ((index + 1) % 40 === 0)
      console.error(
        `${index + 1} of ${batches}: slowest ${slowest.ms} ms, ${undocumented.length} undocumented, ${rejections.length} unhandled`,
      );
  }
  console.log(`${total} damaged: ${[...outcomes].map(([name, count]) => `${count} ${name}`).join(', ')}`);
  console.log(`slowest: ${slowest.ms} ms, ${slowest.seed}`);
  // The end of the last worker may arrive a moment after its result.
  for (let wait = 0; wait < 50 && page.workers().length > 0; wait += 1)
    await new Promise((done) => setTimeout(done, 100));
  console.log(`workers left: ${page.workers().length}`);
  console.log(`unhandled rejections: ${rejections.length}`, ...new Set(rejections));
  console.log(
    `without a documented code: ${undocumented.length}`,
    ...undocumented.map((line) => `\n  ${line}`),
  );
}

function imagesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => /\.(jpe?g|jpe|jfif|a?png|gif|webp|avifs?|hei[cf]|bmp|dib)$/i.test(name))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}

function nameOf(file) {
  const folder = positionals.find((candidate) => !relative(candidate, file).startsWith('..'));
  return join(relative(dirname(resolve(folder)), resolve(file)));
}

/** Compares one file. A page that ends or hangs is replaced. */
async function compare(index) {
  page ??= await openPage();
  const peak = values.memory ? watchMemory(launch.process().pid) : undefined;
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(reject, 60_000, new Error('no answer within 60 s'));
  });
  try {
    const url = `/file/${index}`;
    const result = await Promise.race([page.evaluate((path) => globalThis.compareFile(path), url), late]);
    return { ...result, ...(peak && { megabytes: Math.round(peak()) }) };
  } catch (error) {
    peak?.();
    await launch.close();
    page = undefined;
    return { outcome: `page ended: ${String(error).split('\n')[0]}`, ms: 0, drawn: false, decoded: false };
  } finally {
    clearTimeout(timer);
  }
}

async function openPage() {
  launch = await chromium.launchServer({ ...findBrowser(), args: chromiumArguments });
  const browser = await chromium.connect(launch.wsEndpoint());
  const opened = await browser.newPage();
  await opened.goto(`${origin}/files.html`);
  await opened.waitForFunction(() => document.title === 'ready');
  return opened;
}

async function serve(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const number = /^\/file\/(\d+)$/.exec(pathname)?.[1];
  const types = { '.html': 'text/html', '.js': 'text/javascript' };
  try {
    const body = await readFile(number ? files[Number(number)] : join(site, pathname));
    response
      .writeHead(200, { 'content-type': types[extname(pathname)] ?? 'application/octet-stream' })
      .end(body);
  } catch {
    response.writeHead(404).end();
  }
}

function print() {
  const taken = found.filter(({ outcome }) => outcome === 'taken');
  const refusedWrongly = found.filter(
    ({ outcome, decoded }) => outcome !== 'taken' && decoded && !BY_SIZE.includes(outcome),
  );
  const lists = {
    'wrong refusals': refusedWrongly,
    'wrong acceptances': taken.filter(({ decoded }) => !decoded),
    'wrong pictures': taken.filter(({ difference = 0 }) => difference > DIFFERENT),
    'over 5 s': found.filter(({ ms, outcome }) => ms > SLOW_MS || outcome.startsWith('page ended')),
  };
  const outcomes = new Map();
  for (const { outcome } of found) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  console.log(
    `${found.length} files: ${[...outcomes].map(([name, count]) => `${count} ${name}`).join(', ')}`,
  );
  const times = found.map(({ ms }) => ms);
  console.log(`time: median ${quantile(times, 0.5)} ms, most ${Math.max(...times)} ms`);
  for (const [title, list] of Object.entries(lists)) {
    console.log(`\n${title}: ${list.length}`);
    for (const { file, outcome, path, ms, difference, size, megabytes } of list) {
      const facts = [outcome, path, size, `${ms} ms`, difference?.toFixed(1), megabytes && `${megabytes} MB`];
      console.log(`  ${file}: ${facts.filter(Boolean).join(', ')}`);
    }
  }
}
