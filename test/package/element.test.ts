import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { CONSENT_VERSION } from '../../src/session/connectFlow.js';
import { agree, goToFaceSdk, passFaceCheck, prepareVisitors, sees } from '../e2e/hosts/visitor.js';

const visitors = prepareVisitors();

const page = (body: string, script = '') => `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<link rel="icon" href="data:,"><title>host</title><script src="/vendor/embed/embed.js"></script>
${body}<script>${script}</script>`;

const attributes = `type="match" user-id="user123" base-url="/api" login-url="/face-sdk.html"`;

/** Events that the page's script records. */
declare global {
  interface Window {
    heard: unknown[];
    tracks: MediaStreamTrack[];
  }
}

const listen = `window.heard = [];
for (const type of ['fv-complete', 'fv-close', 'fv-error', 'fv-cancel', 'fv-consent', 'fv-use-alternative', 'fv-sign-in']) {
  const element = document.querySelector('face-verification');
  element.addEventListener(type, ({ detail }) => heard.push([type, detail && (detail.verdict || detail.code || detail.step || detail.version)]));
  document.body.addEventListener(type, () => heard.push(['bubbled', type]));
}`;

const recordTracks = `window.tracks = [];
const { mediaDevices } = navigator;
const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
mediaDevices.getUserMedia = async (wanted) => {
  const stream = await getUserMedia(wanted);
  tracks.push(...stream.getTracks());
  return stream;
};`;

/** Takes the element out of the page and puts it back, as a keep-alive does. */
async function leaveAndReturn(
  opened: Page,
  meanwhile: (element: Element) => unknown = () => undefined,
): Promise<void> {
  await opened.evaluate(async (source) => {
    const element = document.querySelector('face-verification');
    const parent = element?.parentNode;
    element?.remove();
    await new Promise((resolve) => setTimeout(resolve));
    // The page has no other way to get a function of the test.
    await new Function('element', `return (${source})(element)`)(element);
    parent?.append(element ?? '');
  }, String(meanwhile));
}

async function choosePhoto(opened: Page, photo: string): Promise<void> {
  const chooser = opened.waitForEvent('filechooser');
  await opened.getByRole('button', { name: '从相册选择' }).click();
  await (await chooser).setFiles(photo);
  await opened.getByRole('button', { name: '使用这张' }).waitFor();
}

async function open(html: string, path = `/${Math.random()}`) {
  visitors.host().pages.set(path, { html });
  return visitors.open(path);
}

