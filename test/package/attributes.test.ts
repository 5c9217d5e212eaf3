import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultReact } from '../../tools/build/defaultReact.js';
import scriptTag from '../../tools/build/vite.embed.config.js';
import { prepareVisitors } from '../e2e/hosts/visitor.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}.cache/attributes/`;
const visitors = prepareVisitors({ '/attributes/': folder });

/** Globals that a page with all scenes leaves on its window. */
declare global {
  interface Window {
    drawn: Record<string, string[]>;
    mixed: string[];
    textNodes: string[];
  }
}

/** Draws every scene of the gallery and lists its elements, each with all its attributes and some of its properties. */
const ALL_SCENES = `
  import { createElement } from 'react';
  import { createRoot } from 'react-dom/client';
  import { gallery } from '${root}sandbox/gallery.ts';
  import { SceneView } from '${root}sandbox/parts/SceneView.tsx';
  import { FaceVerificationView } from '${root}src/react/FaceVerificationView.tsx';
  const place = document.getElementById('face');
  // A phone: no mouse.
  const matchMedia = window.matchMedia.bind(window);
  window.matchMedia = (query) => query.includes('pointer: fine') ? matchMedia('not all') : matchMedia(query);
  const PROPERTIES = ['spellcheck', 'autocomplete', 'autocapitalize', 'autocorrect', 'inputMode', 'enterKeyHint', 'maxLength',
    'disabled', 'required', 'readOnly', 'checked', 'tabIndex', 'dir', 'lang', 'translate', 'muted', 'playsInline', 'autoplay', 'open'];
  const quiet = () => new Promise((done) => {
    let timer = setTimeout(done, 100);
    new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, 100); })
      .observe(place, { childList: true, subtree: true, attributes: true });
  });
  // A recording that the engine cannot decode goes as soon as it says so.
  const videosReady = () => Promise.all([...place.querySelectorAll('video[src]')].map((video) =>
    video.readyState > 0 || video.error || new Promise((done) => {
      for (const type of ['loadedmetadata', 'error']) video.addEventListener(type, done);
    })));
  const list = () => {
    const ids = [];
    const number = (id) => 'id' + (ids.includes(id) ? ids.indexOf(id) : ids.push(id) - 1);
    const neutral = (value) => value.replace(/_r_\\w+_|fv\\d+/g, number).replace(/^blob:.*/, 'blob:');
    return [...place.querySelectorAll('*')].map((element) => [
      element.localName,
      ...[...element.attributes].map(({ name, value }) => name + '="' + neutral(value) + '"').sort(),
      ...PROPERTIES.filter((name) => name in element).map((name) => '.' + name + '=' + element[name]),
    ].join(' '));
  };
  const drawn = {};
  const mixed = new Set();
  const textNodes = new Set();
  const createTextNode = document.createTextNode;
  document.createTextNode = (text) => {
    if (text.trim()) textNodes.add(text);
    return createTextNode.call(document, text);
  };
  const findMixed = () => {
    for (const element of place.querySelectorAll('*')) {
      const nodes = [...element.childNodes].filter((node) => node.nodeType === 1 || node.data?.trim());
      if (nodes.length > 1 && nodes.some((node) => node.nodeType === 3)) mixed.add(element.outerHTML);
    }
  };
  for (const scene of Object.keys(gallery)) {
    const root = createRoot(place);
    root.render(createElement(SceneView, { scene, theme: 'light' }));
    await quiet();
    await videosReady();
    await quiet();
    drawn[scene] = list();
    findMixed();
    const form = place.querySelector('form');
    if (form) {
      form.requestSubmit();
      await quiet();
      drawn[scene + ', submitted'] = list();
      findMixed();
    }
    root.unmount();
  }
  // Without a camera in the page, a phone's own is offered beside the album.
  const screen = createRoot(place);
  const options = { type: 'match', userId: 'user123', api: { baseUrl: '/' }, handoff() {}, photo: { camera: false } };
  screen.render(createElement(FaceVerificationView, { state: { step: 'capturing' }, send() {}, options, appearance: {} }));
  await quiet();
  [...place.querySelectorAll('.fv-capture button')].forEach((button, index) => {
    button.click();
    drawn['picker ' + index] = list().filter((element) => element.includes('type="file"'));
  });
  screen.unmount();
  window.mixed = [...mixed];
  window.textNodes = [...textNodes];
  window.drawn = drawn;`;

