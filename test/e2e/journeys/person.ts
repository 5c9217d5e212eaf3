import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import type { SdkChoice } from '../../../mocks/backend.js';
import type { ScenarioName } from '../../../mocks/scenarios.js';
import type { HandoffName } from '../../../src/demo/handoffs.js';
import { findBrowser, pageArguments } from '../../../tools/setup/browser.mjs';
import { photoFixture } from '../../fixtures/writePhotoFixture.js';
import { isViolation, trustWorkers } from './policy.js';

export interface Visit {
  readonly scenario?: ScenarioName;
  readonly type?: 'match' | 'authmatch';
  readonly locale?: 'zh-CN' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly handoff?: HandoffName;
  readonly result?: 'plain' | 'full' | 'noAttempts';
  /** Default: Chromium's own, that of a desktop. */
  readonly userAgent?: string;
  readonly viewport?: { width: number; height: number };
  /** The demo under a name that is no secure context, as a phone on the LAN sees it. */
  readonly insecure?: boolean;
  /** Whether the browser has been allowed to use its camera. Default: no. */
  readonly camera?: boolean;
  /** A page without the policy, which would let no frame in. */
  readonly framesStrangers?: boolean;
  /** Run in every page before its own scripts. */
  readonly before?: readonly (() => void)[];
}

/** One request as it went over the wire. */
export interface WireRequest {
  readonly endpoint: 'faceAdv' | 'faceAdvResult';
  readonly authorization: string | undefined;
  readonly body: Record<string, unknown>;
}

/** Somebody with a phone: what they do, what they see, and what their phone sends. */
export interface Person {
  readonly page: Page;
  readonly requests: readonly WireRequest[];
  /** Addresses outside the demo that the page asked for. */
  readonly externalRequests: readonly string[];
  visit(visit?: Visit): Promise<void>;
  tap(name: string | RegExp): Promise<void>;
  type(label: string, text: string): Promise<void>;
  agree(): Promise<void>;
  choosePhoto(path: string, from?: '拍照' | '用系统相机拍' | '从相册选择'): Promise<void>;
  /** Pastes the demo's sample photo, from the developer's bar. */
  pasteSamplePhoto(): Promise<void>;
  endFaceCheck(choice: SdkChoice): Promise<void>;
  sees(text: string | RegExp): Promise<void>;
  /** As {@link sees}, with the phone's clock hurried on; needs `page.clock.install()`. */
  waitsLongFor(text: string): Promise<void>;
  /** The same for a step, whatever the language. */
  waitsLongForStep(step: string): Promise<void>;
}

const choiceLabels: Readonly<Record<SdkChoice, string>> = {
  pass: '通过',
  notSamePerson: '不是本人',
  interrupted: '中途退出',
  cameraDenied: '没有相机权限',
  left: '直接关闭',
};

/** Photos as phones make them, with noise, stored sideways, with GPS: of 3 megapixels, or 12. */
const phonePhotos = {
  small: { width: 1536, height: 2048, orientation: 6, gps: true, noise: 12 },
  large: { width: 3024, height: 4032, orientation: 6, gps: true, noise: 12 },
} as const;

/**
 * One Chromium a file; a fresh phone for every test.
 * @param readArguments more of Chromium's arguments
 */