describe('<face-verification>', () => {
  it('the element goes from attributes to the verdict, emits events and is a form value', async () => {
    const own = attributes.replace('base-url="/api"', '');
    const form = `<form><face-verification name="order" required ${own}></face-verification></form>`;
    const api = `Object.assign(document.querySelector('face-verification'), {
      result: { showScores: true }, api: { baseUrl: '/api', getToken: () => 'token' } });`;
    const { page: opened, complaints } = await open(page(form, `${listen}${api}`));
    await sees(opened, '人脸信息处理授权');
    const valid = () => opened.evaluate(() => document.querySelector('form')?.checkValidity());
    expect(await valid()).toBe(false);
    await goToFaceSdk(opened, visitors.photo());
    await passFaceCheck(opened);
    await sees(opened, '核验通过');
    expect(await opened.evaluate(() => window.heard)).toEqual([['fv-complete', 'passed']]);
    expect(await opened.getByText('活体分数').isVisible()).toBe(true);
    expect(await valid()).toBe(true);
    const value = await opened.evaluate(() => {
      const given = document.querySelector('form');
      return given && new FormData(given).get('order');
    });
    expect(value).toMatch(/^[A-Za-z0-9_-]{8,}$/);
    expect(complaints).toEqual([]);
  });

  it('takes properties for what no attribute can hold, also those set before it was defined', async () => {
    const { page: opened } = await open(`<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
      <face-verification type="authmatch" user-id="user123"></face-verification>
      <script>Object.assign(document.querySelector('face-verification'), {
        api: { baseUrl: '/api' }, identity: { name: '李秀英' }, consent: false, handoff: { name: 'own', start: async () => {} } });
      </script><script src="/vendor/embed/embed.js"></script>`);
    await expect.poll(() => opened.getByLabel('姓名').inputValue()).toBe('李秀英');
  });

  it('begins once it knows all it needs, and says in the console what it waits for', async () => {
    const { page: opened, console: said } = await open(
      page(`<face-verification type="match"></face-verification>`),
    );
    await expect
      .poll(() => said.join(), { timeout: 10_000 })
      .toContain('has not started, since it still needs user-id, base-url');
    await opened.evaluate(() => {
      Object.assign(document.querySelector('face-verification') ?? {}, {
        userId: 'user123',
        baseUrl: '/api',
        loginUrl: '/face-sdk.html',
      });
    });
    await sees(opened, '人脸信息处理授权');
  });

  it('the element emits fv-error and shows nothing when options are invalid', async () => {
    const wrong = `<face-verification ${attributes.replace('user123', '张三')}></face-verification>`;
    const { page: opened } = await open(page(wrong, listen));
    await expect.poll(() => opened.evaluate(() => window.heard)).toEqual([['fv-error', 'invalid_options']]);
  });

  it('the element emits fv-consent, and fv-use-alternative when it has the attribute alternative', async () => {
    const element = `<face-verification alternative ${attributes}></face-verification>`;
    const { page: opened } = await open(page(element, listen));
    await agree(opened);
    await sees(opened, '拍一张正面照');
    expect(await opened.evaluate(() => window.heard)).toEqual([['fv-consent', CONSENT_VERSION]]);
    await opened.evaluate(() => document.querySelector('face-verification')?.restart());
    await opened.getByRole('button', { name: '换一种方式' }).click();
    expect(await opened.evaluate(() => window.heard[1])).toEqual(['fv-use-alternative', 'consenting']);
    await opened.evaluate(() => {
      const element = document.querySelector('face-verification');
      if (element) element.alternative = false;
      element?.restart();
    });
    await sees(opened, '人脸信息处理授权');
    expect(await opened.getByRole('button', { name: '换一种方式' }).count()).toBe(0);
  });

  it('the element emits fv-sign-in when the session has ended and it offers signing in', async () => {
    const element = `<face-verification sign-in ${attributes.replace('user123', 'fault_http401')}></face-verification>`;
    const { page: opened } = await open(page(element, listen));
    await agree(opened);
    await choosePhoto(opened, visitors.photo());
    await opened.getByRole('button', { name: '使用这张' }).click();
    await opened.getByRole('button', { name: '去登录' }).click();
    expect(await opened.evaluate(() => window.heard[window.heard.length - 1])).toEqual([
      'fv-sign-in',
      'failed',
    ]);
  });

  it('shows the page’s own header in place of the progress, and its footer', async () => {
    const children = '<h3 slot="header">和安人寿</h3><p slot="footer">客服 400</p>';
    const { page: opened } = await open(
      page(`<face-verification ${attributes}>${children}</face-verification>`),
    );
    await sees(opened, '人脸信息处理授权');
    expect(await opened.getByRole('heading', { name: '和安人寿' }).isVisible()).toBe(true);
    expect(await opened.getByText('客服 400').isVisible()).toBe(true);
    expect(await opened.locator('.fv-stages').isVisible()).toBe(false);
    await opened.evaluate(() => document.querySelector('[slot=header]')?.remove());
    expect(await opened.locator('.fv-stages').isVisible()).toBe(true);
  });

  it('changes its language and theme at any time, and says in words that the rest is fixed', async () => {
    const { page: opened, console: said } = await open(
      page(`<face-verification ${attributes}></face-verification>`),
    );
    await sees(opened, '人脸信息处理授权');
    await opened.evaluate(() => {
      const element = document.querySelector('face-verification');
      element?.setAttribute('locale', 'en');
      element?.setAttribute('theme', 'dark');
      element?.setAttribute('base-url', '/elsewhere');
    });
    await sees(opened, 'Consent to process your face data');
    expect(await opened.locator('.fv-root').getAttribute('data-theme')).toBe('dark');
    await expect.poll(() => said.join()).toContain('base-url has changed and the change is ignored');
  });

  it('another user id starts from the beginning, with nothing of the former user', async () => {
    const { page: opened } = await open(page(`<face-verification ${attributes}></face-verification>`));
    await agree(opened);
    await sees(opened, '拍一张正面照');
    await opened.evaluate(() => document.querySelector('face-verification')?.setAttribute('user-id', 'bob'));
    await sees(opened, '人脸信息处理授权');
    expect(await opened.getByRole('checkbox').isChecked()).toBe(false);
  });

  it('continues where it was when it is moved, or removed and inserted again as a keep-alive does', async () => {
    const { page: opened } = await open(
      page(
        `<face-verification ${attributes.replace('base-url="/api"', '')}></face-verification><main></main>`,
        `document.querySelector('face-verification').api = { baseUrl: '/api', getToken: () => 'token' };`,
      ),
    );
    await agree(opened);
    await choosePhoto(opened, visitors.photo());
    await opened.evaluate(() =>
      document.querySelector('main')?.append(document.querySelector('face-verification') ?? ''),
    );
    await opened.getByRole('button', { name: '使用这张' }).waitFor();
    await leaveAndReturn(opened);
    await opened.getByRole('button', { name: '使用这张' }).click();
    await opened.waitForURL(/face-sdk\.html/);
  });

  it('keeps what was typed when it is removed and inserted again, until the user changes', async () => {
    const authmatch = attributes.replace('match', 'authmatch');
    const { page: opened } = await open(page(`<face-verification ${authmatch}></face-verification>`));
    await agree(opened);
    await opened.getByLabel('姓名').fill('李秀英');
    await leaveAndReturn(opened);
    expect(await opened.getByLabel('姓名').inputValue()).toBe('李秀英');
    await leaveAndReturn(opened, (element) => element.setAttribute('user-id', 'bob'));
    await sees(opened, '人脸信息处理授权');
    await agree(opened);
    expect(await opened.getByLabel('姓名').inputValue()).toBe('');
  });

  it('turns the camera off while it is out of the page', async () => {
    const path = `/${Math.random()}`;
    visitors
      .host()
      .pages.set(path, { html: page(`<face-verification ${attributes}></face-verification>`, recordTracks) });
    const { page: opened } = await visitors.open(path, { camera: true });
    await agree(opened);
    const tracks = () => opened.evaluate(() => window.tracks.map(({ readyState }) => readyState));
    await expect.poll(tracks, { timeout: 20_000 }).toEqual(['live']);
    await leaveAndReturn(
      opened,
      () =>
        new Promise<void>((resolve) => {
          const look = () =>
            window.tracks[0]?.readyState === 'ended' ? resolve() : requestAnimationFrame(look);
          look();
        }),
    );
    await expect.poll(async () => (await tracks())[0]).toBe('ended');
  });

  it('starts anew when it is inserted again after the user has left it', async () => {
    const { page: opened } = await open(page(`<face-verification ${attributes}></face-verification>`));
    await opened.getByRole('button', { name: '不同意并退出' }).click();
    await sees(opened, '已退出核验');
    await leaveAndReturn(opened);
    await sees(opened, '人脸信息处理授权');
  });

  it('shows two on one page that know nothing of each other', async () => {
    const second = attributes.replace('user123', 'user456');
    const { page: opened } = await open(
      page(
        `<face-verification ${attributes}></face-verification><face-verification ${second}></face-verification>`,
      ),
    );
    await opened.getByRole('checkbox').first().check();
    await opened.getByRole('button', { name: '同意并继续' }).first().click();
    await sees(opened, '拍一张正面照');
    await sees(opened, '人脸信息处理授权');
  });
});
