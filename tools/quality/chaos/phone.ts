import type { Browser, BrowserContext, CDPSession, Page } from 'playwright';
import type { Random } from '../shared/random.js';
import { withLimit } from './observe.js';

/** Errors of the page, and results that the widget reported to its host. */
interface Heard {
  /** Uncaught errors and unhandled rejections. */
  readonly uncaught: string[];
  /** Errors in the console, without the browser's own about the network. */
  readonly consoleErrors: string[];
  /** Orders that `onComplete` reported as passed. */
  readonly passedOrders: string[];
}

/** A phone whose page can be killed and comes back in another one. */
export interface Phone extends Heard {
  readonly page: Page;
  readonly home: string;
  reload(): Promise<void>;
  goHome(): Promise<void>;
  goBack(): Promise<void>;
  /** The page's process ends; the next page has no session. */
  kill(): Promise<void>;
  /** Hides and freezes the page for a time in milliseconds. */
  hide(ms: number): Promise<void>;
  setOffline(offline: boolean): Promise<void>;
  setStorage(works: boolean): Promise<void>;
  setCamera(allowed: boolean): Promise<void>;
  /** Ends the workers without an event, as engines do when memory is short. */
  endWorkers(): Promise<void>;
  /** Ends the camera's track, as an incoming call does. */
  endCamera(): Promise<void>;
  close(): Promise<void>;
}

export interface PhoneSettings {
  readonly home: string;
  readonly camera: boolean;
  /** A page of a desktop, which shows a QR code. */
  readonly isDesktop: boolean;
  /** 6: six times slower. */
  readonly slowdown: number;
  /** Returns the file for an open picker, or nothing to cancel it. */
  readonly chooseFile: () => string | { name: string; mimeType: string; buffer: Buffer } | undefined;
}

/** Lets the run set the page's visibility. A headless Chromium under Playwright never hides a page. */
const VISIBILITY = `(() => {
  let state = 'visible';
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => state === 'hidden' });
  window.setVisibility = (next) => {
    state = next;
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  };
})()`;

const storageScript = (works: boolean) => `(() => {
  const { prototype } = Storage;
  const real = prototype.realMethods || { getItem: prototype.getItem, setItem: prototype.setItem, removeItem: prototype.removeItem };
  Object.defineProperty(prototype, 'realMethods', { configurable: true, enumerable: false, value: real });
  for (const name of ['getItem', 'setItem', 'removeItem']) {
    prototype[name] = ${works} ? real[name] : () => { throw new DOMException('No storage here.', 'QuotaExceededError'); };
  }
})()`;

/** Console messages of the browser about failed requests, which are part of the run. */
const NETWORK = /^Failed to load resource|net::ERR_/;