/** Elements of any scene that hold a text beside something else. */
const mixed: string[] = [];
/** Texts that have a node of their own, beyond which the library would not look. */
const textNodes: Record<string, readonly string[]> = {};

async function draw(name: 'react' | 'preact'): Promise<Record<string, string[]>> {
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    ...(name === 'preact' && { resolve: scriptTag.resolve }),
    build: {
      outDir: folder + name,
      emptyOutDir: true,
      rolldownOptions: { input: 'scenes', output: { entryFileNames: 'scenes.js' } },
    },
    plugins: [
      defaultReact(),
      {
        name: 'scenes',
        resolveId: (id) => (id === 'scenes' ? id : null),
        load: (id) => (id === 'scenes' ? ALL_SCENES : null),
      },
    ],
  });
  visitors.host().pages.set(`/${name}`, {
    html: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>host</title>
      <div id="face"></div><script type="module" src="/attributes/${name}/scenes.js"></script>`,
  });
  const { page, complaints } = await visitors.open(`/${name}`);
  await page.waitForFunction(() => window.drawn !== undefined, undefined, { timeout: 100_000 });
  expect(complaints).toEqual([]);
  mixed.push(...(await page.evaluate(() => window.mixed)));
  textNodes[name] = await page.evaluate(() => window.textNodes);
  return page.evaluate(() => window.drawn);
}

describe('attributes under Preact', () => {
  let react: Record<string, string[]>;
  let preact: Record<string, string[]>;
  beforeAll(async () => {
    react = await draw('react');
    preact = await draw('preact');
  });

  it('every scene has the elements, attributes and properties that it has under React', () => {
    expect(preact).toEqual(react);
  });

  // A translator of pages replaces text nodes. React and Preact set the only text of an element through the element.
  it('no element has a text beside something else', () => {
    expect([...new Set(mixed)]).toEqual([]);
  });

  it('Preact sets every text through its element, and keeps no node of it', () => {
    expect(textNodes['preact']).toEqual([]);
  });

  it.each(['identity', 'identity-filled', 'identity, submitted'])(
    'the fields of %s keep what is typed from spell checkers, corrections and stored forms',
    (scene) => {
      for (const drawn of [react, preact]) {
        const fields = drawn[scene]?.filter((element) => element.startsWith('input ')) ?? [];
        expect(fields).toHaveLength(2);
        for (const field of fields) {
          expect(field).toContain('spellcheck="false"');
          expect(field).toContain('.spellcheck=false');
          expect(field).toContain('autocorrect="off"');
          expect(field).toContain('autocapitalize="off"');
          expect(field).not.toContain(' value=');
        }
        expect(fields[1]).toContain('autocomplete="off"');
      }
    },
  );

  it.each([
    ['review', 'img'],
    ['passed-media', 'img'],
    ['qr', 'svg'],
  ])('a session recorder skips the picture of %s', (scene, element) => {
    for (const drawn of [react, preact]) {
      const pictures = drawn[scene]?.filter((drawnElement) => drawnElement.startsWith(`${element} `)) ?? [];
      expect(pictures.some((picture) => picture.includes('data-sentry-block=""'))).toBe(true);
    }
  });

  it('the pickers take pictures, and the camera’s opens the front camera', () => {
    for (const drawn of [react, preact]) {
      const pickers = Object.entries(drawn).flatMap(([name, list]) =>
        name.startsWith('picker') ? list : [],
      );
      expect(pickers.every((picker) => picker.includes('accept="image/*"'))).toBe(true);
      expect(pickers.some((picker) => picker.includes('capture="user"'))).toBe(true);
      expect(pickers.some((picker) => !picker.includes('capture='))).toBe(true);
    }
  });

  it('videos play in their place and without sound', () => {
    for (const drawn of [react, preact]) {
      const videos = Object.values(drawn).flatMap((list) =>
        list.filter((element) => element.startsWith('video ')),
      );
      expect(videos.length).toBeGreaterThan(0);
      for (const video of videos) expect(video).toMatch(/ playsinline="".* \.muted=true/);
    }
  });
});
