import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { createOrderStore } from '../../src/resume/orderStore.js';
import {
  agree,
  goToFaceSdk,
  passFaceCheck,
  prepareVisitors,
  sees,
  waitUntilNotLoaded,
} from '../e2e/hosts/visitor.js';
import { completeConsent } from '../fixtures/completeConsent.js';
import { embedPolicy, filesPolicy } from '../fixtures/embedPolicy.js';
import { memoryStorage } from '../unit/resume/memoryStorage.js';

const integrity: { readonly files: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../dist/embed/integrity.json', import.meta.url)), 'utf8'),
);

const NONCE = 'bm9uY2Utb2YtdGhlLXRlc3Q';

const options = (more: string) => `{
  userId: 'user123',
  api: { baseUrl: '/api', getToken: () => 'token' },
  loginUrl: '/face-sdk.html',
  consent: ${JSON.stringify(completeConsent)},
  onComplete: (outcome) => { document.title = outcome.verdict; },
  ${more}
}`;

const page = (script: string, tag = '') => `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>host</title>
<div id="face"></div>
<script nonce="${NONCE}" src="/vendor/embed/embed.js"${tag}></script>
<script nonce="${NONCE}">${script}</script>`;

const mount = (more: string) => `window.handle = FaceVerification.mount('#face', ${options(more)});`;

const visitors = prepareVisitors();

/** Globals that a test page leaves on its window. */
declare global {
  interface Window {
    handle: { unmount(): void; getState(): { step: string }; update(appearance: object): void };
    messages: unknown[];
  }
}

beforeAll(() => {
  const { pages } = visitors.host();
  for (const [name, worker] of [
    ['self', "'self'"],
    ['none', "'none'"],
  ] as const) {
    const headers = { 'content-security-policy': embedPolicy(NONCE, worker).join('; ') };
    pages.set(`/match-${name}`, { html: page(mount(`type: 'match'`)), headers });
    pages.set(`/authmatch-${name}`, { html: page(mount(`type: 'authmatch'`)), headers });
  }
  pages.set('/match', { html: page(mount(`type: 'match'`)) });
  pages.set('/mount.js', { html: mount(`type: 'match'`), headers: { 'content-type': 'text/javascript' } });
  pages.set('/match-files', {
    html: page('').replace(/<script[^>]*><\/script>$/, '<script src="/mount.js"></script>'),
    headers: { 'content-security-policy': filesPolicy.join('; ') },
  });
});

it('under a policy without a nonce and without inline styles, the widget is styled and goes to the verdict', async () => {
  const { page, complaints } = await visitors.open('/match-files');
  await sees(page, '人脸信息处理授权');
  const accept = page.getByRole('button', { name: '同意并继续' });
  expect(await accept.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe(
    'rgb(11, 116, 102)',
  );
  await goToFaceSdk(page, visitors.photo());
  await passFaceCheck(page);
  await sees(page, '核验通过');
  expect(complaints).toEqual([]);
});

describe('the script tag under a strict policy with Trusted Types', () => {
  it.each(['self', 'none'])('takes a photo to the verdict, worker-src %s', async (worker) => {
    const { page, complaints, externalRequests } = await visitors.open(`/match-${worker}`);
    await goToFaceSdk(page, visitors.photo());
    await passFaceCheck(page);
    await sees(page, '核验通过');
    await expect.poll(() => page.title()).toBe('passed');
    expect(complaints.filter((text) => !(worker === 'none' && text.startsWith('worker-src')))).toEqual([]);
    expect(externalRequests).toEqual([]);
  });

  it('takes name and ID number to the verdict', async () => {
    const { page, complaints } = await visitors.open('/authmatch-self');
    await agree(page);
    await page.getByRole('button', { name: '下一步' }).click();
    expect(await page.getByText('请输入姓名').isVisible()).toBe(true);
    await page.getByLabel('姓名').fill('李秀英');
    await page.getByLabel('姓名').press('Enter');
    expect(await page.getByLabel('身份证号').evaluate((field) => field.matches(':focus'))).toBe(true);
    for (const label of ['姓名', '身份证号'])
      expect(await page.getByLabel(label).getAttribute('spellcheck')).toBe('false');
    await page.getByLabel('身份证号').pressSequentially('11010519491231002x');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.waitForURL(/face-sdk\.html/);
    await passFaceCheck(page);
    await sees(page, '核验通过');
    expect(complaints).toEqual([]);
  });

  it('sends what the fields hold when they were filled without an event, as autofill does', async () => {
    const { page } = await visitors.open('/authmatch-self');
    await agree(page);
    await page.getByLabel('姓名').fill('李四');
    const values = { 姓名: '李秀英', 身份证号: '11010519491231002X' };
    for (const [label, value] of Object.entries(values)) {
      // Playwright pierces the shadow root, and a property of the element causes no event.
      await page.getByLabel(label).evaluate((field, text) => Object.assign(field, { value: text }), value);
    }
    const sent = page.waitForRequest(/faceAdv$/);
    await page.getByRole('button', { name: '下一步' }).click();
    const body = (await sent).postData();
    for (const value of Object.values(values)) expect(body).toContain(value);
  });

  it('leaves the Enter that ends a composition to the input method, in Safari as well', async () => {
    const { page } = await visitors.open('/authmatch-self');
    await agree(page);
    const name = page.getByLabel('姓名');
    await name.fill('李');
    // Safari ends the composition before the key, which is no part of it any more.
    const isPrevented = (init: { keyCode?: number; isComposing?: boolean }) =>
      name.evaluate(
        (field, given) =>
          !field.dispatchEvent(
            new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...given }),
          ),
        init,
      );
    expect(await isPrevented({ keyCode: 229 })).toBe(false);
    expect(await isPrevented({ isComposing: true })).toBe(false);
    expect(await name.evaluate((field) => field.matches(':focus'))).toBe(true);
    expect(await isPrevented({})).toBe(true);
    expect(await page.getByLabel('身份证号').evaluate((field) => field.matches(':focus'))).toBe(true);
  });

  it('takes a picture with the camera in the page', async () => {
    const { page, complaints } = await visitors.open('/match-self', { camera: true });
    await agree(page);
    await expect
      .poll(() => page.getByRole('dialog').getByRole('button', { name: '拍照', exact: true }).isEnabled(), {
        timeout: 20_000,
      })
      .toBe(true);
    await page.getByRole('dialog').getByRole('button', { name: '拍照', exact: true }).click();
    await page.getByRole('button', { name: '使用这张' }).click();
    await page.waitForURL(/face-sdk\.html/);
    expect(complaints).toEqual([]);
  });
});

