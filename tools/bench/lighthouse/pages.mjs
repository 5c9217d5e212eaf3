import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const cache = join(root, '.cache/lighthouse');

/** The lightest peer that shows its flow in the page: see `npm run size`. Loaders show nothing without their vendor. */
const PEER = { name: '@smileid/web-components', version: '11.4.0' };

const html = (/** @type {string} */ body) => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><title>Host</title></head><body>${body}</body></html>`;

const script = '<script type="module" src="/main.js"></script>';

/**
 * Each page as a folder that any server can give out.
 * @type {readonly { readonly name: string, readonly path?: string, readonly prepare: () => Promise<string> }[]}
 */
export const pages = [
  {
    name: 'the demo: an insurer’s page with the React component',
    path: '?scenario=live', // without mocks in the page
    prepare: buildDemo,
  },
  { name: 'a plain page with `embed.js`', prepare: writeEmbedPage },
  {
    name: 'a React page with nothing but a heading',
    prepare: () =>
      buildPage('empty', {
        'index.html': html(`<main id="app"></main>${script}`),
        'main.js': `import { createElement } from 'react'; import { createRoot } from 'react-dom/client';
          createRoot(document.querySelector('#app')).render(createElement('h1', null, '标题'));`,
      }),
  },
  { name: `a plain page with ${PEER.name} ${PEER.version}`, prepare: buildPeerPage },
];

/** The build as it is shipped. */
async function buildDemo() {
  const outDir = join(cache, 'demo');
  await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  return outDir;
}

async function writeEmbedPage() {
  const folder = join(cache, 'embed');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'dist/embed'), join(folder, 'assets'), { recursive: true });
  const options = `{ type: 'match', userId: 'user123', api: { baseUrl: '/api' }, loginUrl: 'https://kyc1.qcloud.com/api/web/login' }`;
  const page = html(`<main id="face"></main><script src="/assets/embed.js"></script>
    <script>FaceVerification.mount('#face', ${options})</script>`);
  writeFileSync(join(folder, 'index.html'), page);
  return folder;
}

async function buildPeerPage() {
  const place = join(cache, 'peer-package');
  if (!existsSync(join(place, 'node_modules', PEER.name))) {
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'package.json'), '{ "private": true, "type": "module" }');
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps'];
    execFileSync('npm', ['install', ...flags, `${PEER.name}@${PEER.version}`], {
      cwd: place,
      stdio: 'ignore',
    });
  }
  return buildPage('peer-package/page', {
    'index.html': html(`<main><smart-camera-web></smart-camera-web></main>${script}`),
    'main.js': `import '${PEER.name}/smart-camera-web';`,
  });
}

/**
 * @param {string} name
 * @param {Readonly<Record<string, string>>} files
 */
async function buildPage(name, files) {
  const source = join(cache, name);
  mkdirSync(source, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(source, file), content);
  const outDir = join(source, 'built');
  await build({ configFile: false, root: source, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  return outDir;
}
