import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Ticket } from '../../../src/flow/model.js';
import { installHost, packPackage, placeOf } from './hostProject.js';
import { agree, goToFaceSdk, passFaceCheck, prepareVisitors, sees, type Visitor } from './visitor.js';

/** Ways in which a host loads the script tag's file: loaders of 2012, sandboxes of micro front-ends, and a folder on a disk. */
const modules = join(placeOf('loaders'), 'node_modules/');
const visitors = prepareVisitors({ '/modules/': modules });
const EMBED = '/modules/face-verification-flow/dist/embed/embed.js';
const STANDALONE = '/modules/face-verification-flow/dist/embed/embed.standalone.js';

beforeAll(async () => {
  await installHost('loaders', await packPackage());
}, 600_000);

const opened: Page[] = [];
/** One page at a time, since each keeps a worker. */
afterEach(() => Promise.all(opened.splice(0).map((page) => page.context().close())));

const HEAD =
  '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>host</title>';

/** Mounts the widget in `place`, an expression. The page is `top`, since a sandbox may be an iframe. */
const mount = (place: string, more = '') => `FaceVerification.mount(${place}, {
  type: 'match', userId: 'user123', api: { baseUrl: '/api', getToken: () => 'token' }, loginUrl: '/face-sdk.html', ${more}
  // micro-app gives a sandbox an address of its own.
  returnUrl: window.rawWindow && window.rawWindow.location.href,
  onComplete: ({ verdict }) => { top.document.title = verdict; } });`;

/** Global that a test page leaves on its window. */
declare global {
  interface Window {
    ticket: Ticket;
  }
}

const script = (path: string) => `<script src="/modules/${path}"></script>`;

async function openPage(path: string, html: string, headers = {}): Promise<Visitor> {
  visitors.host().pages.set(path, { html: HEAD + html, headers });
  const visitor = await visitors.open(path);
  visitor.page.setDefaultTimeout(10_000);
  opened.push(visitor.page);
  return visitor;
}

async function takesPhotoToVerdict({ page, complaints, externalRequests }: Visitor): Promise<void> {
  await goToFaceSdk(page, visitors.photo());
  await passFaceCheck(page);
  await sees(page, '核验通过');
  await expect.poll(() => page.title()).toBe('passed');
  expect({ complaints, externalRequests }).toEqual({ complaints: [], externalRequests: [] });
}

const own = (console: readonly string[]) => console.filter((line) => line.startsWith('FaceVerification'));

describe('a loader of scripts', () => {
  it.each([
    [
      '$.getScript, which evaluates the text',
      `${script('jquery/dist/jquery.js')}<script>$.getScript('${EMBED}', function () { ${mount("'#face'")} });</script>`,
    ],
    [
      'RequireJS',
      `${script('requirejs/require.js')}<script>
        requirejs.config({ paths: { face: '${EMBED.replace('.js', '')}' }, shim: { face: { exports: 'FaceVerification' } } });
        require(['face'], function (FaceVerification) { ${mount("'#face'")} });</script>`,
    ],
    [
      'a tag on a page that has RequireJS',
      `${script('requirejs/require.js')}<script src="${EMBED}"></script><script>${mount("'#face'")}</script>`,
    ],
    [
      'SeaJS',
      `${script('seajs/dist/sea.js')}<script>seajs.use('${EMBED}', function () { ${mount("'#face'")} });</script>`,
    ],
    [
      'SystemJS with single-spa',
      `<script type="systemjs-importmap">{ "imports": { "single-spa": "/modules/single-spa/lib/es2015/system/single-spa.min.js", "face": "${EMBED}" } }</script>
      ${script('systemjs/dist/system.js')}${script('systemjs/dist/extras/global.js')}<script>
        System.import('single-spa').then(({ registerApplication, start }) => {
          const app = { bootstrap: async () => {}, unmount: async () => {}, mount: async () => {
            const { default: FaceVerification } = await System.import('face'); ${mount("'#face'")} } };
          registerApplication({ name: 'face', app: async () => app, activeWhen: () => true });
          start();
        });</script>`,
    ],
  ])('%s takes a photo to the verdict', async (_, scripts) => {
    await takesPhotoToVerdict(await openPage('/loader', `<div id="face"></div>${scripts}`));
  });

  it('a page in GBK takes a photo to the verdict', async () => {
    const page = `<div id="face"></div><script src="${EMBED}"></script><script>${mount("'#face'")}</script>`;
    const html = HEAD.replace('utf-8', 'gbk') + page;
    visitors.host().pages.set('/gbk', { html, headers: { 'content-type': 'text/html; charset=gbk' } });
    const visitor = await visitors.open('/gbk');
    opened.push(visitor.page);
    expect(await visitor.page.evaluate(() => document.characterSet)).toBe('GBK');
    await takesPhotoToVerdict(visitor);
  });
});

