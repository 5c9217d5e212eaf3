import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import type { SceneName } from '../../../../sandbox/gallery.js';
import { sceneNames } from '../../../../sandbox/parts/ContactSheet.js';
import { SceneView, type SceneViewProps } from '../../../../sandbox/parts/SceneView.js';
import '../../../../src/react/styles/styles.css';

afterEach(cleanup);

/** What axe finds, as sentences: WCAG 2.2 A and AA, and its best practices but those for whole pages. */
async function faults(): Promise<string[]> {
  const root = document.querySelector('.fv-root');
  if (!root) throw new Error('There is no widget.');
  // A colour on its way to another is neither of them.
  for (const animation of document.getAnimations()) animation.cancel();
  const { violations } = await axe.run(root, { rules: { region: { enabled: false } } });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** The lines of the camera differ in their words alone; `npm run test:sandbox` goes through all of them. */
const lines = sceneNames.filter((name) => /^camera-/.test(name));
const ofTheCamera: readonly SceneName[] = [
  'camera-fit',
  'camera-paused',
  'camera-black',
  'camera-review',
  'camera-review-hints',
  'camera-error-denied',
  'camera-error-absent',
];
const ofEachKind: readonly SceneName[] = sceneNames.filter(
  (name) => !lines.includes(name) || ofTheCamera.includes(name),
);

async function expectNoFaults(props: Partial<SceneViewProps>, scenes = ofEachKind): Promise<void> {
  await page.viewport(390, 844);
  for (const scene of scenes) {
    const { unmount } = await render(<SceneView {...props} scene={scene} />);
    await expect.poll(() => document.querySelector('.fv-title')).not.toBeNull();
    expect(await faults(), scene).toEqual([]);
    await unmount();
  }
}

describe('axe finds nothing', () => {
  it.each([
    ['light', 'standard'],
    ['light', 'large'],
    ['dark', 'standard'],
    ['dark', 'large'],
  ] as const)('in the %s theme with %s type', (theme, textSize) => expectNoFaults({ theme, textSize }));

  const colourful = ['consent', 'capture', 'preparing', 'passed', 'rejected', 'failed-refused'] as const;
  it.each(
    (['ocean', 'plum', 'crimson'] as const).flatMap((accent) => [
      [accent, 'light'] as const,
      [accent, 'dark'] as const,
    ]),
  )('with the accent %s in the %s theme', (accent, theme) => expectNoFaults({ accent, theme }, colourful));
});

it('what axe would find is found', async () => {
  await render(
    <section className="fv-root" data-theme="light" style={{ color: '#cccccc' }}>
      <button type="button" />
      <p>Too pale</p>
    </section>,
  );
  expect((await faults()).map((fault) => fault.split(':')[0])).toEqual(['button-name', 'color-contrast']);
});
