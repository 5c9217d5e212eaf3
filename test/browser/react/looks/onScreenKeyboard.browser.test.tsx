import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { SceneView, type SceneViewProps } from '../../../../sandbox/parts/SceneView.js';
import '../../../../src/react/styles/styles.css';

/** What the host's page has above the widget, in pixels: the form is not at the top. */
const HEADER = 180;

/** Of a phone's keyboard with its suggestions, in pixels: 336 on an iPhone 15, 260 to 320 on Android. */
const KEYBOARD = 336;

afterEach(async () => {
  vi.restoreAllMocks();
  await cleanup();
});

async function showForm(look: Partial<SceneViewProps> = {}): Promise<void> {
  await render(
    <>
      <div style={{ height: HEADER }}>和安人寿</div>
      <SceneView {...look} scene="identity" />
    </>,
  );
  await expect.element(page.getByRole('heading')).toBeVisible();
}

const field = (name: '姓名' | '身份证号') => page.getByRole('textbox', { name });
const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();

/** A keyboard that leaves the page as it is and covers some of it, as iOS and Chrome from 108 have it. */
function coveringKeyboard(size = KEYBOARD) {
  const view = Object.assign(new EventTarget(), {
    offsetTop: 0,
    scale: 1,
    height: document.documentElement.clientHeight,
  });
  vi.spyOn(window, 'visualViewport', 'get').mockReturnValue(view as unknown as VisualViewport); // as much as is read
  const set = (height: number) => {
    view.height = height;
    view.dispatchEvent(new Event('resize'));
  };
  return {
    open: () => set(document.documentElement.clientHeight - size),
    close: () => set(document.documentElement.clientHeight),
    seen: () => view.height,
  };
}

describe.each([
  [360, 640],
  [390, 844],
])('on a phone of %i × %i', (width, height) => {
  it('the page gets lower: field and button are in sight', async () => {
    await page.viewport(width, height);
    await showForm();
    await field('身份证号').click();
    await page.viewport(width, height - KEYBOARD);
    await expect.poll(() => box('[type=submit]').bottom).toBeLessThanOrEqual(height - KEYBOARD);
    expect(box('input:focus').top).toBeGreaterThanOrEqual(0);
  });

  it('the keyboard covers the page: field and button are above it, and the room goes with the keyboard', async () => {
    await page.viewport(width, height);
    const keyboard = coveringKeyboard();
    await showForm();
    const before = document.documentElement.scrollHeight;
    await field('姓名').click();
    keyboard.open();
    await expect.poll(() => box('[type=submit]').bottom).toBeLessThanOrEqual(keyboard.seen());
    expect(box('input:focus').top).toBeGreaterThanOrEqual(0);
    await userEvent.keyboard('{Tab}');
    await expect.element(field('身份证号')).toHaveFocus();
    await expect.poll(() => box('[type=submit]').bottom).toBeLessThanOrEqual(keyboard.seen());
    expect(box('input:focus').top).toBeGreaterThanOrEqual(0);
    keyboard.close();
    expect(document.documentElement.scrollHeight).toBe(before);
  });
});

it('where both have no room, the field is in sight', async () => {
  await page.viewport(360, 640);
  const keyboard = coveringKeyboard();
  document.documentElement.style.setProperty('--fv-text-scale', '1.5');
  await showForm({ textSize: 'large' });
  await field('姓名').click();
  keyboard.open();
  await expect.poll(() => box('input:focus').bottom).toBeLessThanOrEqual(keyboard.seen());
  expect(box('input:focus').top).toBeGreaterThanOrEqual(0);
  document.documentElement.style.removeProperty('--fv-text-scale');
});

it.each(['姓名', '身份证号'] as const)(
  'on a phone on its side the button is beside the fields: %s',
  async (name) => {
    await page.viewport(844, 390);
    const keyboard = coveringKeyboard(208);
    await showForm();
    await field(name).click();
    keyboard.open();
    await expect.poll(() => box('[type=submit]').bottom).toBeLessThanOrEqual(keyboard.seen());
    expect(box('input:focus').top).toBeGreaterThanOrEqual(0);
  },
);
