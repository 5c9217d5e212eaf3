import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import type { SceneName } from '../../sandbox/gallery.js';
import { coversPage, LOW } from '../../sandbox/parts/ContactSheet.js';
import { SceneView, type SceneViewProps } from '../../sandbox/parts/SceneView.js';
import { drawn } from '../fixtures/drawn.js';
import { asItWas, emulateMedia, type Media } from '../fixtures/emulateMedia.js';
import '@fontsource-variable/noto-sans-sc';
import '../../src/react/styles/styles.css';

/**
 * Compares the key screens with their pictures: `npm run test:sandbox -- pictures`. `--update` accepts a change; look at
 * the pictures before committing them. `npm run test:sandbox -- screenshots` draws all other screens and variants.
 */
const looks: readonly Look[] = [
  {
    ...{ locale: 'zh-CN', theme: 'light', width: 360, height: 640 },
    scenes: [
      ...(['consent', 'identity', 'capture', 'capture-camera', 'camera-fit', 'camera-dark'] as const),
      ...(['camera-error-denied', 'review', 'awaiting', 'passed', 'rejected', 'failed-network'] as const),
    ],
  },
  {
    ...{ locale: 'zh-CN', theme: 'dark', width: 390, height: 844 },
    scenes: ['consent', 'capture', 'review', 'passed', 'rejected'],
  },
  {
    ...{ locale: 'en', theme: 'light', width: 390, height: 844 },
    scenes: ['consent', 'identity', 'capture', 'camera-fit', 'review', 'rejected'],
  },
  { locale: 'zh-CN', theme: 'light', width: 844, height: 390, scenes: ['capture', 'camera-fit'] },
  { locale: 'zh-CN', theme: 'light', width: 1280, height: 800, scenes: ['consent', 'capture'] },
];

/** System settings for accessibility, and print. */
const settings: readonly (readonly [name: string, Media, 'light' | 'dark', readonly SceneName[]])[] = [
  ['forced-colors', { forcedColors: 'active', colorScheme: 'dark' }, 'light', ['capture-camera', 'rejected']],
  ['more-contrast', { contrast: 'more' }, 'light', ['rejected']],
  ['print', { media: 'print' }, 'dark', ['passed']],
];

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

interface Look extends Required<Pick<SceneViewProps, 'locale' | 'theme'>> {
  readonly width: number;
  readonly height: number;
  readonly scenes: readonly SceneName[];
}

async function expectItsPicture(
  scene: SceneName,
  { locale, theme, width, height }: Omit<Look, 'scenes'>,
  name: string,
) {
  await page.viewport(width, height);
  const covered = coversPage(scene);
  const grows = !covered && height > LOW;
  await render(
    <div
      data-testid="screen"
      style={{ display: 'flex', minHeight: height, ...(grows ? {} : { height, overflow: 'hidden' }) }}
    >
      <SceneView scene={scene} locale={locale} theme={theme} />
    </div>,
  );
  const shown = covered ? '.fv-camera[open]' : '.fv-title';
  // The switch to large type comes with a part of its own.
  const last = scene === 'consent' ? '.fv-size' : shown;
  await expect.poll(() => document.querySelector(last), { timeout: 10_000 }).not.toBeNull();
  // Content below the fold would be cut off. If the window is a pixel too low, Playwright enlarges it; Chromium then has a
  // mouse there, and the screen one more line.
  const needed = Math.ceil(page.getByTestId('screen').element().getBoundingClientRect().height);
  if (grows && needed > height) await page.viewport(width, needed);
  await drawn();
  await expect.element(page.getByTestId('screen')).toMatchScreenshot(name);
}

describe.each(looks)('$locale $theme $width × $height', ({ scenes, ...look }) => {
  const { locale, theme, width } = look;
  it.each(scenes)('%s', (scene) => expectItsPicture(scene, look, `${scene}-${locale}-${theme}-${width}`));
});

describe.each(settings)('%s', (setting, media, theme, scenes) => {
  beforeEach(() => emulateMedia(media));
  afterEach(asItWas);
  it.each(scenes)('%s', (scene) =>
    expectItsPicture(scene, { locale: 'zh-CN', theme, width: 360, height: 640 }, `${scene}-${setting}`),
  );
});
