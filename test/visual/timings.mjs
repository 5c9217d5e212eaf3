import { execFileSync, spawn } from 'node:child_process';
import { basename, resolve } from 'node:path';
import { chromium } from 'playwright';
import { findBrowser, pageArguments } from '../../tools/setup/browser.mjs';

// Plays five stories in the built demo and counts taps and seconds: `npm run test:sandbox -- timings [CHECKOUT …]`. With a
// checkout of an earlier commit and `.` both are played in the same run. Each checkout needs its own node_modules. The visitor
// taps at once, so the seconds are those that the product takes or waits.

/** Labels of both cuts of the flow, by what they do. */
const labels = {
  accept: '同意并继续',
  album: '从相册选择',
  use: '使用这张照片',
  next: '下一步',
  // The face SDK's page adds its code.
  pass: /^通过/,
  rejected: /^不是本人/,
  // After a rejection, and after the face SDK was left.
  again: /^(重新刷脸|重新核验)$/,
};

/**
 * @typedef {object} Visitor
 * @property {import('playwright').Page} page
 * @property {(label: keyof typeof labels) => Promise<void>} tap
 * @property {() => Promise<void>} agree
 * @property {() => Promise<void>} pickPhoto
 * @property {() => Promise<void>} takePhoto
 * @property {() => Promise<void>} pressBack
 */

/** @type {Readonly<Record<string, { readonly type: 'match' | 'authmatch', readonly camera?: true, readonly play: (visitor: Visitor) => Promise<void> }>>} */
const stories = {
  'match, camera allowed': {
    type: 'match',
    camera: true,
    async play({ agree, takePhoto, tap }) {
      await agree();
      await takePhoto();
      await tap('use');
      await tap('pass');
    },
  },
  'match by album': {
    type: 'match',
    async play({ agree, pickPhoto, tap }) {
      await agree();
      await pickPhoto();
      await tap('pass');
    },
  },
  authmatch: {
    type: 'authmatch',
    async play({ page, agree, tap }) {
      await agree();
      await page.getByLabel('姓名', { exact: true }).fill('李秀英');
      await page.getByLabel('身份证号', { exact: true }).fill('11010519491231002X');
      await tap('next');
      await tap('pass');
    },
  },
  'rejected, then passed': {
    type: 'match',
    async play({ agree, pickPhoto, tap }) {
      await agree();
      await pickPhoto();
      await tap('rejected');
      await tap('again');
      await pickPhoto();
      await tap('pass');
    },
  },
  'SDK left by back, then passed': {
    type: 'match',
    async play({ agree, pickPhoto, pressBack, tap }) {
      await agree();
      await pickPhoto();
      await pressBack();
      await tap('again');
      await pickPhoto();
      await tap('pass');
    },
  },
};

/**
 * @param {import('playwright').Browser} browser
 * @param {string} demoUrl
 * @param {(typeof stories)[string]} story
 */
async function play(browser, demoUrl, { type, camera, play: playStory }) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    permissions: camera ? ['camera'] : [],
  });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  let taps = 0;
  /** @type {{ readonly taps: number, readonly ms: number } | undefined} */
  let atSdk;
  /** @param {import('playwright').Locator} target */
  const click = async (target) => {
    await target.click();
    taps += 1;
  };
  const button = (/** @type {keyof typeof labels} */ label) =>
    page.getByRole('button', { name: labels[label], exact: true });
  await page.goto(`${demoUrl}?type=${type}`);
  await button('accept').waitFor();
  const photo = {
    name: 'photo.jpg',
    mimeType: 'image/jpeg',
    buffer: await page.screenshot({ type: 'jpeg' }),
  };
  const start = performance.now();
  page.on('framenavigated', (frame) => {
    if (frame.url().includes('face-sdk')) atSdk ??= { taps, ms: performance.now() - start };
  });
  await playStory({
    page,
    tap: (label) => click(button(label)),
    async agree() {
      await click(page.getByRole('checkbox'));
      await click(button('accept'));
    },
    async pickPhoto() {
      const opened = page.waitForEvent('filechooser');
      await click(button('album'));
      await (await opened).setFiles(photo);
      taps += 1; // the photo in the album
      await click(button('use'));
    },
    takePhoto: () => click(page.locator('.fv-shutter[aria-disabled=false]')),
    async pressBack() {
      await button('pass').waitFor();
      await page.goBack();
      taps += 1;
    },
  });
  await page.getByRole('heading', { name: '核验通过' }).waitFor();
  const ms = performance.now() - start;
  await context.close();
  return { tapsToSdk: atSdk?.taps ?? 0, secondsToSdk: (atSdk?.ms ?? 0) / 1000, taps, seconds: ms / 1000 };
}

/**
 * Builds the demo of a checkout and serves it.
 * @param {string} folder
 */
async function serve(folder) {
  const vite = 'node_modules/vite/bin/vite.js';
  const options = ['--outDir', '.cache/timings', '--logLevel', 'warn'];
  execFileSync(process.execPath, [vite, 'build', ...options], { cwd: folder, stdio: 'inherit' });
  const server = spawn(
    process.execPath,
    [vite, 'preview', '--outDir', '.cache/timings', '--host', '127.0.0.1'],
    {
      cwd: folder,
      env: { ...process.env, NO_COLOR: '1' },
    },
  );
  const url = await new Promise((found) => {
    server.stdout.on('data', (data) => {
      const [address] = /http:\/\/127\.0\.0\.1:\d+\//.exec(String(data)) ?? [];
      if (address) found(address);
    });
  });
  return { url, stop: () => server.kill() };
}

const checkouts =
  process.argv.length > 2 ? process.argv.slice(2).map((folder) => resolve(folder)) : [resolve('.')];
const browser = await chromium.launch({
  ...findBrowser(),
  args: [...pageArguments, '--use-fake-device-for-media-stream'],
});
/** @type {Record<string, string | number>[]} */
const rows = [];
for (const folder of checkouts) {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: folder }).toString().trim();
  const { url, stop } = await serve(folder);
  try {
    for (const [name, story] of Object.entries(stories)) {
      const { tapsToSdk, secondsToSdk, taps, seconds } = await play(browser, url, story);
      rows.push({
        story: name,
        checkout: `${basename(folder)} ${commit}`,
        'taps to the SDK': tapsToSdk,
        's to the SDK': secondsToSdk.toFixed(1),
        taps,
        s: seconds.toFixed(1),
      });
    }
  } finally {
    stop();
  }
}
await browser.close();
rows.sort(
  (one, other) =>
    Object.keys(stories).indexOf(String(one['story'])) - Object.keys(stories).indexOf(String(other['story'])),
);
console.table(rows);