describe('FaceVerification.mount', () => {
  it('mount returns a handle that reads the state, changes the language and unmounts the widget', async () => {
    const { page, complaints } = await visitors.open('/match');
    await sees(page, '人脸信息处理授权');
    expect(await page.evaluate(() => window.handle.getState().step)).toBe('consenting');
    await page.evaluate(() => window.handle.update({ locale: 'en' }));
    await sees(page, 'Consent to process your face data');
    await page.evaluate(() => {
      window.handle.unmount();
      window.handle.unmount();
    });
    expect(await page.locator('#face').innerHTML()).toBe('');
    expect(complaints).toEqual([]);
  });

  it('says what is wrong with the options, and leaves nothing behind', async () => {
    const { page } = await visitors.open('/match');
    const message = await page.evaluate(() => {
      window.handle.unmount();
      try {
        // A page without TypeScript may write this.
        window.FaceVerification.mount('#face', JSON.parse('{ "type": "match" }'));
        return 'mounted';
      } catch (error) {
        return String(error);
      }
    });
    expect(message).toMatch(/api\.baseUrl .*userId .*handoff/);
    expect(await page.locator('#face').innerHTML()).toBe('');
  });

  it('says so where there is no such element', async () => {
    const { page } = await visitors.open('/match');
    const message = await page.evaluate(() => {
      try {
        window.FaceVerification.mount('#nowhere', JSON.parse('{}'));
        return 'mounted';
      } catch (error) {
        return String(error);
      }
    });
    expect(message).toMatch(/needs an element, or a selector that finds one/);
  });

  it.each([
    ['AbortController', () => Reflect.deleteProperty(window, 'AbortController')],
    ['TextDecoder', () => Reflect.deleteProperty(window, 'TextDecoder')],
  ])('mount shows one sentence and calls onError when the browser lacks %s', async (name, before) => {
    const setUp = 'window.messages = [];';
    visitors.host().pages.set('/old', {
      html: page(setUp + mount(`type: 'match', onError: (error) => window.messages.push(error.message)`)),
    });
    const { page: opened } = await visitors.open('/old', {
      before,
    });
    expect(await opened.locator('#face').innerText()).toBe(
      '当前浏览器版本过低，无法进行刷脸核验。请更新浏览器，或换一个浏览器打开本页。',
    );
    expect(await opened.evaluate(() => window.messages)).toEqual([expect.stringContaining(`lacks ${name}`)]);
    await opened.evaluate(() => window.handle.unmount());
    expect(await opened.locator('#face').innerHTML()).toBe('');
  });
});

