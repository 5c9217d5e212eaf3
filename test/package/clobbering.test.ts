import { expect, it } from 'vitest';
import { goToFaceSdk, passFaceCheck, prepareVisitors, sees } from '../e2e/hosts/visitor.js';

const visitors = prepareVisitors();

/**
 * Markup that hides globals from scripts, such as in a comment or a CMS article. An element's `id` becomes a property of the
 * window if there is none; its `name` hides a property of the document
 * (https://html.spec.whatwg.org/multipage/nav-history-apis.html#named-access-on-the-window-object).
 */
const CLOBBERING = [
  // the one global, before the script runs and as a collection that has a "mount"
  '<a id="FaceVerification"></a><form id="FaceVerification"><input name="mount"><input name="version"></form>',
  // what is looked up on the window and lacks in some engines
  ...[
    'ImageCapture',
    'FaceDetector',
    'OffscreenCanvas',
    'queueMicrotask',
    'trustedTypes',
    'visualViewport',
  ].map((name) => `<a id="${name}" href="x:y"></a>`),
  // properties of the document that the widget and its libraries read
  // an address that later parts must not be loaded from
  '<img name="currentScript" alt="" src="/elsewhere/embed.js">',
  ...['body', 'visibilityState', 'hidden', 'activeElement', 'cookie', 'referrer', 'scripts'].map(
    (name) => `<img name="${name}" alt="">`,
  ),
  '<form name="documentElement"><input name="dataset"><input name="append"></form>',
  // names of the widget's own fields
  '<form><input name="name" value="mine"><input name="idNo" value="mine"><input id="fv-name"></form>',
].join('');

it('a photo gets to its verdict on a page whose elements are named like what the widget looks up', async () => {
  visitors.host().pages.set('/clobbered', {
    html: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><title>host</title>${CLOBBERING}<div id="face"></div>
<script src="/vendor/embed/embed.js"></script>
<script>
  FaceVerification.mount('#face', {
    type: 'match',
    userId: 'user123',
    api: { baseUrl: '/api', getToken: () => 'token' },
    loginUrl: '/face-sdk.html',
    onComplete: (outcome) => { document.title = outcome.verdict; },
  });
</script>`,
  });
  visitors.host().pages.set('/blank', { html: '<link rel="icon" href="data:,">' });
  const { page, complaints, externalRequests } = await visitors.open('/blank');
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.goto(`${visitors.host().url}/clobbered`);
  expect(await page.evaluate(() => String(document.currentScript))).toBe('[object HTMLImageElement]');
  await goToFaceSdk(page, visitors.photo());
  await passFaceCheck(page);
  await sees(page, '核验通过');
  await expect.poll(() => page.title()).toBe('passed');
  expect(complaints).toEqual([]);
  expect(externalRequests).toEqual([]);
  // The image itself, and no file beside it.
  const elsewhere = requests.filter((path) => path.startsWith('/elsewhere/'));
  expect(new Set(elsewhere)).toEqual(new Set(['/elsewhere/embed.js']));
});
