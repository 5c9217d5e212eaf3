import { type Browser, chromium, devices, type Page } from 'playwright';
import { afterAll, beforeAll, expect } from 'vitest';
import { findBrowser, pageArguments } from '../../../tools/setup/browser.mjs';
import { photoFixture } from '../../fixtures/writePhotoFixture.js';
import { type HostServer, startHostServer } from './hostServer.js';

/** A phone that opens a host's page, and what its browser had to say about it. */
export interface Visitor {
  readonly page: Page;
  /** Violations of the page's policy, and errors that nobody caught. */
  readonly complaints: string[];
  /** Warnings and errors in the console. */
  readonly console: string[];
  /** Requests to any other origin. */
  readonly externalRequests: string[];
}

export interface Visitors {
  readonly host: () => HostServer;
  readonly photo: () => string;
  /** A path of the host server, or the whole address of a server of the host's own. */
  open(address: string, options?: VisitOptions): Promise<Visitor>;
}

interface VisitOptions {
  readonly camera?: boolean;
  readonly before?: () => void;
  /** Addresses that are never answered. The test moves the page's clock. */
  readonly hanging?: RegExp;
  /** Follows the page's viewport tag, with three pixels a point and the user agent of Safari. */
  readonly iPhone?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number };
}

const IPHONE = devices['iPhone 13'].userAgent;

/** One Chromium and one host server a file; a fresh context for every visit. */
export function prepareVisitors(folders: Readonly<Record<string, string>> = {}): Visitors {
  let browser: Browser;
  let server: HostServer;
  let photo: string;

  beforeAll(async () => {
    server = await startHostServer(folders);
    const camera = ['--use-fake-device-for-media-stream'];
    browser = await chromium.launch({ ...findBrowser(), args: [...pageArguments, ...camera] });
    photo = await photoFixture(browser, { width: 900, height: 1200, orientation: 6, noise: 12 });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  return {
    host: () => server,
    photo: () => photo,
    async open(address, { camera, before, hanging, iPhone, viewport = { width: 390, height: 844 } } = {}) {
      const target = new URL(address, server.url);
      const context = await browser.newContext({
        viewport,
        hasTouch: true,
        ...(iPhone && { isMobile: true, deviceScaleFactor: 3, userAgent: IPHONE }),
        permissions: camera ? ['camera'] : [],
      });
      context.setDefaultTimeout(30_000);
      const visitor: Visitor = {
        page: await context.newPage(),
        complaints: [],
        console: [],
        externalRequests: [],
      };
      const { page, complaints, externalRequests } = visitor;
      await page.exposeFunction('complain', (text: string) => complaints.push(text));
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) =>
          // The function that was exposed above.
          (globalThis as unknown as { complain: (text: string) => void }).complain(
            `${event.violatedDirective}: ${event.blockedURI} ${event.sample} ${event.sourceFile}:${event.lineNumber}`,
          ),
        );
      });
      if (before) await page.addInitScript(before);
      if (hanging) {
        await page.clock.install();
        await page.route(hanging, () => {});
      }
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (['warning', 'error'].includes(message.type())) visitor.console.push(message.text());
      });
      page.on('request', (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith('http') && url.origin !== target.origin) externalRequests.push(url.href);
      });
      await page.goto(target.href);
      return visitor;
    },
  };
}

/** From the consent page to the face SDK, with a photo from the album. */
export async function goToFaceSdk(page: Page, photo: string): Promise<void> {
  await agree(page);
  const opened = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '从相册选择' }).click();
  await (await opened).setFiles(photo);
  await page.getByRole('button', { name: '使用这张' }).click();
  await page.waitForURL(/face-sdk\.html/);
}

export async function agree(page: Page): Promise<void> {
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: '同意并继续' }).click();
}

/** Passes the fake face SDK's page and returns. */
export async function passFaceCheck(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^通过/ }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/face-sdk.html'));
}

/** Moves the page's clock until a part of the widget counts as failed. */
export async function waitUntilNotLoaded(page: Page): Promise<void> {
  const failed = page.getByRole('heading', { name: '页面没有加载完整' });
  const look = async () => {
    await page.clock.fastForward(20_000);
    return failed.isVisible();
  };
  await expect.poll(look, { timeout: 20_000 }).toBe(true);
}

export async function sees(page: Page, title: string): Promise<void> {
  await expect
    .poll(() => page.getByRole('heading', { name: title }).isVisible(), { timeout: 20_000 })
    .toBe(true);
}
