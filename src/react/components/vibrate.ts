import { tryCosmetic } from './tryCosmetic.js';

/**
 * Vibrates the phone, where it can and the user wants motion. Before the first tap on the page browsers refuse it, and
 * Chromium writes that to the console.
 * @param pattern milliseconds of vibrations and of the pauses between them
 */
export function vibrate(pattern: readonly number[]): void {
  tryCosmetic(() => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    if (navigator.userActivation && !navigator.userActivation.hasBeenActive) return;
    navigator.vibrate?.([...pattern]);
  });
}
