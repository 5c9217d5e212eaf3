import { join } from 'node:path';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { installHost, packPackage, placeOf, runScript } from './hostProject.js';
import { agree, prepareVisitors, sees } from './visitor.js';

const ways = ['pxtorem', 'viewport'];
const visitors = prepareVisitors(
  Object.fromEntries(ways.map((way) => [`/${way}/`, join(placeOf('flexible'), `dist-${way}/`)])),
);

let tarball: string;
beforeAll(async () => {
  tarball = await packPackage();
  await installHost('flexible', tarball);
}, 600_000);

/** Heights of the elements in the points of the screen, as the eye sees them. */
async function heightsOf(page: Page, selector: string): Promise<readonly number[]> {
  const heights = await page
    .locator(selector)
    .evaluateAll((elements) =>
      elements.map((element) => element.getBoundingClientRect().height * (visualViewport?.scale ?? 1)),
    );
  return heights.map(Math.round);
}

/** On an iPhone with three pixels a point, lib-flexible scales the whole page by 1/3. */
describe.each(ways)('a page with lib-flexible and %s', (way) => {
  beforeAll(async () => {
    await runScript('flexible', 'build', { PIXELS: way, DIST: `dist-${way}` });
  }, 600_000);

  it('shows text and buttons in the size that they are meant to have', async () => {
    const { page } = await visitors.open(`/${way}/index.html`, { iPhone: true, camera: true });
    await sees(page, '人脸信息处理授权');
    expect(
      await page.evaluate(() => [document.documentElement.dataset['dpr'], visualViewport?.scale]),
    ).toEqual(['3', expect.closeTo(1 / 3)]);
    // The host's own 36 px of a page of 750 are half as many points on a phone of 375.
    expect(await page.locator('h1').evaluate((element) => getComputedStyle(element).fontSize)).not.toBe(
      '36px',
    );
    expect(await heightsOf(page, '.fv-title')).toEqual([30]);
    expect((await heightsOf(page, '.fv-button'))[0]).toBe(48);
    await agree(page);
    await page.locator('.fv-shutter').waitFor();
    const isInView = await page.locator('.fv-shutter').evaluate((shutter) => {
      const { left, top, right, bottom } = shutter.getBoundingClientRect();
      return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    });
    expect(isInView).toBe(true);
    expect(await heightsOf(page, '.fv-shutter')).toEqual([expect.closeTo(72, -1)]);
  });
});
