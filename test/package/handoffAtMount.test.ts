import { expect, it } from 'vitest';
import { prepareVisitors, sees } from '../e2e/hosts/visitor.js';
import { completeConsent } from '../fixtures/completeConsent.js';

const visitors = prepareVisitors();

/** The docs' page, with its id, and a script that mounts the widget. */
const host = (handoff: string) => `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>host</title>
<div id="face"></div><script src="/vendor/embed/embed.js"></script><script>
  const { redirectHandoff, bridgeHandoff, chooseHandoff } = FaceVerification;
  FaceVerification.mount('#face', {
    type: 'match', userId: 'user123', api: { baseUrl: '/api', getToken: () => 'token' },
    consent: ${JSON.stringify(completeConsent)}, ${handoff},
    onError: ({ code, message }) => { console.error('onError ' + code + ': ' + message); },
    onUseAlternative: () => { document.title = 'another way'; },
  });
</script>`;

let pages = 0;
async function open(handoff: string, before?: () => void) {
  const path = `/mount-${++pages}`;
  visitors.host().pages.set(path, { html: host(handoff) });
  return visitors.open(path, before ? { before } : {});
}

it.each([
  [`loginUrl: 'http://kyc1.qcloud.com/login'`, /^onError invalid_options: .*loginUrl must be https/],
  [`loginUrl: '/face-sdk.html', returnUrl: location.href + '#/x'`, /invalid_options: .*without a hash/],
  [`handoff: bridgeHandoff({ bridge: 5 })`, /invalid_options: .*bridge must be a function/],
])('a wrong option is an error before anything is asked of the user: %s', async (handoff, said) => {
  const { page, console } = await open(handoff);
  await expect.poll(() => console.join('\n')).toMatch(said);
  await expect.poll(() => page.getByRole('checkbox').count()).toBe(0);
  await page.locator('h2').waitFor();
});

it.each([
  ['`window.face`, which is the div', 'window.face', /bridge is an element or frame of this page/],
  ['null', 'null', /^$/],
  ['an empty object', '{}', /bridge is an object without postMessage/],
])('a page outside the app says so before consent when its bridge is %s', async (_name, bridge, warned) => {
  const { page, console } = await open(`handoff: bridgeHandoff({ bridge: ${bridge} })`);
  await sees(page, '请在 App 里打开本页');
  expect(console.join()).toMatch(/onError handoff_outside_app/);
  await expect
    .poll(() => console.filter((text) => text.startsWith('FaceVerification')).join())
    .toMatch(warned);
  await page.getByRole('button', { name: '换一种方式' }).click();
  await expect.poll(() => page.title()).toBe('another way');
});

it('a bridge that is the div of the docs’ page leaves the redirect in its place', async () => {
  const both = `chooseHandoff([bridgeHandoff({ bridge: window.face }), redirectHandoff({ loginUrl: '/face-sdk.html' })])`;
  const { page, console } = await open(`handoff: ${both}`);
  await expect.poll(() => console.join()).toMatch(/bridge is an element or frame of this page/);
  await sees(page, '人脸信息处理授权');
  expect(console.join()).not.toMatch(/onError/);
});

it('the browser of UC says before consent that the face check does not work there', async () => {
  const { page, console } = await open(`loginUrl: '/face-sdk.html'`, () => {
    const userAgent = 'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 UCBrowser/15.5 Mobile';
    Object.defineProperty(navigator, 'userAgent', { get: () => userAgent });
  });
  await sees(page, '这个浏览器不能刷脸');
  expect(console.join()).toMatch(/onError handoff_unsupported/);
  await page.getByRole('button', { name: '复制链接，到浏览器打开' }).waitFor();
  // Another try fails again.
  expect(await page.getByRole('button', { name: /重试|重新开始/ }).count()).toBe(0);
});

it('a bridge that the app injects late is found when it is needed', async () => {
  const { page, console } = await open(
    `consent: false, photo: { source: { origin: 'uri', data: 'https://shop.example/1.jpg' } },
     handoff: bridgeHandoff({ get bridge() { return window.lateBridge; } })`,
    () => {
      document.addEventListener('DOMContentLoaded', () =>
        Object.assign(window, {
          lateBridge: async (request: object) => Object.assign(document, { request }),
        }),
      );
    },
  );
  await expect
    .poll(() => page.evaluate(() => Reflect.get(document, 'request')?.action))
    .toBe('startFaceVerification');
  expect(console.join()).not.toMatch(/onError/);
});
