import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { sceneNames } from '../../../sandbox/parts/ContactSheet.js';
import { Teleported } from '../../../sandbox/parts/Teleported.js';
import { misfits } from './overflow.js';
import '../../../src/react/styles.css';

afterEach(async () => {
  document.documentElement.style.removeProperty('--fv-text-scale');
  await cleanup();
});

const sizes = [
  ['at the standard size', 'standard', 1],
  ['at 200 %', 'standard', 2],
  ['in large type', 'large', 1],
] as const;

describe.each(['zh-CN', 'zh-TW', 'en'] as const)('%s fits a page of 320 px', (locale) => {
  it.each(sizes)('%s', async (_title, textSize, scale) => {
    await page.viewport(320, 568);
    document.documentElement.style.setProperty('--fv-text-scale', String(scale));
    for (const scene of sceneNames) {
      const { unmount } = await render(<Teleported scene={scene} locale={locale} textSize={textSize} />);
      await expect.poll(() => document.querySelector('.fv-title')).not.toBeNull();
      // Folded away, text would fit anyhow.
      for (const details of document.querySelectorAll('details')) details.open = true;
      const root = document.querySelector('.fv-root');
      expect(root && misfits(root), scene).toEqual([]);
      expect(document.documentElement.scrollWidth, scene).toBeLessThanOrEqual(320);
      await unmount();
    }
  });
});

it('what does not fit is noticed', async () => {
  await page.viewport(320, 568);
  await render(
    <div className="fv-root" data-theme="light">
      <p style={{ whiteSpace: 'nowrap' }}>{'long '.repeat(40)}</p>
      <button type="button" className="fv-button" style={{ overflow: 'hidden', height: 20 }}>
        two lines of text that are cut off by a button of a fixed height
      </button>
    </div>,
  );
  const root = document.querySelector('.fv-root');
  expect(root && misfits(root)).toEqual([
    expect.stringContaining('is wider than the widget'),
    expect.stringContaining('is cut off'),
  ]);
});

describe('the large type', () => {
  it('has no text under 18 px and no button under 48 px', async () => {
    await page.viewport(360, 640);
    for (const scene of sceneNames) {
      const { unmount } = await render(<Teleported scene={scene} textSize="large" />);
      await expect.poll(() => document.querySelector('.fv-title')).not.toBeNull();
      for (const element of document.querySelectorAll<HTMLElement>('.fv-root *')) {
        const hasText = [...element.childNodes].some(
          (node) => node.nodeType === 3 && node.textContent?.trim(),
        );
        if (hasText) expect(Number.parseFloat(getComputedStyle(element).fontSize)).toBeGreaterThanOrEqual(18);
      }
      for (const details of document.querySelectorAll('details')) details.open = true;
      for (const button of document.querySelectorAll('.fv-root button')) {
        expect(button.getBoundingClientRect().height).toBeGreaterThanOrEqual(48);
      }
      await unmount();
    }
  });
});

describe('nothing moves from step to step', () => {
  it('a heading under a picture stays where it was', async () => {
    await page.viewport(360, 640);
    const tops = new Map<string, number>();
    for (const scene of [
      'capture',
      'preparing',
      'requesting',
      'uploading',
      'handing-off',
      'awaiting',
      'passed',
    ] as const) {
      const { unmount } = await render(<Teleported scene={scene} />);
      await expect.poll(() => document.querySelector('.fv-title')).not.toBeNull();
      tops.set(scene, document.querySelector('.fv-title')?.getBoundingClientRect().top ?? 0);
      await unmount();
    }
    expect(new Set(tops.values()).size, JSON.stringify([...tops])).toBe(1);
  });
});
