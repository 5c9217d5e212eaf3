import { chromium } from 'playwright';
import { expect, it } from 'vitest';
import { findBrowser, pageArguments } from '../../tools/setup/browser.mjs';
import { startHostServer } from '../e2e/hosts/hostServer.js';

it.each([
  [16, 'standard'],
  [20, 'large'],
])('embed.js begins with the type of a browser whose font size is %i px', async (px, size) => {
  const server = await startHostServer();
  server.pages.set('/match', {
    html: `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><div id="face"></div>
<script src="/vendor/embed/embed.js"></script><script>FaceVerification.mount('#face', { type: 'match', userId: 'user123',
  api: { baseUrl: '/api', getToken: () => 'token' }, loginUrl: '/face-sdk.html' })</script>`,
  });
  const args = [...pageArguments, `--blink-settings=defaultFontSize=${px}`];
  const browser = await chromium.launch({ ...findBrowser(), args });
  try {
    const page = await browser.newPage();
    await page.goto(new URL('/match', server.url).href);
    const large = page.getByRole('button', { name: '大字版' });
    await large.waitFor();
    expect(await large.getAttribute('aria-pressed')).toBe(String(size === 'large'));
    expect(await page.locator('.fv-root').getAttribute('data-text-size')).toBe(size);
  } finally {
    await browser.close();
    await server.close();
  }
});