describe('embed.js', () => {
  it('may be loaded twice: the first copy stays, and there is one global', async () => {
    const twice = `window.first = FaceVerification; window.before = Object.keys(window);`;
    visitors.host().pages.set('/twice', {
      html: `${page(twice)}<script src="/vendor/embed/embed.js?again"></script><script>
        document.title = [FaceVerification === first, Object.keys(window).filter((name) => !before.includes(name) && name !== 'before').length].join();
        ${mount(`type: 'match'`)}</script>`,
    });
    const { page: opened, complaints } = await visitors.open('/twice');
    await sees(opened, '人脸信息处理授权');
    expect(await opened.title()).toBe('true,0');
    expect(complaints).toEqual([]);
  });

  it('embed.js loads a screen by another address when the user retries while its first request hangs', async () => {
    const { page } = await visitors.open('/match', { hanging: /renderScreen-[^/?]*$/ });
    await agree(page);
    await waitUntilNotLoaded(page);
    await page.getByRole('button', { name: '重试' }).click();
    await sees(page, '拍一张正面照');
  });

  it('embed.js says which file is gone since a release, calls onError once, and goes on when it is back', async () => {
    const { host } = visitors;
    const calls = `window.messages = []; `;
    host().pages.set('/released', {
      html: page(
        calls + mount(`type: 'match', onError: ({ code, message }) => window.messages.push([code, message])`),
      ),
    });
    host().refuse(/\/renderScreen-/);
    try {
      const { page: opened, console } = await visitors.open('/released');
      await agree(opened);
      await sees(opened, '页面没有加载完整');
      expect(await opened.evaluate(() => window.messages)).toEqual([
        [
          'part_unavailable',
          expect.stringMatching(/\/vendor\/embed\/renderScreen-[\w-]{8}\.js did not load: /),
        ],
      ]);
      const lines = console.filter((line) => line.startsWith('FaceVerification'));
      // The load while the user reads, and the one that the screen needs, unless that joined the former.
      expect([1, 2]).toContain(lines.length);
      for (const line of lines) expect(line).toContain(`${host().url}/vendor/embed/renderScreen-`);
      host().refuse(undefined);
      await opened.getByRole('button', { name: '重试' }).click();
      await sees(opened, '拍一张正面照');
    } finally {
      host().refuse(undefined);
    }
  });

  it('embed.js says that the view of the camera did not load, and other ways to a photo stay', async () => {
    const { host } = visitors;
    host().refuse(/\/CameraDialog-/);
    try {
      const { page: opened, console } = await visitors.open('/match', { camera: true });
      await agree(opened);
      const open = opened.getByRole('button', { name: '打开相机' });
      // The camera opens by itself where it is allowed.
      await sees(opened, '相机没有加载出来');
      expect(await opened.getByRole('button', { name: '从相册选择' }).isVisible()).toBe(true);
      expect(await open.count()).toBe(0);
      expect(console.join()).toContain('/CameraDialog-');
      host().refuse(undefined);
      await opened.getByRole('button', { name: '再试一次' }).click();
      await opened.getByRole('dialog').waitFor();
    } finally {
      host().refuse(undefined);
    }
  });

  it('embed.js prepares the photo on the page when the file of the worker is gone', async () => {
    const { host } = visitors;
    host().refuse(/\/photoWorker-/);
    try {
      const { page: opened, console } = await visitors.open('/match');
      await goToFaceSdk(opened, visitors.photo());
      expect(console.join()).toContain('photoWorker.js did not start');
    } finally {
      host().refuse(undefined);
    }
  });

  it('leaves one name on the window', async () => {
    const { page } = await visitors.open('/match');
    const names = await page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow));
      return Object.getOwnPropertyNames(window).filter((name) => !usual.has(name));
    });
    const ofTheTest = ['0', 'handle', 'complain', '__playwright__binding__', '__pwInitScripts'];
    expect(names.filter((name) => !ofTheTest.some((own) => name.startsWith(own)))).toEqual([
      'FaceVerification',
    ]);
  });

  it.each([
    ['the right', integrity.files['embed.js'], true],
    ['another', 'sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC', false],
  ])('runs with %s integrity: %s → %s', async (_which, hash, runs) => {
    visitors.host().pages.set('/integrity', {
      html: page('', ` integrity="${hash}" crossorigin="anonymous"`),
    });
    const { page: opened } = await visitors.open('/integrity');
    expect(await opened.evaluate(() => typeof window.FaceVerification)).toBe(runs ? 'object' : 'undefined');
  });
});

it('a user who comes back from the face SDK reads that the result is queried while the later files are on their way', async () => {
  const { page } = await visitors.open('/match');
  await page.evaluate(
    (entries) => {
      for (const [key, record] of entries) sessionStorage.setItem(key, record);
    },
    [...openOrder('user123')],
  );
  await page.route(/\/vendor\/embed\/(?!embed\.js)/, () => {});
  await page.reload();
  await sees(page, '正在查询结果');
});

/** The record of an open order, as the widget stores it. */
function openOrder(userId: string): ReadonlyMap<string, string> {
  const storage = memoryStorage();
  const order = { orderNo: 'order1', traceNo: 'trace1', startedAt: Date.now() };
  createOrderStore({ userId, storages: [storage] }).save(order);
  return storage.records;
}
