import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareVisitors, sees } from './visitor.js';

const project = fileURLToPath(new URL('../../../', import.meta.url));
const source = join(project, '.cache/host-page');

/** The React component in the page itself, from the built package, with its styles: no shadow root keeps it apart. */
const MAIN = `
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { FaceVerification, redirectHandoff } from ${JSON.stringify(join(project, 'dist/index.js'))};
import ${JSON.stringify(join(project, 'dist/styles.css'))};
const props = { type: 'match', userId: 'user123', api: { baseUrl: '/api', getToken: () => 'token' }, handoff: redirectHandoff({ loginUrl: '/face-sdk.html' }) };
createRoot(document.querySelector('#react')).render(createElement(FaceVerification, props));
`;

/** What hosts do to every element: resets, frameworks of 2010, large root fonts. */
const HOSTILE = `
* { margin: 0; padding: 0; box-sizing: content-box; border: 0; font: inherit; letter-spacing: 2px; line-height: 3; text-align: center; }
button { all: unset; background: red; border-radius: 0; width: 30px; text-transform: uppercase; }
input { display: none; }
h2, p, dl, dd, dt, ol, li { float: left; color: hotpink; font-size: 40px; }
svg { width: 10px; fill: red; }
a { display: block; }
label { position: absolute; }
form { display: table; }
`;

const visitors = prepareVisitors({ '/built/': join(source, 'dist/') });

const page = (style: string, more = '') => `<!doctype html><html lang="zh-CN"${more}><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>host</title><style>${style}</style>
<main><h2>标题</h2><p>文字 <a href="#x">链接</a></p><form><label>标签 <input value="x"></label><button>按钮</button></form><svg width="9" height="9"></svg></main>
<div id="react"></div><div id="face"></div>`;

const withReact =
  '<script type="module" src="/built/main.js"></script><link rel="stylesheet" href="/built/main.css">';
const withEmbed = `<script src="/vendor/embed/embed.js"></script><script>FaceVerification.mount('#face', {
  type: 'match', userId: 'user123', api: { baseUrl: '/api' }, loginUrl: '/face-sdk.html' })</script>`;

beforeAll(async () => {
  await rm(source, { recursive: true, force: true });
  await mkdir(source, { recursive: true });
  await writeFile(join(source, 'main.js'), MAIN);
  await build({
    configFile: false,
    root: source,
    base: '/built/',
    logLevel: 'error',
    build: {
      rolldownOptions: {
        input: join(source, 'main.js'),
        output: { entryFileNames: 'main.js', assetFileNames: '[name][extname]' },
      },
    },
  });
}, 120_000);

async function open(html: string, path = `/page-${Math.random()}`) {
  visitors.host().pages.set(path, { html });
  return visitors.open(path);
}

/** Every computed value of every element of the host's own. */
function computedStyles(): readonly string[] {
  return [document.documentElement, document.body, ...document.querySelectorAll('main, main *')].map(
    (element) => {
      const style = getComputedStyle(element);
      return [...style].map((name) => `${name}:${style.getPropertyValue(name)}`).join(';');
    },
  );
}

/** Where the widget's parts are, in either kind of page. */
function measure(selector: string): readonly (readonly [string, number, number])[] {
  const place = document.querySelector(selector);
  const root = place?.querySelector('div')?.shadowRoot ?? place;
  const parts = [
    ...(root?.querySelectorAll('.fv-root, .fv-title, .fv-intro, .fv-button, .fv-tick input') ?? []),
  ];
  return parts.map((part) => {
    const { width, height } = part.getBoundingClientRect();
    return [part.className, Math.round(width), Math.round(height)];
  });
}

describe.each([
  ['the script tag', withEmbed, '#face'],
  ['React in the page', withReact, '#react'],
])('%s', (_which, tags, place) => {
  it('leaves every computed style of the host’s as it was', async () => {
    // The page scrolls or not by its content: that much a host sees of anything that it shows.
    const style = 'html { overflow-y: scroll } main { width: 300px; height: 300px } body { height: 3000px }';
    const { page: bare } = await open(page(style));
    const before = await bare.evaluate(computedStyles);
    const { page: full } = await open(page(style) + tags);
    await sees(full, '人脸信息处理授权');
    const after = await full.evaluate(computedStyles);
    expect(after.length).toBe(before.length);
    expect(after.filter((values, index) => values !== before[index])).toEqual([]);
  });

  it('is of the same size whatever the root font', async () => {
    const { page: opened } = await open(page('main { font-size: 16px }') + tags);
    await sees(opened, '人脸信息处理授权');
    const usual = await opened.evaluate(measure, place);
    expect(usual.length).toBeGreaterThan(3);
    for (const size of [10, 37.5, 75]) {
      await opened.evaluate((px) => document.documentElement.style.setProperty('font-size', `${px}px`), size);
      expect(await opened.evaluate(measure, place)).toEqual(usual);
    }
  });

  it('fits at a zoom of 200 %, and from right to left', async () => {
    for (const more of ['', ' dir="rtl"']) {
      const path = `/zoom-${Math.random()}`;
      visitors.host().pages.set(path, { html: page('main { display: none }', more) + tags });
      // A page zoomed to 200 % has half the width in CSS pixels (WCAG 2.2, 1.4.10).
      const { page: opened } = await visitors.open(path, { viewport: { width: 320, height: 400 } });
      await sees(opened, '人脸信息处理授权');
      expect(await opened.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    }
  });
});

describe('rules for every element', () => {
  it('do not reach into the shadow root', async () => {
    const { page: usual } = await open(page('body { margin: 0 } main { display: none }') + withEmbed);
    await sees(usual, '人脸信息处理授权');
    const { page: opened } = await open(page(`${HOSTILE} main { display: none }`) + withEmbed);
    await sees(opened, '人脸信息处理授权');
    expect(await opened.evaluate(measure, '#face')).toEqual(await usual.evaluate(measure, '#face'));
  });

  it('leave the component in the page usable', async () => {
    const reset =
      '* { margin: 0; padding: 0; border: 0; font: inherit; box-sizing: content-box } button { background: none }';
    const { page: opened } = await open(page(`${reset} main { display: none }`) + withReact);
    await sees(opened, '人脸信息处理授权');
    await opened.getByRole('checkbox').check();
    const button = opened.getByRole('button', { name: '同意并继续' });
    const { height = 0 } = (await button.boundingBox()) ?? {};
    expect(height).toBeGreaterThanOrEqual(44);
    await button.click();
    await sees(opened, '拍一张正面照');
  });
});
