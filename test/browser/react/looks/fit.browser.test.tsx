import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { gallery, optionsOf } from '../../../../sandbox/gallery.js';
import { coversPage, sceneNames } from '../../../../sandbox/parts/ContactSheet.js';
import { SceneView } from '../../../../sandbox/parts/SceneView.js';
import { FaceVerificationView } from '../../../../src/react/FaceVerificationView.js';
import { isCut, misfits } from './overflow.js';
import '../../../../src/react/styles/styles.css';

afterEach(async () => {
  document.documentElement.style.removeProperty('--fv-text-scale');
  await cleanup();
});

const sizes = [
  ['a page of 320 px', 320, 568, 'standard', 1],
  ['a page of 320 px at 200 % text', 320, 568, 'standard', 2],
  ['a page of 320 px in large type', 320, 568, 'large', 1],
] as const;

/** As a browser's own zoom has it: the same window with fewer, larger pixels (WCAG 2.2: 1.4.4 and 1.4.10). */
const windows = [
  ['a phone on its side', 640, 360, 'standard', 1],
  ['a desktop of 1280 × 800 at 200 % zoom', 640, 400, 'standard', 1],
  ['a desktop of 1280 × 1024 at 400 % zoom', 320, 256, 'standard', 1],
] as const;

/** The camera's lines differ in their words alone: those with the most of them. */
const longest = [
  'camera-allow',
  'camera-blocked',
  'camera-blurred',
  'camera-error-denied',
  'camera-error-muted',
];
const ofEachKind = sceneNames.filter((name) => !/^camera-/.test(name) || longest.includes(name));

const runs = [
  ...(['zh-CN', 'zh-TW', 'en'] as const).flatMap((locale) =>
    sizes.map((size) => [locale, ...size, sceneNames] as const),
  ),
  ...windows.map((size) => ['en', ...size, ofEachKind] as const),
];

it.each(runs)('%s fits %s', async (locale, _title, width, height, textSize, scale, scenes) => {
  await page.viewport(width, height);
  document.documentElement.style.setProperty('--fv-text-scale', String(scale));
  const found: string[] = [];
  for (const scene of scenes) {
    const { unmount } = await render(<SceneView scene={scene} locale={locale} textSize={textSize} />);
    const shown = coversPage(scene) ? '.fv-camera[open]' : '.fv-title';
    await expect.poll(() => document.querySelector(shown)).not.toBeNull();
    // Folded away, text would fit anyhow.
    for (const details of document.querySelectorAll('details')) details.open = true;
    const root = document.querySelector(coversPage(scene) ? '.fv-camera' : '.fv-root');
    if (!root || isCut(root)) found.push(`${scene}: the whole is cut off`);
    if (root) found.push(...misfits(root).map((misfit) => `${scene}: ${misfit}`));
    if (document.documentElement.scrollWidth > width) found.push(`${scene}: the page scrolls sideways`);
    await unmount();
  }
  expect(found).toEqual([]);
});

describe('a result', () => {
  const results = [
    'passed',
    'rejected',
    'interrupted',
    'undecided',
    'failed-network',
    'failed-result',
  ] as const;
  const screens = [
    [320, 568],
    [360, 640],
    [844, 390],
  ] as const;
  const looks = (['zh-CN', 'en'] as const).flatMap((locale) =>
    (['standard', 'large'] as const).map((textSize) => [locale, textSize] as const),
  );

  it.each(screens.flatMap((size) => looks.map((look) => [...size, ...look] as const)))(
    'has its title and its first button in view at %i × %i, %s, %s type',
    async (width, height, locale, textSize) => {
      await page.viewport(width, height);
      const found: string[] = [];
      for (const scene of results) {
        const { unmount } = await render(<SceneView scene={scene} locale={locale} textSize={textSize} />);
        await expect.poll(() => document.querySelector('.fv-actions .fv-button')).not.toBeNull();
        const boxOf = (selector: string) =>
          document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
        const [title, button] = ['.fv-title', '.fv-actions .fv-button'].map(boxOf);
        if (!title || !button) throw new Error('The screen has no title or no actions.');
        const isBeside = button.left >= title.right;
        if (title.top < 0 || title.bottom > (isBeside ? height : button.top)) found.push(`${scene}: title`);
        if (button.top < 0 || button.bottom > height) found.push(`${scene}: button`);
        await unmount();
        scrollTo(0, 0);
      }
      expect(found).toEqual([]);
    },
  );
});

