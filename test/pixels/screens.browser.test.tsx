import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import type { SceneName } from '../../sandbox/gallery.js';
import { Teleported } from '../../sandbox/parts/Teleported.js';
import '@fontsource-variable/noto-sans-sc';
import '../../src/react/styles.css';

/**
 * The key screens beside their pictures. `npm run pixels` compares, `npm run pixels -- --update` accepts a wanted
 * change: look at the pictures before committing them.
 */
const key: readonly SceneName[] = [
  'consent',
  'capture',
  'review',
  'identity',
  'awaiting',
  'passed',
  'rejected',
  'failed-network',
];
const sizes = [
  [360, 640, key],
  [390, 844, key],
  [1280, 800, ['consent', 'capture', 'passed']],
] as const;
const variants = (['zh-CN', 'en'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    sizes.map(([width, height, scenes]) => ({ locale, theme, width, height, scenes })),
  ),
);

beforeEach(() => {
  // A clock in a picture would be another one each time.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  // The one font that is the same on every machine.
  document.documentElement.style.setProperty('--fv-font', '"Noto Sans SC Variable"');
});
afterEach(async () => {
  vi.useRealTimers();
  await cleanup();
});

describe.each(variants)('$locale $theme $width × $height', ({ locale, theme, width, height, scenes }) => {
  it.each(scenes)('%s', async (scene) => {
    await page.viewport(width, height);
    await render(
      <div data-testid="screen" style={{ display: 'flex', minHeight: height }}>
        <Teleported scene={scene} locale={locale} theme={theme} />
      </div>,
    );
    await expect.element(page.getByRole('heading')).toBeVisible();
    await document.fonts.ready;
    // What lies below the fold would be cut off the picture.
    const { scrollHeight } = document.documentElement;
    if (scrollHeight > height) await page.viewport(width, scrollHeight);
    await Promise.all([...document.images].map((image) => image.decode()));
    await expect
      .element(page.getByTestId('screen'))
      .toMatchScreenshot(`${scene}-${locale}-${theme}-${width}`);
  });
});
