import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { loadSource } from '../../scripts/tools/loadSource.mjs';
import { driveChromium, driveFirefox, driveWebkit } from './drivers.mjs';
import { findOldChromium } from './oldChromium.mjs';

/**
 * Whole verifications with the script tag's build in old Chromium, Firefox and WebKit: `npm run build` and
 * `npm run test:engines -- embed`, outside `npm test` since those engines are rarely installed. Names of engines as
 * arguments run these alone. Writes what came of it to docs/engines.md.
 */
const root = resolve(import.meta.dirname, '../..');
const CAMERA_FLAGS = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];
const WEBKIT = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

/** @type {readonly { name: string, stands: string, find: () => unknown, drive: (path: string) => Promise<import('./drivers.mjs').Driver> }[]} */
const ENGINES = [
  chromium(66, 'Android 7–8 WebViews that were never updated: the floor'),
  chromium(80, 'older browsers of Huawei, vivo, OPPO'),
  chromium(83, 'early HarmonyOS'),
  chromium(92, 'HarmonyOS 2–3, old WeChat'),
  {
    name: 'Firefox ESR',
    stands: 'Firefox',
    find: () => ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find(existsSync),
    drive: (path) =>
      driveFirefox(path, {
        'media.navigator.streams.fake': true,
        'media.navigator.permission.disabled': true,
      }),
  },
  {
    name: 'WebKitGTK',
    stands: 'Safari of today, as far as WebKit alone makes it',
    find: () => (existsSync(WEBKIT) ? WEBKIT : undefined),
    drive: (path) => driveWebkit(path, ['--enable-media-stream=true', '--enable-mock-capture-devices=true']),
  },
];

function chromium(version, stands) {
  return {
    name: `Chromium ${version}`,
    stands,
    find: () => findOldChromium(version),
    drive: (path) =>
      driveChromium(path, `${dirname(path)}:${join(dirname(path), 'lib')}`, {
        more: CAMERA_FLAGS,
        oneProcess: version < 92,
      }),
  };
}

const JOURNEYS = {
  'photo from the album': { type: 'match', walk: fromAlbum },
  'camera in the page': { type: 'match', walk: fromCamera, optional: true },
  'name and ID number': { type: 'authmatch', walk: fromForm },
  'rejection and retry': { type: 'match', walk: overRejection },
  'offline and back': { type: 'match', walk: overNetworkLoss },
};

async function runEngine(name, drive) {
  const results = {};
  let failed = false;
  let agent = '';
  for (const [title, { type, walk, optional }] of Object.entries(JOURNEYS)) {
    const start = Date.now();
    let driver;
    try {
      driver = await within(drive());
      await within(driver.open(`${host.url}/${type}`));
      agent = await within(driver.evaluate('navigator.userAgent'));
      results[title] = (await within(walk(driver))) ?? 'passes';
    } catch (error) {
      results[title] = 'fails';
      failed = true;
      const seen = driver && (await within(driver.evaluate(SEEN), 5000).catch(() => ''));
      console.log(`  ${title}: ${String(error).slice(0, 400)}\n  seen: ${String(seen).slice(0, 600)}`);
    } finally {
      await driver?.close();
    }
    if (optional && results[title] === 'fails') results[title] = 'not offered or not working';
    const mark = { passes: '✓', fails: '✗' }[results[title]] ?? '·';
    console.log(
      `${mark} ${name}, ${title}: ${results[title]}, ${((Date.now() - start) / 1000).toFixed(1)} s`,
    );
  }
  return { agent, results, failed };
}

/** An engine that has crashed answers nothing. */
function within(work, ms = 90_000) {
  return Promise.race([
    work,
    new Promise((_resolve, reject) => setTimeout(() => reject(new Error('The engine does not answer.')), ms)),
  ]);
}