it.each([
  [320, 568, 'large'],
  [360, 640, 'large'],
  [320, 568, 'standard'],
] as const)(
  'what stays at the lower edge leaves three fifths of the window at %i × %i, %s type',
  async (width, height, textSize) => {
    await page.viewport(width, height);
    const found: string[] = [];
    for (const scene of ofEachKind.filter((name) => !coversPage(name))) {
      const { unmount } = await render(<SceneView scene={scene} textSize={textSize} />);
      await expect.poll(() => document.querySelector('.fv-title')).not.toBeNull();
      for (const element of document.querySelectorAll('.fv-actions, .fv-actions *')) {
        if (getComputedStyle(element).position !== 'sticky') continue;
        const share = element.getBoundingClientRect().height / height;
        if (share > 0.4) found.push(`${scene}: ${Math.round(share * 100)} %`);
      }
      await unmount();
    }
    expect(found).toEqual([]);
  },
);

describe('the camera on a phone held either way', () => {
  it.each([
    [360, 640],
    [390, 844],
    [640, 360],
    [844, 390],
  ])(
    '%i × %i: everything is on the screen, the shutter by the thumb, and nothing covers it',
    async (width, height) => {
      await page.viewport(width, height);
      await render(<SceneView scene="camera-blurred" locale="en" />);
      await expect.poll(() => document.querySelector('.fv-camera[open]')).not.toBeNull();
      const boxOf = (selector: string) =>
        document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
      for (const button of document.querySelectorAll('.fv-camera button')) {
        const { left, top, right, bottom } = button.getBoundingClientRect();
        expect(Math.min(left, top, width - right, height - bottom)).toBeGreaterThanOrEqual(0);
        expect(Math.min(right - left, bottom - top)).toBeGreaterThanOrEqual(44);
      }
      const shutter = boxOf('.fv-shutter');
      // Below the middle, or by the right edge where the phone lies on its side.
      if (width < height) expect(shutter.top).toBeGreaterThan(height * 0.7);
      else expect(shutter.left).toBeGreaterThan(width * 0.7);
      const hint = boxOf('.fv-hint span');
      const apart = hint.bottom <= shutter.top || hint.right <= shutter.left;
      expect(apart).toBe(true);
    },
  );
});

describe('a phone on its side', () => {
  it('has what there is to do in sight, beside what there is to read', async () => {
    await page.viewport(844, 390);
    for (const scene of ['consent', 'capture-camera', 'camera-error-denied', 'review', 'rejected'] as const) {
      const { unmount } = await render(<SceneView scene={scene} />);
      await expect.poll(() => document.querySelector('.fv-title')).not.toBeNull();
      const button = document.querySelector('.fv-actions .fv-button')?.getBoundingClientRect();
      expect(button?.bottom, scene).toBeLessThanOrEqual(390);
      expect(button?.left, scene).toBeGreaterThan(422);
      await unmount();
    }
  });

  it.each([
    [480, false],
    [560, false],
    [700, true],
  ])('a widget of %i px has two columns: %s; the actions never cover the text', async (width, hasColumns) => {
    await page.viewport(844, 390);
    for (const scene of ['consent', 'capture-camera', 'camera-error-denied', 'review', 'rejected'] as const) {
      const { unmount } = await render(
        <div style={{ width }}>
          <SceneView scene={scene} />
        </div>,
      );
      await expect.poll(() => document.querySelector('.fv-title')).not.toBeNull();
      const boxOf = (selector: string) =>
        document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
      for (const end of [0, document.documentElement.scrollHeight]) {
        window.scrollTo(0, end);
        const body = boxOf('.fv-body');
        const actions = boxOf('.fv-actions');
        expect(actions.left >= body.right, scene).toBe(hasColumns);
        expect(hasColumns || actions.top >= body.bottom, scene).toBe(true);
        if (hasColumns) expect(boxOf('.fv-actions .fv-button').bottom, scene).toBeLessThanOrEqual(390);
      }
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
      const { unmount } = await render(<SceneView scene={scene} textSize="large" />);
      await expect.poll(() => document.querySelector('.fv-title')).not.toBeNull();
      for (const element of document.querySelectorAll<HTMLElement>('.fv-root *')) {
        const hasText = [...element.childNodes].some(
          (node) => node.nodeType === 3 && node.textContent?.trim(),
        );
        if (hasText) expect(Number.parseFloat(getComputedStyle(element).fontSize)).toBeGreaterThanOrEqual(18);
      }
      for (const details of document.querySelectorAll('details')) details.open = true;
      for (const button of document.querySelectorAll('.fv-root button')) {
        expect(button.getBoundingClientRect().height, scene).toBeGreaterThanOrEqual(48);
      }
      await unmount();
    }
  });
});

