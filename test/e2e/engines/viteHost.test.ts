import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findFirefox } from '../../../tools/setup/browser.mjs';
import { agree, prepareVisitors, sees, waitUntilNotLoaded } from '../hosts/visitor.js';
import { type Driver, driveFirefox } from './drivers.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const bundled = `${root}.cache/vite-host/`;
const visitors = prepareVisitors({ '/bundled/': bundled });

/** A host's own bundle of the package: Vite, code splitting, modules. */
beforeAll(async () => {
  const HOST = `
    import '${root}dist/element.js';
    document.body.innerHTML =
      '<face-verification type="match" user-id="user123" base-url="/api" login-url="/face-sdk.html"></face-verification>';`;
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    publicDir: false,
    build: {
      outDir: bundled,
      emptyOutDir: true,
      rolldownOptions: {
        input: 'host',
        output: { entryFileNames: 'host.js', chunkFileNames: '[name]-[hash].js' },
      },
    },
    plugins: [
      {
        name: 'host',
        resolveId: (id) => (id === 'host' ? id : null),
        load: (id) => (id === 'host' ? HOST : null),
      },
    ],
  });
  visitors.host().pages.set('/bundle', {
    html: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>host</title>
      <body><script type="module" src="/bundled/host.js"></script>`,
  });
});

describe('the package in a bundle of Vite', () => {
  it('a bundle of Vite loads a screen by another address when the user retries while its first request hangs', async () => {
    const { page } = await visitors.open('/bundle', { hanging: /renderScreen-[^/?]*$/ });
    await agree(page);
    await waitUntilNotLoaded(page);
    await page.getByRole('button', { name: '重试' }).click();
    await sees(page, '拍一张正面照');
  });
});

describe('the package in a bundle of Vite, in Firefox', () => {
  let firefox: Driver | undefined;
  afterEach(() => firefox?.close());

  const path = findFirefox();
  it.skipIf(!path && !process.env['CI'])(
    'a bundle of Vite loads a screen that failed in Firefox when the user retries',
    async () => {
      if (!path) throw new Error('Firefox is not installed.');
      firefox = await driveFirefox(path);
      const { host } = visitors;
      const root = `document.querySelector('face-verification').shadowRoot`;
      const press = (text: string) =>
        `[...${root}.querySelectorAll('button')].find((button) => button.textContent.trim() === '${text}').click()`;
      const heading = () => firefox?.evaluate(`${root}.querySelector('.fv-title').textContent`);
      host().refuse(/\/renderScreen-/);
      await firefox.open(`${host().url}/bundle`);
      await firefox.evaluate(`${root}.querySelector('input[type=checkbox]').click()`);
      await firefox.evaluate(press('同意并继续'));
      await expect.poll(heading, { timeout: 20_000 }).toBe('页面没有加载完整');
      host().refuse(undefined);
      await firefox.evaluate(press('重试'));
      await expect.poll(heading, { timeout: 20_000 }).toBe('拍一张正面照');
    },
  );
});