/** The page of a micro front-end. Its life cycle is on its own window, as the frameworks want it. */
const subPage = (
  embed: string,
) => `${HEAD.replace('<meta', '<head><meta')}</head><body><div id="face"></div><script src="${embed}"></script><script>
  const mount = () => { ${mount("document.querySelector('#face')")} };
  const lifeCycle = { bootstrap: async () => {}, mount: async () => mount(), unmount: async () => {} };
  if (window.__POWERED_BY_QIANKUN__) window.face = lifeCycle;
  else if (window.__POWERED_BY_WUJIE__) { window.__WUJIE_MOUNT = mount; window.__WUJIE_UNMOUNT = () => {}; }
  else if (window.__MICRO_APP_ENVIRONMENT__) { window.mount = mount; window.unmount = () => {}; }
</script></body></html>`;

const frameworks: readonly (readonly [string, string])[] = [
  [
    'qiankun',
    `${script('qiankun/dist/index.umd.js')}<script>qiankun.loadMicroApp({ name: 'face', entry: '/sub/', container: '#app' }, { sandbox: true });</script>`,
  ],
  [
    'qiankun with its strict sandbox',
    `${script('qiankun/dist/index.umd.js')}<script>qiankun.loadMicroApp({ name: 'face', entry: '/sub/', container: '#app' }, { sandbox: { experimentalStyleIsolation: true } });</script>`,
  ],
  [
    'micro-app',
    `${script('@micro-zoe/micro-app/lib/index.umd.js')}<script>microApp.default.start(); document.querySelector('#app').innerHTML = '<micro-app name="face" url="/sub/"></micro-app>';</script>`,
  ],
  [
    'wujie',
    `${script('wujie/lib/index.js')}<script>wujie.startApp({ name: 'face', url: '/sub/', el: document.querySelector('#app') });</script>`,
  ],
];

describe.each(frameworks)('%s', (_, scripts) => {
  it.each([
    ['embed.js', EMBED],
    ['embed.standalone.js', STANDALONE],
  ])('a micro front-end with %s takes a photo to the verdict', async (_name, embed) => {
    visitors.host().pages.set('/sub/', { html: subPage(embed) });
    await takesPhotoToVerdict(await openPage('/main', `<div id="app"></div>${scripts}`));
  });
});

describe('publicPath', () => {
  const COPY = '/modules/renamed/face.js';
  beforeAll(async () => {
    const folder = join(modules, 'renamed');
    await mkdir(folder, { recursive: true });
    await cp(join(modules, 'face-verification-flow/dist/embed/embed.js'), join(folder, 'face.js'));
  });
  const page = (before: string, after = '') =>
    `<div id="face"></div>${script('jquery/dist/jquery.js')}<script>${before}; $.getScript('${COPY}', function () { ${after}; ${mount("'#face'")} });</script>`;
  const folder = EMBED.replace('embed.js', '');

  it.each([
    ['before the script', page(`window.FaceVerification = { publicPath: '${folder}' }`)],
    ['after the script', page('', `FaceVerification.publicPath = '${folder}'`)],
    ['without its last slash', page('', `FaceVerification.publicPath = '${folder.slice(0, -1)}'`)],
  ])('a renamed copy of embed.js in another folder works when publicPath is set %s', async (_when, html) => {
    await takesPhotoToVerdict(await openPage('/path', html));
  });

  it('a wrong folder is named in the console, and onError gets part_unavailable', async () => {
    const html = `<div id="face"></div><script>window.FaceVerification = { publicPath: '/nowhere' };</script>
      <script src="${EMBED}"></script><script>${mount("'#face'", 'onError: ({ code }) => { top.document.title = code; },')}</script>`;
    const { page: tab, console } = await openPage('/wrong', html);
    await agree(tab);
    await sees(tab, '页面没有加载完整');
    expect(await tab.title()).toBe('part_unavailable');
    const { url } = visitors.host();
    expect(own(console).length).toBeGreaterThan(0);
    for (const line of own(console)) expect(line).toContain(`${url}/nowhere/`);
  });
});

