import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { findFirefox, findWebkit } from '../../../tools/setup/browser.mjs';
import { EXPECTED_FILES } from '../../browser/photo/expectedFiles.mjs';
import { driveChromium, driveFirefox, driveWebkit } from './drivers.mjs';
import { findOldChromium } from './oldChromium.mjs';

/**
 * The photo pipeline in Firefox, WebKit and Chromium 66: `npm run test:e2e -- engines`, outside `npm test`.
 * Missing engines are skipped by name.
 * Chromium 66 comes from the npm package chrome-aws-lambda@66.0.3347. With FACE_PHOTOS a folder of real photos is
 * prepared too. Names of engines as arguments run these alone.
 */
const here = dirname(fileURLToPath(import.meta.url));
const cache = resolve(here, '../../../node_modules/.cache/engines');
const site = join(cache, 'site');

const ENGINES = {
  firefox: {
    places: ['worker', 'main', 'compatible'],
    find: findFirefox,
    drive: driveFirefox,
  },
  webkit: {
    places: ['worker', 'main', 'compatible'],
    find: findWebkit,
    drive: driveWebkit,
  },
  chromium66: {
    places: ['compatible'],
    find: () => findOldChromium(66),
    drive: (path) => driveChromium(path, dirname(path)),
  },
};

const folder = process.env.FACE_PHOTOS;
const wanted = process.argv.slice(2);
await build({
  configFile: false,
  root: join(here, 'page'),
  logLevel: 'error',
  build: { outDir: site, emptyOutDir: true, target: 'chrome66', modulePreload: false },
  worker: { format: 'es' },
});
const server = createServer(serve).listen(0, '127.0.0.1');
await new Promise((done) => server.once('listening', done));

let failures = 0;
for (const [name, engine] of Object.entries(ENGINES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const path = await engine.find();
  if (!path) {
    console.log(`${name}: not installed, skipped`);
    continue;
  }
  failures += await runEngine(name, engine, path);
}
server.close();
process.exit(failures > 0 ? 1 : 0);

async function runEngine(name, { places, drive }, path) {
  const start = Date.now();
  const driver = await drive(path);
  try {
    await driver.open(`http://127.0.0.1:${server.address().port}/`);
    await waitUntilReady(driver);
    console.log(`${name}: ${await driver.evaluate('navigator.userAgent')}`);
    let passed = 0;
    let failed = 0;
    // One place at a time, so that a hang is seen where it is.
    for (const place of places) {
      const checks = await driver.evaluate(
        `runChecks(${JSON.stringify({ places: [place], files: filesFor(name) })})`,
      );
      for (const { name: check, problem } of checks) {
        if (problem) console.log(`  ✗ ${check}: ${problem}`);
        if (problem) failed += 1;
        else passed += 1;
      }
    }
    console.log(`${name}: ${passed} passed, ${failed} failed, ${Math.round((Date.now() - start) / 1000)} s`);
    return failed;
  } finally {
    await driver.close();
  }
}

async function waitUntilReady(driver) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if ((await driver.evaluate('document.title')) === 'ready') return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('The page does not start.');
}

function filesFor(engine) {
  if (!folder) return [];
  return readdirSync(folder)
    .filter((name) => /\.(jpe?g|png|webp|gif|avif|heic|svg)$/i.test(name))
    .map((name) => {
      const code = EXPECTED_FILES.find(([pattern]) => pattern.test(name))?.[1];
      const old = engine === 'chromium66' && name.endsWith('.avif') ? 'photo_format_unsupported' : undefined;
      return { name, url: `/photos/${name}`, ...((old ?? code) && { code: old ?? code }) };
    });
}

async function serve(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const path = pathname.startsWith('/photos/')
    ? join(folder ?? '', pathname.slice(8))
    : join(site, pathname === '/' ? 'index.html' : pathname);
  const types = { '.html': 'text/html', '.js': 'text/javascript' };
  try {
    const body = await readFile(path);
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}
