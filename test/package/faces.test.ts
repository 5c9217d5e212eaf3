import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareVisitors } from '../e2e/hosts/visitor.js';

const project = fileURLToPath(new URL('../../', import.meta.url));
const NONCE = 'bm9uY2Utb2YtdGhlLXRlc3Q';
const policy = [
  "default-src 'none'",
  `script-src 'nonce-${NONCE}' 'strict-dynamic'`,
  "worker-src 'self'",
  'img-src data:',
  "require-trusted-types-for 'script'",
  'trusted-types face-verification-flow',
].join('; ');

const portrait = readFileSync(join(project, 'mocks/assets/portrait.svg')).toString('base64');

/** Writes the number of faces of the sample portrait into the title. */
const script = `
  import { faceDetector } from '/dist/faces.js';
  const image = new Image();
  image.src = 'data:image/svg+xml;base64,${portrait}';
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = 300;
  canvas.height = 400;
  canvas.getContext('2d').drawImage(image, 0, 0, 300, 400);
  const faces = await faceDetector()(canvas);
  document.title = faces.length + ' face';
`;

const visitors = prepareVisitors({ '/dist/': join(project, 'dist/') });

beforeAll(() => {
  const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>host</title>
<script type="module" nonce="${NONCE}">${script}</script>`;
  visitors.host().pages.set('/faces', { html, headers: { 'content-security-policy': policy } });
});

describe('the face detector', () => {
  it('runs under a strict policy and loads its own files alone', async () => {
    const { page, complaints, externalRequests } = await visitors.open('/faces');
    const isDone = () => page.waitForFunction(() => document.title === '1 face');
    await isDone();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await page.reload();
    await isDone();
    expect(complaints).toEqual([]);
    expect(externalRequests).toEqual([]);
    expect(
      requests
        .filter((path) => path.startsWith('/dist/'))
        .map(withoutHash)
        .sort(),
    ).toEqual(['/dist/faceWorker.js', '/dist/faces.js', '/dist/trustedScriptUrl.js']);
  });

  it('has a worker that Chromium 66 can read', () => {
    const code = readFileSync(join(project, 'dist/faceWorker.js'), 'utf8');
    expect(() => parse(code, { ecmaVersion: 2019, sourceType: 'script' })).not.toThrow();
  });

  it('has the license of its weights in the package', () => {
    const { files } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
    expect(files).toContain('THIRD-PARTY.md');
    expect(readFileSync(join(project, 'THIRD-PARTY.md'), 'utf8')).toMatch(/BlazeFace[\s\S]+Apache License/);
  });
});

function withoutHash(path: string): string {
  return path.replace(/-[\w-]{8}\.js$/, '.js');
}
