import { join } from 'node:path';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { installHost, packPackage, placeOf, runScript } from './hostProject.js';
import { agree, passFaceCheck, prepareVisitors, sees } from './visitor.js';

const hosts = ['vue', 'vue2'];
const visitors = prepareVisitors(
  Object.fromEntries(hosts.map((host) => [`/${host}/`, join(placeOf(host), 'dist/')])),
);

let tarball: string;
beforeAll(async () => {
  tarball = await packPackage();
}, 600_000);

/** Another page of the host's and back, with the widget out of the page or hidden meanwhile. */
async function leaveAndReturn(page: Page): Promise<void> {
  const toggle = page.getByRole('button', { name: '切换页面' });
  await toggle.click();
  await expect.poll(() => page.locator('.fv-root:visible').count()).toBe(0);
  await toggle.click();
  await page.locator('.fv-root').waitFor();
}

describe.each(hosts)('%s', (host) => {
  beforeAll(async () => {
    await installHost(host, tarball);
    await runScript(host, 'build');
  }, 600_000);

  describe.each(['', '&v-show'])('keep-alive%s', (way) => {
    it('keeps the photo, which goes to the verdict', async () => {
      const { page, complaints } = await visitors.open(`/${host}/keepAlive.html?type=match${way}`);
      await agree(page);
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: '从相册选择' }).click();
      await (await chooser).setFiles(visitors.photo());
      await page.getByRole('button', { name: '使用这张' }).waitFor();
      await leaveAndReturn(page);
      await page.getByRole('button', { name: '使用这张' }).click();
      await page.waitForURL(/face-sdk\.html/);
      await passFaceCheck(page);
      await sees(page, '核验通过');
      expect(complaints).toEqual([]);
    });

    it('keeps what was typed, until the user changes', async () => {
      const { page, complaints } = await visitors.open(`/${host}/keepAlive.html?type=authmatch${way}`);
      await agree(page);
      await page.getByLabel('姓名').fill('李秀英');
      await leaveAndReturn(page);
      expect(await page.getByLabel('姓名').inputValue()).toBe('李秀英');
      await page.getByRole('button', { name: '换一个用户' }).click();
      await agree(page);
      expect(await page.getByLabel('姓名').inputValue()).toBe('');
      expect(complaints).toEqual([]);
    });
  });
});