describe('the norm for elders’ apps, in large type', () => {
  const scenes = [
    'consent',
    'consent-authmatch',
    'guardian',
    'minor-note',
    'passed-withdrawal',
    'rejected',
  ] as const;

  async function eachScene(look: (root: HTMLElement, scene: string) => void): Promise<void> {
    await page.viewport(390, 844);
    for (const scene of scenes) {
      const { unmount } = await render(<SceneView scene={scene} textSize="large" />);
      await expect.poll(() => document.querySelector('.fv-title')).not.toBeNull();
      for (const details of document.querySelectorAll('details')) details.open = true;
      if (scene.startsWith('consent'))
        await expect.poll(() => document.querySelector('.fv-full dl')).not.toBeNull();
      const root = document.querySelector<HTMLElement>('.fv-root');
      if (root) look(root, scene);
      await unmount();
    }
  }

  it('2.1: every button, tick and fold is 60 px high', async () => {
    await eachScene((root, scene) => {
      for (const target of root.querySelectorAll('button, a, label, summary'))
        expect(
          target.getBoundingClientRect().height,
          `${scene}: ${target.textContent}`,
        ).toBeGreaterThanOrEqual(60);
    });
  });

  it('2.1: the tick is as large as its line, and a tap anywhere on its 60 px ticks it', async () => {
    await page.viewport(390, 844);
    await render(<SceneView scene="consent" textSize="large" />);
    const label = document.querySelector('.fv-tick')?.getBoundingClientRect() ?? new DOMRect();
    const box = document.querySelector('.fv-tick input');
    expect(box?.getBoundingClientRect().height).toBeGreaterThanOrEqual(28);
    expect(Math.min(label.width, label.height)).toBeGreaterThanOrEqual(60);
    for (const [x, y] of [
      [label.left + 1, label.top + 1],
      [label.right - 1, label.bottom - 1],
    ] as const)
      expect(document.elementFromPoint(x, y)?.closest('label')).toBe(box?.closest('label'));
  });

  it('1.2: lines are 1.3 times the type apart', async () => {
    await eachScene((root, scene) => {
      for (const text of root.querySelectorAll('p, li, dd, dt, h2, label, button')) {
        const { lineHeight, fontSize } = getComputedStyle(text);
        expect(Number.parseFloat(lineHeight) / Number.parseFloat(fontSize), scene).toBeGreaterThanOrEqual(
          1.3,
        );
      }
    });
  });

  it('1.2: paragraphs are 1.3 times as far apart as lines', async () => {
    await eachScene((root, scene) => {
      for (const text of root.querySelectorAll(
        '.fv-points li + li, .fv-term + .fv-term, .fv-line-of-its-own + .fv-line-of-its-own',
      )) {
        const above = text.previousElementSibling?.getBoundingClientRect().bottom ?? 0;
        const line = Number.parseFloat(getComputedStyle(text).lineHeight);
        const gap = text.getBoundingClientRect().top - above;
        expect((gap + line) / line, `${scene}: ${text.textContent}`).toBeGreaterThanOrEqual(1.3);
      }
    });
  });

  it('1.1: the text can be enlarged to 30 px', async () => {
    document.documentElement.style.setProperty('--fv-text-scale', '1.7');
    await eachScene((root, scene) => {
      for (const text of root.querySelectorAll('p, li, dd, button'))
        expect(Number.parseFloat(getComputedStyle(text).fontSize), scene).toBeGreaterThanOrEqual(30);
    });
  });

  it('2.4: 核验通过 waits for the tap, whatever time the host has set', async () => {
    const timer = vi.spyOn(globalThis, 'setTimeout');
    const { state } = gallery.passed;
    const options = { ...optionsOf(gallery.passed), result: { finishAfterMs: 7777 } };
    await render(
      <FaceVerificationView
        state={state}
        send={() => {}}
        options={options}
        appearance={{ textSize: 'large' }}
      />,
    );
    await expect.element(page.getByRole('heading', { name: '核验通过' })).toBeVisible();
    expect(timer.mock.calls.map(([, after]) => after)).not.toContain(7777);
    timer.mockRestore();
  });

  it('3: leaving is as large and as near as agreeing, and nothing is ticked', async () => {
    await eachScene((root, scene) => {
      if (!scene.startsWith('consent')) return;
      const [agree, decline] = [...root.querySelectorAll('.fv-actions button')];
      if (!agree || !decline) throw new Error('A button is missing.');
      expect(decline.getBoundingClientRect().bottom).toBeLessThanOrEqual(844);
      expect(Number.parseFloat(getComputedStyle(decline).fontSize)).toBeGreaterThanOrEqual(18);
      expect(root.querySelector('input')).toHaveProperty('checked', false);
    });
  });
});

