/** Whole flows, one after the other, in one page: with React, or by the script tag. */
import { createRoot } from 'react-dom/client';
import { FaceVerification, type FaceVerificationOptions, type Handoff } from '../../../../src/index.js';
import '../../../../src/react/styles/styles.css';

/** Course of one run of the widget. */
type RunKind = 'file' | 'camera' | 'identity' | 'rejected' | 'left while preparing' | 'left while asking';

const runs: readonly RunKind[] = [
  'file',
  'camera',
  'identity',
  'rejected',
  'left while preparing',
  'left while asking',
];

type Mount = (place: HTMLElement, options: FaceVerificationOptions) => () => void;

declare global {
  interface Window {
    runFlows: (entry: 'react' | 'embed', first: number, count: number) => Promise<void>;
  }
}

/** The script tag's one global. */
interface ScriptTag {
  mount(place: HTMLElement, options: FaceVerificationOptions): { readonly unmount: () => void };
}

const mounts: Readonly<Record<'react' | 'embed', Mount>> = {
  react(place, options) {
    const root = createRoot(place);
    root.render(<FaceVerification {...options} />);
    return () => root.unmount();
  },
  embed(place, options) {
    // The other script of the page defines it.
    const { unmount } = (Reflect.get(Object(window), 'FaceVerification') as ScriptTag).mount(place, options);
    return unmount;
  },
};

window.runFlows = async (entry, first, count) => {
  for (let flow = first; flow < first + count; flow += 1) {
    await run(mounts[entry], runs[flow % runs.length] ?? 'file');
  }
};

/** The face SDK, as the mock server has it: the person is back at once. */
const endWith =
  (choices: string[]): Handoff =>
  async ({ faceId, orderNo }) => {
    const query = new URLSearchParams({
      orderNo,
      faceId,
      choice: choices.shift() ?? 'pass',
      url: location.href,
    });
    await fetch(`/face-sdk.html/end?${query}`, { redirect: 'manual' });
    return undefined;
  };

async function run(mount: Mount, kind: RunKind): Promise<void> {
  const place = document.body.appendChild(document.createElement('div'));
  const common = {
    userId: 'user123',
    api: { baseUrl: '/api', getToken: () => 'token' },
    handoff: endWith(kind === 'rejected' ? ['notSamePerson', 'pass'] : ['pass']),
  };
  const unmount = mount(
    place,
    kind === 'identity' ? { ...common, type: 'authmatch' } : { ...common, type: 'match' },
  );
  (await find(place, 'input[type=checkbox]')).click();
  (await find(place, '.fv-button[data-kind=primary]')).click();
  await walk(place, kind);
  unmount();
  place.remove();
  // The next person is another one: an order that was left open would be asked for first.
  sessionStorage.clear();
  localStorage.clear();
}

async function walk(place: HTMLElement, kind: RunKind): Promise<void> {
  if (kind === 'identity') await fillIn(place);
  else if (kind === 'camera') await shoot(place);
  else await choosePhoto(place);
  if (kind === 'left while preparing')
    return void (await find(place, '[data-step=preparing], [data-step=reviewing]'));
  if (kind === 'camera') (await find(place, '.fv-shot-button[aria-disabled=false]')).click();
  else if (kind !== 'identity') await press(place, '使用这张照片');
  if (kind === 'left while asking')
    return void (await find(place, '[data-step=handingOff], [data-step=awaitingResult], [data-step=passed]'));
  if (kind === 'rejected') {
    await press(place, '重新核验');
    await press(place, '使用这张照片', '从相册选择');
  }
  await press(place, '完成');
}

async function fillIn(place: HTMLElement): Promise<void> {
  await find(place, '.fv-input');
  for (const [index, value] of ['李秀英', '11010519491231002X'].entries()) {
    const input = rootOf(place)?.querySelectorAll<HTMLInputElement>('.fv-input')[index];
    if (!input) throw new Error('There is no field.');
    // React watches the property: its own setter would hide the change from it.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }
  await press(place, '下一步');
}

async function shoot(place: HTMLElement): Promise<void> {
  const found = await find(place, '.fv-actions .fv-button[data-kind=primary], .fv-camera');
  if (!found.matches('.fv-camera')) found.click();
  (await find(place, '.fv-shutter[aria-disabled=false]')).click();
}

async function choosePhoto(place: HTMLElement): Promise<void> {
  await press(place, '从相册选择');
  const input = await find(place, 'input[type=file]');
  const transfer = new DataTransfer();
  transfer.items.add(new File([await photo], 'photo.jpg', { type: 'image/jpeg' }));
  if (input instanceof HTMLInputElement) input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Waits for a button and taps it; `else` is tapped where it comes first, and a photo chosen there. */
async function press(place: HTMLElement, name: string, other?: string): Promise<void> {
  for (const start = performance.now(); performance.now() - start < PATIENCE_MS; ) {
    const buttons = [...(rootOf(place)?.querySelectorAll('button') ?? [])];
    const named = (text: string | undefined) =>
      buttons.find(({ textContent }) => textContent?.trim() === text);
    const button = named(name);
    if (button) return button.click();
    if (other && named(other)) await choosePhoto(place);
    await frame();
  }
  throw new Error(`There never was ${name}, but ${screenOf(place)}`);
}

async function find(place: HTMLElement, selector: string): Promise<HTMLElement> {
  for (const start = performance.now(); performance.now() - start < PATIENCE_MS; ) {
    const found = rootOf(place)?.querySelector<HTMLElement>(selector);
    if (found) return found;
    await frame();
  }
  throw new Error(`There never was ${selector}, but ${screenOf(place)}`);
}

function screenOf(place: HTMLElement): string {
  return rootOf(place)?.querySelector('.fv-root')?.textContent ?? 'nothing';
}

function rootOf(place: HTMLElement): ParentNode | null {
  return place.firstElementChild?.shadowRoot ?? place;
}

const PATIENCE_MS = 60_000;

function frame(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, 5));
}

const photo = (async () => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [600, 800];
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  const picture = context.createImageData(600, 800);
  for (let index = 0; index < picture.data.length; index += 4) {
    const shade = 120 + 60 * Math.sin(index / 9000) + 20 * Math.random();
    picture.data.set([shade + 30, shade, shade - 20, 255], index);
  }
  context.putImageData(picture, 0, 0);
  return new Promise<Blob>((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('There is no photo.'))),
      'image/jpeg',
      0.9,
    ),
  );
})();
