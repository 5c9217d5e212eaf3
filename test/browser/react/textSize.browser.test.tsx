import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { readTextScale } from '../../../src/react/components/textSizes.js';
import { MatchWidget } from './MatchWidget.js';

afterEach(async () => {
  vi.restoreAllMocks();
  await cleanup();
});

const noCamera = { camera: false } as const;
const shownSize = () => document.querySelector('.fv-root')?.getAttribute('data-text-size');
const theSwitch = () => page.getByRole('button', { name: '大字版' });

/** Texts that the user has enlarged in the browser's settings, or by the text zoom of a WebView. */
function enlargeTexts(scale: number): void {
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockImplementation(function (this: HTMLElement) {
    return this.style.fontSize === 'medium' ? 160 * scale : this.getBoundingClientRect().width;
  });
}

describe('the switch to large type', () => {
  it('changes the size both ways and says so, and keeps what the user has ticked', async () => {
    await render(<MatchWidget photo={noCamera} />);
    await page.getByRole('checkbox').click();
    await expect.element(theSwitch()).toHaveAttribute('aria-pressed', 'false');
    expect(shownSize()).toBe('standard');
    await theSwitch().click();
    expect(shownSize()).toBe('large');
    await expect.element(theSwitch()).toHaveAttribute('aria-pressed', 'true');
    await expect.element(page.getByRole('checkbox')).toBeChecked();
    await theSwitch().click();
    expect(shownSize()).toBe('standard');
  });

  it('has a target of 44 px, and of 60 px in large type', async () => {
    await render(<MatchWidget photo={noCamera} />);
    for (const least of [44, 60]) {
      await expect.element(theSwitch()).toBeVisible();
      const { width, height } = theSwitch().element().getBoundingClientRect();
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(least);
      await theSwitch().click();
    }
  });

  it('is reached and pressed by keyboard', async () => {
    await render(<MatchWidget photo={noCamera} />);
    await expect.element(theSwitch()).toBeVisible();
    await userEvent.tab();
    await expect.element(theSwitch()).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(shownSize()).toBe('large');
    await userEvent.keyboard(' ');
    expect(shownSize()).toBe('standard');
    await expect.element(theSwitch()).toHaveFocus();
  });

  it('holds for the pages that follow, which have no switch', async () => {
    await render(<MatchWidget photo={noCamera} />);
    await theSwitch().click();
    await page.getByRole('checkbox').click();
    await page.getByRole('button', { name: '同意并继续' }).click();
    await expect.element(page.getByRole('heading', { name: '拍一张正面照' })).toBeVisible();
    expect(shownSize()).toBe('large');
    await expect.element(theSwitch()).not.toBeInTheDocument();
  });

  it('is on the page for the photo where the host has asked for consent itself', async () => {
    await render(<MatchWidget photo={noCamera} consent={false} />);
    await expect.element(page.getByRole('heading', { name: '拍一张正面照' })).toBeVisible();
    await expect.element(theSwitch()).toBeVisible();
  });

  it.each(['system', 'standard', 'large'] as const)('is not there when textSize is %s', async (textSize) => {
    await render(<MatchWidget photo={noCamera} textSize={textSize} />);
    await page.getByText('查看完整说明').click();
    await expect.element(page.getByText('保存多久')).toBeVisible();
    await expect.element(theSwitch()).not.toBeInTheDocument();
    expect(shownSize()).toBe(textSize === 'large' ? 'large' : 'standard');
  });

  it('yields to a host that sets textSize later', async () => {
    const screen = await render(<MatchWidget photo={noCamera} />);
    await theSwitch().click();
    await screen.rerender(<MatchWidget photo={noCamera} textSize="standard" />);
    await expect.poll(shownSize).toBe('standard');
    await expect.element(theSwitch()).not.toBeInTheDocument();
  });

  it('begins again with another user', async () => {
    const screen = await render(<MatchWidget photo={noCamera} userId="ann" />);
    await theSwitch().click();
    await screen.rerender(<MatchWidget photo={noCamera} userId="bob" />);
    await expect.poll(shownSize).toBe('standard');
  });
});

describe('the text size of the system', () => {
  it.each([
    ['auto', 1.3, 'large'],
    ['system', 1.3, 'large'],
    ['auto', 1.15, 'standard'],
    ['standard', 2, 'standard'],
  ] as const)(
    'with textSize %s and texts of × %d the page begins in %s type',
    async (textSize, scale, size) => {
      enlargeTexts(scale);
      await render(<MatchWidget photo={noCamera} textSize={textSize} />);
      await page.getByText('查看完整说明').click();
      await expect.element(page.getByText('保存多久')).toBeVisible();
      await expect.poll(shownSize).toBe(size);
    },
  );

  it('is overruled by the switch', async () => {
    enlargeTexts(1.5);
    await render(<MatchWidget photo={noCamera} />);
    await expect.element(theSwitch()).toHaveAttribute('aria-pressed', 'true');
    await theSwitch().click();
    expect(shownSize()).toBe('standard');
  });

  it('is 1 in a browser without a setting, and leaves nothing in the page', () => {
    const before = document.body.childElementCount;
    expect(readTextScale()).toBe(1);
    expect(document.body.childElementCount).toBe(before);
  });
});