describe('the consent page on a phone of 390 × 844', () => {
  const looks = [
    ['consent', 'zh-CN', 'standard'],
    ['consent', 'zh-TW', 'standard'],
    ['consent', 'en', 'standard'],
    ['consent-authmatch', 'zh-CN', 'standard'],
    ['consent-alternative', 'en', 'standard'],
    ['consent', 'zh-CN', 'large'],
    ['consent-alternative', 'zh-TW', 'large'],
  ] as const;

  it.each(looks)('%s, %s, %s: the first layer and its buttons fit without scrolling', async (...look) => {
    const [scene, locale, textSize] = look;
    await page.viewport(390, 844);
    await render(<SceneView scene={scene} locale={locale} />);
    const large = page.getByRole('button', { name: locale === 'en' ? 'Large text' : '大字版' });
    await expect.element(large).toBeVisible();
    if (textSize === 'large') await large.click();
    expect(document.querySelector('.fv-root')?.getAttribute('data-text-size')).toBe(textSize);
    expect(document.documentElement.scrollHeight).toBeLessThanOrEqual(844);
    const buttons = [...document.querySelectorAll('.fv-actions .fv-button')];
    expect(buttons.length).toBeGreaterThanOrEqual(2);
    for (const button of buttons) expect(button.getBoundingClientRect().bottom).toBeLessThanOrEqual(844);
  });

  it.each(['consent-authmatch', 'consent'] as const)(
    '%s in large type and English has its title and its buttons in view',
    async (scene) => {
      await page.viewport(390, 844);
      await render(<SceneView scene={scene} locale="en" textSize="large" />);
      await expect.poll(() => document.querySelector('.fv-title')).not.toBeNull();
      for (const shown of document.querySelectorAll('.fv-title, .fv-actions .fv-button')) {
        const { top, bottom } = shown.getBoundingClientRect();
        expect(top).toBeGreaterThanOrEqual(0);
        expect(bottom).toBeLessThanOrEqual(844);
      }
    },
  );

  it.each([
    ['agreeing takes two taps', ['我已阅读以上说明，单独同意处理我的人脸信息', '同意并继续'], 'capturing'],
    ['leaving takes one tap', ['不同意并退出'], 'cancelled'],
  ] as const)('%s', async (_title, taps, step) => {
    await page.viewport(390, 844);
    const { state } = gallery.consent;
    const actions: string[] = [];
    const send = ({ type }: { readonly type: string }) => actions.push(type);
    await render(
      <FaceVerificationView state={state} send={send} options={optionsOf(gallery.consent)} appearance={{}} />,
    );
    for (const [index, tap] of taps.entries()) {
      expect(actions).toEqual([]);
      await page.getByText(tap, { exact: true }).click();
      if (index < taps.length - 1) expect(actions).toEqual([]);
    }
    await expect.poll(() => actions).toEqual([step === 'capturing' ? 'ACCEPT_CONSENT' : 'CANCEL']);
  });
});

describe('nothing moves from step to step', () => {
  it('a heading under a picture stays where it was', async () => {
    await page.viewport(360, 640);
    const tops = new Map<string, number>();
    for (const scene of [
      'preparing',
      'requesting',
      'uploading',
      'handing-off',
      'awaiting',
      'passed',
    ] as const) {
      const { unmount } = await render(<SceneView scene={scene} />);
      await expect.poll(() => document.querySelector('.fv-title')).not.toBeNull();
      tops.set(scene, document.querySelector('.fv-title')?.getBoundingClientRect().top ?? 0);
      await unmount();
    }
    expect(new Set(tops.values()).size, JSON.stringify([...tops])).toBe(1);
  });
});
