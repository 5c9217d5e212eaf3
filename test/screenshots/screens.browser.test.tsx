import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { ContactSheet, sceneNames } from '../../sandbox/parts/ContactSheet.js';
import '../../src/react/styles.css';
import '../../sandbox/sandbox.css';

/**
 * Not a test of anything: draws every screen into `screenshots/`, one folder a variant, with a contact sheet.
 * `SCREENS=all npm run screenshots` draws all variants, `SCREENS=en-dark-360x640` those whose name has that in it;
 * `SCENES=consent,review` draws these alone.
 */
declare const SCREENS: { readonly variants: string; readonly scenes: string };

const sizes = [
  [390, 844],
  [360, 640],
  [320, 568],
] as const;
const variants = (['zh-CN', 'zh-TW', 'en'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    (['standard', 'large'] as const).flatMap((textSize) =>
      sizes.map(([width, height]) => ({
        name: `${locale}-${theme}-${width}x${height}${textSize === 'large' ? '-large' : ''}`,
        locale,
        theme,
        textSize,
        width,
        height,
      })),
    ),
  ),
);

const wanted = (name: string) => SCREENS.variants === 'all' || name === SCREENS.variants;
const only = SCREENS.scenes ? SCREENS.scenes.split(',') : sceneNames;

afterEach(cleanup);

describe.each(variants.filter(({ name }) => wanted(name)))('$name', ({ name, ...appearance }) => {
  it('is drawn', { timeout: 300_000 }, async () => {
    const columns = 7;
    const width = Math.min(only.length, columns) * (appearance.width + 24) + 32;
    await page.viewport(width, appearance.height);
    await render(<ContactSheet {...appearance} only={only} />);
    for (const scene of only) {
      await expect
        .poll(() => document.querySelector(`[data-scene=${scene}] .fv-title`), { timeout: 10_000 })
        .not.toBeNull();
    }
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
    // Moving pictures are drawn where they come to rest.
    document.getAnimations().forEach(settle);
    // Twice: in a higher window some screens are higher too.
    for (let turn = 0; turn < 2; turn += 1) {
      await page.viewport(width, document.documentElement.scrollHeight);
      await new Promise(requestAnimationFrame);
    }
    const sheet = document.querySelector('.sandbox-sheet');
    if (sheet) await page.screenshot({ element: sheet, path: `../../screenshots/${name}/contact-sheet.png` });
    for (const scene of only) {
      const element = document.querySelector(`[data-scene=${scene}]`);
      if (element) await page.screenshot({ element, path: `../../screenshots/${name}/${scene}.png` });
    }
  });
});

function settle(animation: Animation): void {
  const { iterations } = animation.effect?.getComputedTiming() ?? {};
  if (iterations === Number.POSITIVE_INFINITY) animation.cancel();
  else animation.finish();
}
