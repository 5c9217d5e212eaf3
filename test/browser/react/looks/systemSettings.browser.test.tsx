import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import type { SceneName } from '../../../../sandbox/gallery.js';
import { coversPage } from '../../../../sandbox/parts/ContactSheet.js';
import { SceneView, type SceneViewProps } from '../../../../sandbox/parts/SceneView.js';
import { asItWas, emulateMedia } from '../../../fixtures/emulateMedia.js';
import '../../../../src/react/styles/styles.css';

afterEach(async () => {
  await asItWas();
  await cleanup();
});

async function show(scene: SceneName, look: Partial<SceneViewProps> = {}): Promise<void> {
  await cleanup();
  await page.viewport(390, 844);
  await render(<SceneView theme="light" {...look} scene={scene} />);
  const shown = coversPage(scene) ? '.fv-camera[open]' : '.fv-title';
  await expect.poll(() => document.querySelector(shown)).not.toBeNull();
}

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(`.fv-root ${selector}`)];

describe('forced colours', () => {
  const scenes = ['consent', 'capture-camera', 'review', 'identity', 'rejected', 'undecided'] as const;

  it('every button and field has an edge that is not of its ground’s colour', async () => {
    await emulateMedia({ forcedColors: 'active' });
    for (const scene of scenes) {
      await show(scene);
      for (const element of all('.fv-button, .fv-input')) {
        const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(element);
        expect(Number.parseFloat(borderTopWidth), scene).toBeGreaterThanOrEqual(1);
        expect(borderTopColor, scene).not.toBe(backgroundColor);
        expect(borderTopColor, scene).not.toBe(getComputedStyle(document.body).backgroundColor);
      }
    }
  });

  it('draws no plate of the page’s colour under a label of that colour', async () => {
    await emulateMedia({ forcedColors: 'active' });
    await show('capture-camera');
    const [button] = all('.fv-button[data-kind=primary]');
    const { forcedColorAdjust, color, backgroundColor } = getComputedStyle(button ?? document.body);
    expect(forcedColorAdjust).toBe('none');
    expect(color).not.toBe(backgroundColor);
  });

  it('forced colors keep the stages and the primary button distinguishable', async () => {
    await emulateMedia({ forcedColors: 'active' });
    await show('capture-camera');
    const bar = (state: string) => all(`.fv-stage[data-state=${state}]`)[0];
    const filled = (element: HTMLElement | undefined) =>
      element && new DOMMatrix(getComputedStyle(element, '::before').transform).a;
    expect([filled(bar('done')), filled(bar('current')), filled(bar('ahead'))]).toEqual([1, 0.5, 0]);
    const ground = getComputedStyle(all('.fv-stage')[0] ?? document.body).backgroundColor;
    const value = getComputedStyle(all('.fv-stage')[0] ?? document.body, '::before').backgroundColor;
    expect(value).not.toBe(ground);
    const edge = (kind: string) => getComputedStyle(all(`.fv-button[data-kind=${kind}]`)[0] ?? document.body);
    expect(Number.parseFloat(edge('primary').borderTopWidth)).toBeGreaterThan(
      Number.parseFloat(edge('secondary').borderTopWidth),
    );
  });

  it('shows by form whether the camera takes the photo by itself', async () => {
    await emulateMedia({ forcedColors: 'active' });
    await show('camera-ready');
    const light = () =>
      getComputedStyle(all('.fv-camera-auto-capture')[0] ?? document.body, '::before').borderWidth;
    const off = light();
    all('.fv-camera-auto-capture')[0]?.click();
    await expect.poll(light).not.toBe(off);
  });
});

describe('reduced motion', () => {
  const moving = ['awaiting', 'passed', 'camera-starting', 'camera-shooting'] as const;
  const isMoving = () => document.getAnimations().length > 0;

  it.each(moving)('%s moves, and does not where motion is unwelcome', async (scene) => {
    await emulateMedia({ reducedMotion: 'no-preference' });
    await show(scene);
    expect(isMoving()).toBe(true);
    await emulateMedia({ reducedMotion: 'reduce' });
    await show(scene);
    expect(isMoving()).toBe(false);
  });
});

describe('more contrast', () => {
  /** Text with less than 7:1, as axe sees it. */
  async function tooPale(): Promise<string[]> {
    const root = document.querySelector('.fv-root');
    if (!root) throw new Error('There is no widget.');
    for (const animation of document.getAnimations()) animation.cancel();
    const { violations } = await axe.run(root, { runOnly: ['color-contrast-enhanced'] });
    return violations.flatMap(({ nodes }) => nodes.map(({ html }) => html));
  }

  const scenes = [
    'consent',
    'capture-camera',
    'review-hints',
    'rejected',
    'failed-refused',
    'camera-error-denied',
  ] as const;

  it.each(['light', 'dark'] as const)('has 7:1 for every text in the %s theme', async (theme) => {
    await emulateMedia({ contrast: 'more' });
    for (const accent of ['jade', 'ocean', 'plum', 'crimson'] as const) {
      for (const scene of scenes) {
        await show(scene, { theme, accent });
        expect(await tooPale(), `${scene} ${accent}`).toEqual([]);
      }
    }
  });

  it('has it where the theme follows the system, too', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await emulateMedia({ contrast: 'more', colorScheme });
      await show('failed-refused', { theme: 'auto' });
      expect(await tooPale(), colorScheme).toEqual([]);
    }
  });

  it('contrast stays at its default when the system does not ask for more', async () => {
    await show('capture-camera');
    expect(await tooPale()).not.toEqual([]);
  });
});

describe('print', () => {
  const isSeen = (element: Element) => element.checkVisibility({ contentVisibilityAuto: true });

  it('is dark on white in the dark theme as well', async () => {
    await emulateMedia({ media: 'print' });
    for (const scene of ['consent', 'passed', 'rejected'] as const) {
      await show(scene, { theme: 'dark' });
      const { backgroundColor } = getComputedStyle(
        all('.fv-screen')[0]?.closest('.fv-root') ?? document.body,
      );
      expect(backgroundColor).toBe('rgb(255, 255, 255)');
      for (const text of all('.fv-title, .fv-intro, .fv-note, dd, dt')) {
        const [, red] = /rgb\((\d+)/.exec(getComputedStyle(text).color) ?? [];
        expect(Number(red), scene).toBeLessThanOrEqual(0x33);
      }
    }
  });

  it('has the numbers that support asks for, and nothing to press', async () => {
    await emulateMedia({ media: 'print' });
    await show('rejected');
    expect(all('.fv-details-list').filter(isSeen)).toHaveLength(1);
    expect(all('.fv-button').filter(isSeen)).toEqual([]);
  });

  it('leaves the camera out', async () => {
    await show('camera-ready');
    expect(all('.fv-camera').filter(isSeen)).toHaveLength(1);
    await emulateMedia({ media: 'print' });
    expect(all('.fv-camera').filter(isSeen)).toEqual([]);
  });
});
