import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import { findFirefox, findWebkit } from '../../../tools/setup/browser.mjs';
import { driveFirefox, driveWebkit } from './drivers.mjs';

/**
 * The photo step in Firefox and WebKit with their own fake cameras: `npm run test:e2e -- engines camera`,
 * outside `npm test`. What is missing is skipped by name. Names of engines as arguments run these alone.
 */
const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../../..');
const outDir = join(root, 'node_modules/.cache/engines/demo');

const FIREFOX = findFirefox();
const WEBKIT = findWebkit();
const FAKE = { 'media.navigator.streams.fake': true };
const FAKE_WEBKIT = ['--enable-media-stream=true', '--enable-mock-capture-devices=true'];

/** Each engine with a camera, and without one in the ways that it can be without one. */
const RUNS = [
  run(
    'firefox',
    'a camera',
    FIREFOX,
    driveFirefox,
    { ...FAKE, 'media.navigator.permission.disabled': true },
    takesPhoto,
  ),
  run('firefox', 'denied', FIREFOX, driveFirefox, { ...FAKE, 'permissions.default.camera': 2 }, isDenied),
  run('firefox', 'unanswered', FIREFOX, driveFirefox, FAKE, waitsForAnswer),
  run('firefox', 'absent', FIREFOX, driveFirefox, { 'media.navigator.permission.disabled': true }, isAbsent),
  run('webkit', 'a camera', WEBKIT, driveWebkit, FAKE_WEBKIT, takesPhoto),
  run('webkit', 'absent', WEBKIT, driveWebkit, ['--enable-media-stream=true'], isAbsent),
];

function run(engine, name, path, drive, setting, journey) {
  return { engine, name, drive, setting, journey, path };
}

const wanted = process.argv.slice(2);
await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true } });
const server = await preview({
  root,
  build: { outDir },
  preview: { host: '127.0.0.1', port: 4971, strictPort: false },
});
const url = server.resolvedUrls.local[0].replace('127.0.0.1', 'localhost');

let failures = 0;
for (const { engine, name, path, drive, setting, journey } of RUNS) {
  if (wanted.length > 0 && !wanted.includes(engine)) continue;
  const title = `${engine}, ${name}`;
  if (!path) {
    console.log(`${title}: not installed, skipped`);
    continue;
  }
  const start = Date.now();
  const driver = await drive(path, setting);
  try {
    await driver.open(url);
    await journey(person(driver));
    console.log(`✓ ${title}: ${Math.round((Date.now() - start) / 1000)} s`);
  } catch (error) {
    failures += 1;
    const shown = await driver.evaluate('document.body.innerText.slice(0, 600)').catch(() => '');
    console.log(`✗ ${title}: ${error.message}\n${shown}`);
  } finally {
    await driver.close();
  }
}
await server.close();
process.exit(failures > 0 ? 1 : 0);

async function takesPhoto(person) {
  await person.agree();
  await person.opensCamera();
  await person.until('document.querySelector(".fv-camera[data-status=live]") !== null');
  await person.until('document.querySelector(".fv-shutter")?.getAttribute("aria-disabled") === "false"');
  await person.expect(
    '(document.querySelector("video").srcObject.getVideoTracks()[0].getSettings().facingMode === "environment") !== getComputedStyle(document.querySelector("video")).transform.startsWith("matrix(-1")',
  );
  await person.tap('.fv-shutter');
  await person.sees('照片清楚吗？');
  await person.until('document.querySelector("img.fv-frozen").naturalWidth >= 240');
  await person.expect('document.querySelector("video").srcObject === null');
  await person.tap('.fv-shot-button[aria-disabled=false]');
  await person.until('location.pathname.endsWith("face-sdk.html")');
}

async function isDenied(person) {
  await person.agree();
  // Known beforehand where the engine tells, else after a tap.
  await person.until('/相机权限|拍照|允许相机/.test(document.body.innerText)');
  await person.opensCamera().catch(() => undefined);
  await person.until('/相机权限没打开|允许相机/.test(document.body.innerText)');
  await hasOtherWays(person);
}

async function isAbsent(person) {
  await person.agree();
  await person.opensCamera();
  await person.sees('没找到相机');
  await hasOtherWays(person);
}

async function waitsForAnswer(person) {
  await person.agree();
  await person.opensCamera();
  await person.sees('没看到提示？');
  await person.tap('.fv-camera-top button');
  await hasOtherWays(person);
}

async function hasOtherWays(person) {
  await person.expect('document.querySelector("[data-way=album]") !== null');
  await person.sees('返回');
}

/** What somebody does and sees, in an engine that is only spoken to in expressions. */
function person(driver) {
  const until = async (expression, timeoutMs = 40_000) => {
    for (const start = Date.now(); Date.now() - start < timeoutMs; ) {
      // While a page loads there is none to ask.
      if (await driver.evaluate(`Boolean(${expression})`).catch(() => false)) return;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`never: ${expression}`);
  };
  const button = (text) =>
    `[...document.querySelectorAll("button")].find((found) => found.innerText.includes(${JSON.stringify(text)}))`;
  const click = async (expression) => {
    await until(expression);
    await driver.evaluate(`void ${expression}.click()`);
  };
  return {
    until,
    sees: (text) => until(`document.body.innerText.includes(${JSON.stringify(text)})`),
    async expect(expression) {
      if (!(await driver.evaluate(`Boolean(${expression})`))) throw new Error(`not: ${expression}`);
    },
    tap: (selector) => click(`document.querySelector(${JSON.stringify(selector)})`),
    tapButton: (text) => click(button(text)),
    async agree() {
      await click('document.querySelector("input[type=checkbox]")');
      await click(button('同意并继续'));
      await until('document.querySelector("[data-step=capturing]")');
    },
    /** By a tap, unless it has opened by itself, as it does where it is known to be allowed. */
    async opensCamera() {
      const open = 'document.querySelector("[data-way=page]")';
      await until(`document.querySelector(".fv-camera") || ${open}`, 10_000);
      await driver.evaluate(`void (document.querySelector(".fv-camera") || ${open}.click())`);
    },
  };
}