export async function createPhone(browser: Browser, settings: PhoneSettings): Promise<Phone> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    hasTouch: !settings.isDesktop,
    isMobile: !settings.isDesktop,
    permissions: settings.camera ? ['camera'] : [],
  });
  context.setDefaultTimeout(8000);
  context.setDefaultNavigationTimeout(20_000);
  const heard = { uncaught: [] as string[], consoleErrors: [] as string[], passedOrders: [] as string[] };
  await context.exposeFunction('notify', (what: string, detail: string) => {
    const { verdict, orderNo } = JSON.parse(detail);
    if (what === 'complete' && verdict === 'passed') heard.passedOrders.push(orderNo);
  });
  await context.addInitScript(VISIBILITY);
  let { page, session } = await openPage(context, settings, heard);

  /** Waits for an action and ignores its failure, since the screen shows the outcome. */
  const attempt = (work: Promise<unknown>) => withLimit(work, 21_000).catch(() => undefined);
  const goHome = async () => void (await attempt(page.goto(settings.home, { waitUntil: 'commit' })));
  await goHome();

  return {
    ...heard,
    home: settings.home,
    get page() {
      return page;
    },
    goHome,
    reload: async () => void (await attempt(page.reload({ waitUntil: 'commit' }))),
    goBack: async () => void (await attempt(page.goBack({ waitUntil: 'commit', timeout: 5000 }))),
    async kill() {
      const crashed = page.waitForEvent('crash', { timeout: 5000 });
      session.send('Page.crash').catch(() => undefined);
      await crashed.catch(() => undefined);
      const last = page;
      ({ page, session } = await openPage(context, settings, heard));
      await withLimit(last.close(), 5000).catch(() => undefined);
      await goHome();
    },
    async hide(ms) {
      await withLimit(page.evaluate(`setVisibility('hidden')`), 3000).catch(() => undefined);
      await withLimit(session.send('Page.setWebLifecycleState', { state: 'frozen' }), 2000).catch(
        () => undefined,
      );
      await new Promise((resolve) => setTimeout(resolve, ms));
      await withLimit(session.send('Page.setWebLifecycleState', { state: 'active' }), 2000).catch(
        () => undefined,
      );
      await withLimit(page.evaluate(`setVisibility('visible')`), 3000).catch(() => undefined);
    },
    setOffline: (offline) => context.setOffline(offline),
    async setStorage(works) {
      await context.addInitScript(storageScript(works));
      await withLimit(page.evaluate(storageScript(works)), 3000).catch(() => undefined);
    },
    async setCamera(allowed) {
      if (allowed) await context.grantPermissions(['camera']);
      else await context.clearPermissions();
    },
    async endWorkers() {
      const ends = page.workers().map((worker) => worker.evaluate('close()'));
      await withLimit(Promise.all(ends), 3000).catch(() => undefined);
    },
    async endCamera() {
      const end = `(() => {
        const host = document.querySelector('#face > div');
        const video = (host && host.shadowRoot ? host.shadowRoot : document).querySelector('video');
        for (const track of (video && video.srcObject ? video.srcObject.getTracks() : [])) {
          track.stop();
          track.dispatchEvent(new Event('ended'));
        }
      })()`;
      await withLimit(page.evaluate(end), 3000).catch(() => undefined);
    },
    close: async () => void (await withLimit(context.close(), 10_000).catch(() => undefined)),
  };
}

async function openPage(
  context: BrowserContext,
  { slowdown, chooseFile }: PhoneSettings,
  heard: Heard,
): Promise<{ page: Page; session: CDPSession }> {
  const page = await context.newPage();
  page.on('pageerror', (error) => heard.uncaught.push(`${error.name} ${error.message} ${error.stack ?? ''}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !NETWORK.test(message.text())) heard.consoleErrors.push(message.text());
  });
  page.on('filechooser', (chooser) => {
    const file = chooseFile();
    chooser.setFiles(file ?? []).catch(() => undefined);
  });
  const session = await context.newCDPSession(page);
  if (slowdown > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  return { page, session };
}

/** Random events of a phone, each with its weight, and whether it replaces the page. */
export const mishaps: readonly (readonly [
  string,
  number,
  (phone: Phone, random: Random) => Promise<void>,
  'endsPage'?,
])[] = [
  ['reload', 4, (phone) => phone.reload(), 'endsPage'],
  ['kill', 3, (phone) => phone.kill(), 'endsPage'],
  ['hide', 4, (phone, random) => phone.hide(random.between(100, 3000))],
  ['hide for long', 1, (phone, random) => phone.hide(random.between(6000, 15_000))],
  ['worker ends', 2, (phone) => phone.endWorkers()],
  ['back button', 2, (phone) => phone.goBack(), 'endsPage'],
  [
    'offline',
    3,
    async (phone, random) => {
      await phone.setOffline(true);
      setTimeout(() => phone.setOffline(false).catch(() => undefined), random.between(500, 6000));
    },
  ],
  ['storage fails', 2, (phone) => phone.setStorage(false)],
  ['storage works', 1, (phone) => phone.setStorage(true)],
  ['camera denied', 2, (phone) => phone.setCamera(false)],
  ['camera allowed', 1, (phone) => phone.setCamera(true)],
  ['camera ends', 2, (phone) => phone.endCamera()],
];
