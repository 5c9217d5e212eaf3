import type { HostServer } from '../hosts/hostServer.js';
import type { Driver } from './drivers.mjs';

interface Journey {
  readonly title: string;
  /** Path of the page that it begins on. */
  readonly at: '/match' | '/authmatch' | '/framed' | '/empty';
  /** May not be had in every engine: `walk` says `not offered` then, else nothing. */
  readonly isOptional?: boolean;
  walk(driver: Driver, host: HostServer): Promise<unknown>;
}

/** Whole verifications with the script tag's build, from the consent page over the fake face SDK's page to the verdict. */
export const journeys: readonly Journey[] = [
  { title: 'photo from the album', at: '/match', walk: fromAlbum },
  { title: 'camera in the page', at: '/match', walk: fromCamera, isOptional: true },
  { title: 'name and ID number', at: '/authmatch', walk: fromForm },
  { title: 'rejection and retry', at: '/match', walk: overRejection },
  { title: 'offline and back', at: '/match', walk: overNetworkLoss },
  { title: 'a screen whose files fail until the user retries', at: '/empty', walk: overLostFiles },
  { title: 'in a frame', at: '/framed', walk: inFrame },
];

/** The pages that the journeys begin on. */
export function addPages(host: HostServer): void {
  for (const type of ['match', 'authmatch']) host.pages.set(`/${type}`, { html: page(type) });
  const frame = '<iframe src="/match" allow="camera" style="width: 100%; height: 700px"></iframe>';
  host.pages.set('/empty', { html: '<!doctype html><meta charset="utf-8"><title>empty</title>' });
  host.pages.set('/framed', { html: `<!doctype html><meta charset="utf-8"><title>host</title>${frame}` });
}

function page(type: string) {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><title>host</title><div id="face"></div>
<script>window.problems = []; onerror = function (message) { problems.push(String(message)); };
addEventListener('unhandledrejection', function (event) { problems.push(String(event.reason)); });</script>
<script src="/vendor/embed/embed.js"></script>
<script>FaceVerification.mount('#face', { type: '${type}', userId: 'user123', loginUrl: '/face-sdk.html',
  api: { baseUrl: '/api', getToken: function () { return 'token'; } },
  onError: function (error) { problems.push(error.code + ' ' + error.message + ' ' + (error.cause && error.cause.stack)); } });</script>`;
}

/** What the person sees, and what went wrong unseen. */
export const SEEN = `(function () { var host = document.querySelector('#face div'); var root = host && host.shadowRoot;
  return (window.problems || []).join(' | ') + ' :: ' + (root ? root.querySelector('section').textContent : document.body.textContent).slice(0, 400); })()`;

async function fromAlbum(driver: Driver): Promise<void> {
  await agree(driver);
  await choosePhoto(driver);
  await press(driver, '使用这张照片');
  await passAndSee(driver);
}

/** The redirect takes the page around the frame; the frame finds the return in the address of that page, and takes it out. */
async function inFrame(driver: Driver): Promise<void> {
  const frame = {
    ...driver,
    evaluate: (words: string) => driver.evaluate(`frames[0].eval(${JSON.stringify(words)})`),
  };
  await agree(frame);
  await choosePhoto(frame);
  await press(frame, '使用这张照片');
  await endFaceCheck(driver, 'pass');
  await until(frame, `${shadow('[data-step=passed] .fv-title')} !== null`);
  await until(driver, `location.pathname === '/framed' && location.search === ''`);
}

async function overRejection(driver: Driver): Promise<void> {
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
async function overNetworkLoss(driver: Driver, host: HostServer): Promise<void> {
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

/** Files of the next screens cannot be had at first: the screen itself, and a file that it imports. */
async function overLostFiles(driver: Driver, host: HostServer): Promise<void> {
  host.refuse(/\/(renderScreen|explainCode)-/);
  try {
    // No page has been opened before, so that no cache of the browser has the files.
    await driver.open(`${host.url}/match`);
    await agree(driver);
    await until(driver, `${button('重试')} !== undefined`);
  } finally {
    host.refuse(undefined);
  }
  await press(driver, '重试');
  await choosePhoto(driver);
  await press(driver, '使用这张照片');
  await passAndSee(driver);
}

async function choosePhoto(driver: Driver): Promise<void> {
  await press(driver, '从相册选择');
  await until(driver, `${shadow('input[type=file]')} !== null`);
  await driver.evaluate(CHOOSE_PHOTO);
}

async function fromCamera(driver: Driver): Promise<'not offered' | undefined> {
  await agree(driver);
  await until(driver, `${button('从相册选择')} !== undefined || ${shadow('.fv-camera')} !== null`);
  // Where it has been allowed before, it opens by itself.
  if (!(await driver.evaluate(`${shadow('.fv-camera')} !== null`))) {
    if (!(await driver.evaluate(`${shadow('[data-way=page]')} !== null`))) return 'not offered';
    await driver.evaluate(`${shadow('[data-way=page]')}.click()`);
  }
  await until(driver, `${shadow('.fv-shutter[aria-disabled=false]')} !== null`);
  await driver.evaluate(`${shadow('.fv-shutter')}.click()`);
  await until(driver, `${shadow('.fv-shot-button[aria-disabled=false]')} !== null`);
  await driver.evaluate(`${shadow('.fv-shot-button[aria-disabled=false]')}.click()`);
  await passAndSee(driver);
}

async function fromForm(driver: Driver): Promise<void> {
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

async function agree(driver: Driver): Promise<void> {
  await until(driver, `${shadow('input[type=checkbox]')} !== null`);
  await driver.evaluate(`${shadow('input[type=checkbox]')}.click()`);
  await press(driver, '同意并继续');
}

/** Passes the fake face SDK's page and returns, to the verdict of the backend. */
async function passAndSee(driver: Driver): Promise<void> {
  await endFaceCheck(driver, 'pass');
  await until(driver, `${shadow('[data-step=passed] .fv-title')} !== null`);
}

async function endFaceCheck(driver: Driver, choice: string): Promise<void> {
  await atFaceCheck(driver);
  await driver.evaluate(`document.querySelector('button[value=${choice}]').click()`).catch(() => undefined);
}

function atFaceCheck(driver: Driver): Promise<void> {
  return until(
    driver,
    `location.pathname === '/face-sdk.html' && document.querySelector('button[value=pass]') !== null`,
  );
}

function shadow(selector: string): string {
  return `(function () { var host = document.querySelector('#face div'); return host && host.shadowRoot ? host.shadowRoot.querySelector('${selector}') : null; })()`;
}

function button(text: string): string {
  return `(function () { var host = document.querySelector('#face div'); var root = host && host.shadowRoot;
    return root ? Array.from(root.querySelectorAll('button')).filter(function (b) { return b.textContent.trim() === '${text}'; })[0] : undefined; })()`;
}

async function press(driver: Driver, text: string): Promise<void> {
  await until(driver, `${button(text)} !== undefined`);
  await driver.evaluate(`${button(text)}.click()`);
}

async function until(driver: Driver, condition: string): Promise<void> {
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
