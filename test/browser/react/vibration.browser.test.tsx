import { afterEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { SceneView } from '../../../sandbox/parts/SceneView.js';
import { asItWas, emulateMedia } from '../../fixtures/emulateMedia.js';

afterEach(async () => {
  vi.restoreAllMocks();
  await asItWas();
  await cleanup();
});

async function show(scene: 'passed' | 'rejected' | 'undecided'): Promise<unknown[]> {
  const vibrations = vi.spyOn(navigator, 'vibrate').mockReturnValue(true);
  // Browsers refuse to vibrate before the first tap.
  await userEvent.click(document.body);
  await render(<SceneView scene={scene} />);
  await expect.poll(() => document.querySelector('.fv-title')).not.toBeNull();
  return vibrations.mock.calls.map(([pattern]) => pattern);
}

it.each([
  ['passed', [[40]]],
  ['rejected', [[40, 80, 40]]],
  ['undecided', []],
] as const)('phone vibrates as the verdict says when the flow is %s', async (scene, patterns) => {
  expect(await show(scene)).toEqual(patterns);
});

it('phone does not vibrate when the user wants no motion', async () => {
  await emulateMedia({ reducedMotion: 'reduce' });
  expect(await show('passed')).toEqual([]);
});
