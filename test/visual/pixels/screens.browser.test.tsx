import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import type { SceneName } from '../../../sandbox/gallery.js';
import { coversPage, LOW, sceneNames } from '../../../sandbox/parts/ContactSheet.js';
import { Teleported, type TeleportedProps } from '../../../sandbox/parts/Teleported.js';
import { drawn } from '../../fixtures/drawn.js';
import { asItWas, emulateMedia, type Media } from '../../fixtures/emulateMedia.js';
import '@fontsource-variable/noto-sans-sc';
import '../../../src/react/styles/styles.css';

/**
 * The key screens beside their pictures. `npm run pixels` compares, `npm run pixels -- --update` accepts a wanted
 * change: look at the pictures before committing them.
 */
const phone: readonly SceneName[] = [
  'consent',
  'capture',
  'capture-camera',
  'camera-fit',
  'camera-dark',
  'trouble-denied',
  'review',
  'identity',
  'awaiting',
  'passed',
  'rejected',
  'failed-network',
];
const wide: readonly SceneName[] = ['consent', 'capture', 'camera-fit', 'trouble-denied', 'review', 'passed'];
const sizes = [
  [360, 640, phone],
  [390, 844, phone],
  [844, 390, [...wide, 'identity']],
  [1280, 800, wide],
] as const;
const variants = (['zh-CN', 'en'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    sizes.map(([width, height, scenes]) => ({ locale, theme, width, height, scenes })),
  ),
);

/** Each line and each trouble of the camera: words in one place, the same in every theme. */
const everyLine = sceneNames.filter((name) => /^(camera|trouble)-/.test(name) && !phone.includes(name));
const lines = (['zh-CN', 'en'] as const).flatMap((locale) =>
  (
    [
      [360, 640],
      [844, 390],
    ] as const
  ).map(([width, height]) => ({ locale, theme: 'light' as const, width, height, scenes: everyLine })),
);

/** As people set their system for their eyes, and on paper. */
const settings: readonly (readonly [name: string, Media, 'light' | 'dark', readonly SceneName[]])[] = [
  [
    'forced-colors',
    { forcedColors: 'active', colorScheme: 'dark' },
    'light',
    ['consent', 'capture-camera', 'camera-fit', 'identity-filled', 'passed', 'rejected'],
  ],
  ['more-contrast', { contrast: 'more' }, 'light', ['capture-camera', 'rejected', 'failed-refused']],
  ['print', { media: 'print' }, 'dark', ['consent', 'passed']],
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

interface Look extends Required<Pick<TeleportedProps, 'locale' | 'theme'>> {
  readonly width: number;
  readonly height: number;
}

async function expectItsPicture(scene: SceneName, { locale, theme, width, height }: Look, name: string) {
  await page.viewport(width, height);
  const covered = coversPage(scene);
  const grows = !covered && height > LOW;
  await render(
    <div
      data-testid="screen"
      style={{ display: 'flex', minHeight: height, ...(grows ? {} : { height, overflow: 'hidden' }) }}
    >
      <Teleported scene={scene} locale={locale} theme={theme} />
    </div>,
  );
  const shown = covered ? '.fv-camera[open]' : '.fv-title';
  await expect.poll(() => document.querySelector(shown), { timeout: 10_000 }).not.toBeNull();
  // What lies below the fold would be cut off the picture; for a pixel too little Playwright makes the window larger, in
  // which Chromium has a mouse, and the screen a line more.
  const needed = Math.ceil(page.getByTestId('screen').element().getBoundingClientRect().height);
  if (grows && needed > height) await page.viewport(width, needed);
  await drawn();
  await expect.element(page.getByTestId('screen')).toMatchScreenshot(name);
}

describe.each([...variants, ...lines])('$locale $theme $width × $height', ({ scenes, ...look }) => {
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
