import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { ContactSheet, sceneNames } from '../../sandbox/parts/ContactSheet.js';
import { drawn } from '../fixtures/drawn.js';
import { asItWas, emulateMedia, type Media } from '../fixtures/emulateMedia.js';
import '../../src/react/styles/styles.css';
import '../../sandbox/sandbox.css';

/**
 * Draws every screen into `screenshots/`, one folder a variant, with a contact sheet: `npm run test:sandbox -- screenshots`.
 * `all` draws every variant, `en-dark-360x640` the one of this name, also with `-large`, `-forced-colors`,
 * `-more-contrast` or `-print` at its end. A second argument such as `consent,review` draws these screens alone.
 */
declare const SCREENS: { readonly variants: string; readonly scenes: string };

const sizes = [
  [390, 844],
  [360, 640],
  [320, 568],
  [844, 390],
  [1280, 800],
] as const;
const settings: readonly (readonly [suffix: string, textSize: 'standard' | 'large', Media])[] = [
  ['', 'standard', {}],
  ['-large', 'large', {}],
  ['-forced-colors', 'standard', { forcedColors: 'active' }],
  ['-more-contrast', 'standard', { contrast: 'more' }],
  ['-print', 'standard', { media: 'print' }],
];
const variants = (['zh-CN', 'zh-TW', 'en'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    settings.flatMap(([suffix, textSize, media]) =>
      sizes.map(([width, height]) => ({
        name: `${locale}-${theme}-${width}x${height}${suffix}`,
        media: { colorScheme: theme, ...media },
        appearance: { locale, theme, textSize, width, height },
      })),
    ),
  ),
);

const wanted = (name: string) => SCREENS.variants === 'all' || name === SCREENS.variants;
const only = SCREENS.scenes ? SCREENS.scenes.split(',') : sceneNames;

/** Maximum width of the sheet in pixels. Some engines draw no wider picture. */
const WIDEST = 3_000;

afterEach(async () => {
  await asItWas();
  await cleanup();
});

describe.each(variants.filter(({ name }) => wanted(name)))('$name', ({ name, media, appearance }) => {
  it('is drawn', { timeout: 300_000 }, async () => {
    await emulateMedia(media);
    const cell = appearance.width + 24;
    const width = Math.min(only.length, Math.floor(WIDEST / cell)) * cell + 32;
    await page.viewport(width, appearance.height);
    await render(<ContactSheet {...appearance} only={only} />);
    for (const scene of only) {
      const pageOf = () => frameOf(scene)?.contentDocument;
      await expect
        .poll(() => pageOf()?.querySelector('.fv-title, .fv-camera[open]'), { timeout: 10_000 })
        .toBeTruthy();
      const drawnOn = pageOf();
      if (!drawnOn) continue;
      await drawn(drawnOn);
      // Moving pictures are drawn where they come to rest.
      drawnOn.getAnimations().forEach(settle);
    }
    // Twice: in a higher window some screens are higher too.
    for (let turn = 0; turn < 2; turn += 1) {
      await page.viewport(width, document.documentElement.scrollHeight);
      await new Promise(requestAnimationFrame);
    }
    const sheet = document.querySelector('.sandbox-sheet');
    if (sheet) await page.screenshot({ element: sheet, path: `../../screenshots/${name}/contact-sheet.png` });
    for (const scene of only) {
      const element = frameOf(scene);
      if (element) await page.screenshot({ element, path: `../../screenshots/${name}/${scene}.png` });
    }
  });
});

function frameOf(scene: string): HTMLIFrameElement | null {
  return document.querySelector(`[data-scene=${scene}] iframe`);
}

function settle(animation: Animation): void {
  const { iterations } = animation.effect?.getComputedTiming() ?? {};
  if (iterations === Number.POSITIVE_INFINITY) animation.cancel();
  else animation.finish();
}
