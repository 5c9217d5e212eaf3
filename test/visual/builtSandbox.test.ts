import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type FrameLocator, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser, pageArguments } from '../../tools/setup/browser.mjs';

/** The static sandbox that `npm run test:sandbox -- links` builds, served from a folder of an otherwise empty server. */
const built = fileURLToPath(new URL('../../.cache/sandbox/', import.meta.url));
const FOLDER = '/some/where/';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

let server: Server;
let origin: string;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let externalRequests: string[];
let errors: string[];

beforeAll(async () => {
  if (!existsSync(join(built, 'index.html'))) throw new Error('Run npm run test:sandbox -- links first.');
  server = createServer(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const path = pathname.startsWith(FOLDER) ? pathname.slice(FOLDER.length) || 'index.html' : '../none';
    try {
      const body = path.includes('..') ? undefined : await readFile(join(built, path));
      response
        .writeHead(body ? 200 : 404, { 'Content-Type': types[extname(path)] ?? 'text/plain' })
        .end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has such an address.
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({ ...findBrowser(), args: pageArguments });
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});
beforeEach(async () => {
  context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  // Storybook's own page takes its time on a machine with other work to do.
  context.setDefaultTimeout(110_000);
  page = await context.newPage();
  externalRequests = [];
  errors = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) externalRequests.push(url.href);
  });
  page.on('pageerror', (error) => errors.push(error.message));
});
afterEach(() => context?.close());

/** Follows a link into the sandbox, and looks at what it shows. */
async function follow(link: string): Promise<FrameLocator> {
  await page.goto(`${origin}${FOLDER}${link}`);
  return page.frameLocator('#storybook-preview-iframe');
}

describe('a link into the built sandbox', () => {
  it('shows a step in a language, a theme and a type size', async () => {
    const shown = await follow(
      '?path=/story/screens--capture&globals=locale:en;theme:dark;textSize:large;accent:plum',
    );
    const widget = shown.locator('.fv-root[data-step=capturing]');
    await widget.waitFor();
    expect(await widget.getAttribute('lang')).toBe('en');
    expect(await widget.getAttribute('data-theme')).toBe('dark');
    expect(await widget.getAttribute('data-text-size')).toBe('large');
    expect(await widget.getAttribute('data-accent')).toBe('plum');
  });

  it('plays a scenario with the options of its sender', async () => {
    const shown = await follow('?path=/story/flows--result-comes-late&args=type:authmatch');
    await shown.getByRole('checkbox').check();
    await shown.locator('.fv-actions [data-kind=primary]').click();
    await shown.getByLabel('身份证号').waitFor();
  });

  it('plays a scenario by its name, by itself', async () => {
    const shown = await follow(
      '?path=/story/flows--passes&args=scenario:notSamePerson;latencyMs:0&globals=play:itself',
    );
    await shown.locator('.fv-root[data-step=rejected] .fv-title').waitFor();
  });

  it('is what "Copy link" copies', async () => {
    const link = '?path=/story/flows--gateway-html&args=type:authmatch&globals=locale:en';
    const shown = await follow(link);
    await shown.getByRole('button', { name: 'Copy link' }).click();
    await shown.getByRole('button', { name: 'Link copied' }).waitFor();
    const copied = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    expect(copied.href.startsWith(`${origin}${FOLDER}?`)).toBe(true);
    expect(copied.searchParams.get('path')).toBe('/story/flows--gateway-html');
    expect(copied.searchParams.get('args')).toContain('type:authmatch');
    const again = await follow(copied.href.slice(`${origin}${FOLDER}`.length));
    await again.locator('.fv-root[lang=en]').waitFor();
  });

  it.each([
    ['the app', 'in-an-app', 'passed'],
    ['the phone', 'on-a-phone', 'rejected'],
  ])('has a fake of %s', async (_who, story, end) => {
    const shown = await follow(`?path=/story/flows--${story}&args=latencyMs:0&globals=play:itself`);
    await shown.locator(`.fv-root[data-step=${end}] .fv-title`).waitFor();
  });
});

describe('the pages', () => {
  it('are all there, with nothing from outside', async () => {
    const { entries }: { entries: Record<string, { id: string; type: string; title: string }> } = JSON.parse(
      await readFile(join(built, 'index.json'), 'utf8'),
    );
    const docs = Object.values(entries).filter(({ type }) => type === 'docs');
    expect(docs.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Welcome', 'Guide/Options', 'Guide/Events', 'Reference/API']),
    );
    for (const { id } of docs) {
      // Without Storybook's own page around it, which takes several times as long.
      await page.goto(`${origin}${FOLDER}iframe.html?viewMode=docs&id=${id}`);
      await page.locator('#storybook-docs h1').first().waitFor();
      // Storybook's own word for a page that broke.
      expect(await page.locator('.sb-errordisplay').isVisible(), id).toBe(false);
      for (const link of await page.locator('a[href^="?path=/"]').all()) {
        const to = new URLSearchParams((await link.getAttribute('href')) ?? '').get('path') ?? '';
        expect(Object.keys(entries), `${id} leads to ${to}`).toContain(to.split('/').pop());
      }
    }
    expect(externalRequests).toEqual([]);
    expect(errors).toEqual([]);
  }, 300_000);
});