function page(type) {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><title>host</title><div id="face"></div>
<script>window.problems = []; onerror = function (message) { problems.push(String(message)); };
addEventListener('unhandledrejection', function (event) { problems.push(String(event.reason)); });</script>
<script src="/vendor/embed/embed.js"></script>
<script>FaceVerification.mount('#face', { type: '${type}', userId: 'user123', loginUrl: '/face-sdk.html',
  api: { baseUrl: '/api', getToken: function () { return 'token'; } },
  onError: function (error) { problems.push(error.code + ' ' + error.message + ' ' + (error.cause && error.cause.stack)); } });</script>`;
}

const SEEN = `(function () { var host = document.querySelector('#face div'); var root = host && host.shadowRoot;
  return (window.problems || []).join(' | ') + ' :: ' + (root ? root.querySelector('section').textContent : document.body.textContent).slice(0, 400); })()`;

async function fromAlbum(driver) {
  await agree(driver);
  await choosePhoto(driver);
  await press(driver, '使用这张照片');
  await passAndSee(driver);
}

async function overRejection(driver) {
  await agree(driver);
  await choosePhoto(driver);
  await press(driver, '使用这张照片');
  await endFaceCheck(driver, 'notSamePerson');
  await until(driver, `${shadow('[data-step=rejected] .fv-title')} !== null`);
  await press(driver, '重新核验');
  // The page was left, and with it the photo.
  await choosePhoto(driver);
  await press(driver, '使用这张照片');
  await passAndSee(driver);
}

/** The backend is out of reach when the ticket is asked for, and again when the result is. */
async function overNetworkLoss(driver) {
  await agree(driver);
  await choosePhoto(driver);
  host.cutBackend(true);
  try {
    await press(driver, '使用这张照片');
    await until(driver, `${shadow('[data-step=failed] .fv-title')} !== null`);
    host.cutBackend(false);
    await press(driver, '重试');
    await atFaceCheck(driver);
    host.cutBackend(true);
    await endFaceCheck(driver, 'pass');
    await until(driver, `${shadow('[data-step=failed] .fv-title')} !== null`);
  } finally {
    host.cutBackend(false);
  }
  await press(driver, '重试');
  await until(driver, `${shadow('[data-step=passed] .fv-title')} !== null`);
}

async function choosePhoto(driver) {
  await press(driver, '从相册选择');
  await until(driver, `${shadow('input[type=file]')} !== null`);
  await driver.evaluate(CHOOSE_PHOTO);
}

async function fromCamera(driver) {
  await agree(driver);
  await until(driver, `${button('从相册选择')} !== undefined || ${shadow('.fv-camera')} !== null`);
  // Where it has been allowed before, it opens by itself.
  if (!(await driver.evaluate(`${shadow('.fv-camera')} !== null`))) {
    if (!(await driver.evaluate(`${button('打开相机')} !== undefined`))) return 'not offered';
    await press(driver, '打开相机');
  }
  await until(driver, `${shadow('.fv-camera[data-status=live] .fv-shutter:not([disabled])')} !== null`);
  await driver.evaluate(`${shadow('.fv-shutter')}.click()`);
  await press(driver, '使用这张照片');
  await passAndSee(driver);
}

async function fromForm(driver) {
  await agree(driver);
  await until(driver, `${shadow('.fv-input')} !== null`);
  for (const [index, value] of ['李秀英', '11010519491231002X'].entries()) {
    await driver.evaluate(`(function (input) {
      input.focus(); input.value = '${value}'; input.dispatchEvent(new Event('input', { bubbles: true }));
      input.dispatchEvent(new Event('change', { bubbles: true })); input.blur();
    })(document.querySelector('#face div').shadowRoot.querySelectorAll('.fv-input')[${index}])`);
  }
  await press(driver, '下一步');
  await passAndSee(driver);
}

async function agree(driver) {
  await until(driver, `${shadow('input[type=checkbox]')} !== null`);
  await driver.evaluate(`${shadow('input[type=checkbox]')}.click()`);
  await press(driver, '同意并继续');
}

/** Over the stand-in of the face SDK's page and back, to the verdict that the backend gives. */
async function passAndSee(driver) {
  await endFaceCheck(driver, 'pass');
  await until(driver, `${shadow('[data-step=passed] .fv-title')} !== null`);
}

async function endFaceCheck(driver, choice) {
  await atFaceCheck(driver);
  await driver.evaluate(`document.querySelector('button[value=${choice}]').click()`).catch(() => undefined);
}

function atFaceCheck(driver) {
  return until(
    driver,
    `location.pathname === '/face-sdk.html' && document.querySelector('button[value=pass]') !== null`,
  );
}

function shadow(selector) {
  return `(function () { var host = document.querySelector('#face div'); return host && host.shadowRoot ? host.shadowRoot.querySelector('${selector}') : null; })()`;
}

function button(text) {
  return `(function () { var host = document.querySelector('#face div'); var root = host && host.shadowRoot;
    return root ? Array.from(root.querySelectorAll('button')).filter(function (b) { return b.textContent.trim() === '${text}'; })[0] : undefined; })()`;
}

async function press(driver, text) {
  await until(driver, `${button(text)} !== undefined`);
  await driver.evaluate(`${button(text)}.click()`);
}

async function until(driver, condition) {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    // A page that is just being left answers nothing.
    if (await driver.evaluate(`Boolean(${condition})`).catch(() => false)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`It does not come to ${condition.slice(0, 200)}`);
}

/** A photo as a phone makes it, drawn here; put where a person's choice would be. */
const CHOOSE_PHOTO = `new Promise(function (resolve) {
  var canvas = document.createElement('canvas'); canvas.width = 1500; canvas.height = 2000;
  var context = canvas.getContext('2d'); var picture = context.createImageData(1500, 2000);
  for (var i = 0; i < picture.data.length; i += 4) {
    var shade = 90 + 80 * Math.sin(i / 9000) + 30 * Math.random();
    picture.data[i] = shade + 40; picture.data[i + 1] = shade; picture.data[i + 2] = shade - 20; picture.data[i + 3] = 255;
  }
  context.putImageData(picture, 0, 0);
  canvas.toBlob(function (blob) {
    var input = ${shadow('input[type=file]')}; var transfer = new DataTransfer();
    transfer.items.add(new File([blob], 'photo.jpg', { type: 'image/jpeg' }));
    input.files = transfer.files; input.dispatchEvent(new Event('change', { bubbles: true })); resolve(blob.size);
  }, 'image/jpeg', 0.95);
})`;

/** The page, with the rows of this run in the place of their last ones. */
function renderPage(rows, before) {
  const titles = Object.keys(JOURNEYS);
  const cellsOf = (line = '') => line.split('|').map((cell) => cell.trim());
  const known = before.split('\n');
  const header = cellsOf(known.find((line) => line.startsWith('| engine |')));
  // A journey that came later has no outcome there yet.
  const keep = (name) => {
    const row = known.find((line) => line.startsWith(`| ${name} |`));
    if (!row) return [];
    const cells = cellsOf(row);
    const of = (title) => cells[header.indexOf(title)] ?? 'not run';
    return `| ${[name, of('stands for'), ...titles.map(of), of('as it calls itself')].join(' | ')} |`;
  };
  const lines = ENGINES.flatMap(({ name }) => {
    const row = rows.find((found) => found.name === name);
    if (!row) return keep(name);
    const cells = titles.map((title) => row.results[title]).join(' | ');
    return `| ${name} | ${row.stands} | ${cells} | ${row.agent.replace(/^.*?(\w+\/[\d.]+)( Safari\/[\d.]+)?$/, '$1')} |`;
  });
  return `# Engines

Written by \`npm run test:engines -- embed\`, which goes through each journey with the script tag's build in the engine
itself, from the consent page over the face SDK's stand-in to the verdict. No engine is named here that it did not run in.
The current Chromium runs every journey in \`npm test\`.

| engine | stands for | ${titles.join(' | ')} | as it calls itself |
|---|---|${titles.map(() => '---').join('|')}|---|
${lines.join('\n')}

Below the floor (Chromium 66, iOS 12.2, Firefox 78) \`FaceVerification.mount\` shows one sentence: 当前浏览器版本过低，无法进行刷脸核验。
Engines too old to read the script at all do not know \`FaceVerification\`; [embed.md](embed.md) says what a page does then.
`;
}

const { module, close } = await loadSource('/test/package/hostServer.ts');
const host = await module.startHostServer();
for (const type of ['match', 'authmatch']) host.pages.set(`/${type}`, { html: page(type) });

const wanted = process.argv.slice(2).map((name) => name.toLowerCase());
const rows = [];
for (const { name, stands, find, drive } of ENGINES) {
  if (wanted.length > 0 && !wanted.includes(name.toLowerCase().replace(/\W/g, ''))) continue;
  const path = await find();
  if (!path) console.log(`${name}: not installed, skipped`);
  else rows.push({ name, stands, ...(await runEngine(name, () => drive(path))) });
}
const document = join(root, 'docs/engines.md');
await writeFile(document, renderPage(rows, await readFile(document, 'utf8').catch(() => '')));
await host.close();
await close();
process.exit(rows.some(({ failed }) => failed) ? 1 : 0);