export function preparePeople(
  readArguments: () => readonly string[] | Promise<readonly string[]> = () => [],
): { meet(visit?: Visit): Promise<Person>; photo(size?: 'small' | 'large'): Promise<string> } {
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];
  const violations: string[] = [];
  const get = () => {
    if (!browser) throw new Error('The browser has not started.');
    return browser;
  };

  beforeAll(async () => {
    const resolve = '--host-resolver-rules=MAP insecure.test 127.0.0.1';
    const args = [...pageArguments, resolve, ...(await readArguments())];
    browser = await chromium.launch({ ...findBrowser(), args });
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    expect(violations.splice(0), 'what the page’s policy forbids').toEqual([]);
  });
  afterAll(() => browser?.close());

  return {
    async meet(visit = {}) {
      const { viewport = { width: 390, height: 844 }, theme = 'light' } = visit;
      const context = await get().newContext({
        viewport,
        colorScheme: theme,
        locale: 'zh-CN',
        hasTouch: true,
        isMobile: viewport.width < 700,
        ...(visit.userAgent ? { userAgent: visit.userAgent } : {}),
        permissions: visit.camera ? ['camera'] : [],
        bypassCSP: visit.framesStrangers ?? false,
      });
      contexts.push(context);
      context.setDefaultTimeout(30_000);
      await context.addInitScript(trustWorkers);
      context.on(
        'console',
        (message) => isViolation(message.text()) && violations.push(message.text().slice(0, 300)),
      );
      for (const script of visit.before ?? []) await context.addInitScript(script);
      const demoUrl = inject('demoUrl');
      const url = visit.insecure ? demoUrl.replace('127.0.0.1', 'insecure.test') : demoUrl;
      const person = describePerson(await context.newPage(), url);
      await person.visit(visit);
      return person;
    },
    photo: (size = 'small') => photoFixture(get(), phonePhotos[size]),
  };
}

function describePerson(page: Page, demoUrl: string): Person {
  const requests: WireRequest[] = [];
  const externalRequests: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== new URL(demoUrl).origin)
      externalRequests.push(url.href);
    const endpoint = url.pathname.split('/').pop();
    if (endpoint !== 'faceAdv' && endpoint !== 'faceAdvResult') return;
    const { authorization } = request.headers();
    requests.push({ endpoint, authorization, body: request.postDataJSON() });
  });

  const person: Person = {
    page,
    requests,
    externalRequests,
    async visit({ scenario, type, locale, theme, handoff, result } = {}) {
      const query = Object.entries({ scenario, type, locale, theme, handoff, result }).flatMap(
        ([name, value]) => (value ? [`${name}=${value}`] : []),
      );
      await page.goto(`${demoUrl}?${query.join('&')}`);
    },
    // By the mouse: a machine's touches follow each other as a double tap does, whose second the widget ignores.
    async tap(name) {
      await page.getByRole('button', { name }).click();
    },
    async type(label, text) {
      await page.getByLabel(label, { exact: true }).fill(text);
    },
    async agree() {
      await page.getByRole('checkbox').check();
      await person.tap('同意并继续');
    },
    async choosePhoto(path, from = '从相册选择') {
      const opened = page.waitForEvent('filechooser');
      await person.tap(from);
      await (await opened).setFiles(path);
    },
    async pasteSamplePhoto() {
      await page.locator('[data-step=capturing] .fv-title').waitFor();
      const bar = page.locator('.developer');
      const open = (isOpen: boolean) =>
        bar.evaluate((details: HTMLDetailsElement, value) => {
          details.open = value;
        }, isOpen);
      await open(true);
      await person.tap(/放入示例照片/);
      await open(false);
    },
    async endFaceCheck(choice) {
      await page.waitForURL(/face-sdk\.html/);
      await person.tap(choiceLabels[choice]);
      await page.waitForURL((url) => !url.pathname.endsWith('face-sdk.html'));
    },
    async sees(text) {
      await expect.poll(() => page.getByText(text).first().isVisible(), { timeout: 20_000 }).toBe(true);
    },
    waitsLongFor: (text) => hurryUntil(page, page.getByText(text).first()),
    waitsLongForStep: (step) => hurryUntil(page, page.locator(`[data-step=${step}]`)),
  };
  return person;
}

async function hurryUntil(page: Page, locator: Locator): Promise<void> {
  const look = async () => {
    await page.clock.runFor(2000);
    return locator.isVisible();
  };
  await expect.poll(look, { timeout: 30_000 }).toBe(true);
}
