import { expect, vi } from 'vitest';

const realTimeout = setTimeout;

/** Hurries a faked clock on, half a second at a time, until `isThere`; leaves real work its turn in between. */
export async function hurry(isThere: () => boolean): Promise<void> {
  for (let turn = 0; turn < 600 && !isThere(); turn += 1) {
    await new Promise((resolve) => realTimeout(resolve, 10));
    if (!isThere()) await vi.advanceTimersByTimeAsync(500);
  }
  expect(isThere()).toBe(true);
}