describe('embed.standalone.js', () => {
  const folder = join(placeOf('loaders'), 'disk');
  beforeAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const dist = join(modules, 'face-verification-flow/dist/embed');
    for (const name of ['embed.js', 'embed.standalone.js']) await cp(join(dist, name), join(folder, name));
  });

  async function openFile(name: string): Promise<Visitor> {
    const { url } = visitors.host();
    const html = `${HEAD}<div id="face"></div><script src="${name}"></script><script>
      FaceVerification.mount('#face', { type: 'match', userId: 'user123', api: { baseUrl: '${url}/api', getToken: () => 'token' },
        handoff: async (ticket) => { window.ticket = ticket; },
        onComplete: ({ verdict }) => { document.title = verdict; }, onError: ({ code }) => { document.title = code; } });</script>`;
    await writeFile(join(folder, 'index.html'), html);
    const visitor = await visitors.open(pathToFileURL(join(folder, 'index.html')).href);
    visitor.page.setDefaultTimeout(10_000);
    opened.push(visitor.page);
    return visitor;
  }

  it('takes a photo to the verdict on a page from a disk', async () => {
    const { page: tab, complaints, console } = await openFile('embed.standalone.js');
    expect(new URL(tab.url()).protocol).toBe('file:');
    await agree(tab);
    const chooser = tab.waitForEvent('filechooser');
    await tab.getByRole('button', { name: '从相册选择' }).click();
    await (await chooser).setFiles(visitors.photo());
    await tab.getByRole('button', { name: '使用这张' }).click();
    // The app around the page does the face check.
    const ticket = await (await tab.waitForFunction(() => window.ticket)).jsonValue();
    const { url } = visitors.host();
    const query = new URLSearchParams({ orderNo: ticket.orderNo, faceId: ticket.faceId, url: `${url}/done` });
    expect(
      (await fetch(`${url}/face-sdk.html/end?choice=pass&${query}`, { redirect: 'manual' })).status,
    ).toBe(302);
    await sees(tab, '核验通过');
    await expect.poll(() => tab.title()).toBe('passed');
    expect({ complaints, console: own(console) }).toEqual({ complaints: [], console: [] });
  });

  it('embed.js says on a page from a disk that its parts cannot be loaded', async () => {
    const { page: tab, console } = await openFile('embed.js');
    await agree(tab);
    await sees(tab, '页面没有加载完整');
    expect(await tab.title()).toBe('part_unavailable');
    expect(own(console).join()).toContain('file:///');
  });

  it.each([
    ['starts its worker from its own text', 'blob:', 'worker'],
    ['prepares the photo on the page when a policy forbids blob: workers', "'self'", 'main'],
  ])('%s', async (_, workers, path) => {
    const policy = `worker-src ${workers}`;
    const html = `<div id="face"></div><script src="${STANDALONE}"></script><script>${mount("'#face'", `onEvent: (event) => { if (event.type === 'photo') sessionStorage.setItem('photo', event.path); },`)}</script>`;
    const { page: tab } = await openPage('/policy', html, { 'content-security-policy': policy });
    const requests: string[] = [];
    tab.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await goToFaceSdk(tab, visitors.photo());
    expect(await tab.evaluate(() => sessionStorage.getItem('photo'))).toBe(path);
    expect(requests.filter((address) => address.endsWith('.js'))).toEqual([]);
  });
});
