import { FaceVerificationError } from './errors.js';

/**
 * A part of the widget that the first screen does not need, loaded when it is first asked for. A failure is not
 * kept: the next question tries again. No time limit: every step that waits for a part can be left.
 * @throws FaceVerificationError `network_unreachable` where it does not come
 */
export function whenNeeded<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let part: Promise<Part> | undefined;
  return () => {
    part ??= load().catch(() => {
      part = undefined;
      throw new FaceVerificationError('network_unreachable', 'A part of the widget could not be loaded.');
    });
    return part;
  };
}

/** Where there is no requestIdleCallback, in Safari (https://caniuse.com/requestidlecallback) and Node. */
const LATER_MS = 200;

/** On a busy page idle moments may not come; what is waited for is needed after a few seconds of reading. */
const AT_LAST_MS = 2000;

/**
 * Does what the first screen does not need, so that it takes nothing of the network from what is seen first. An idle
 * moment alone is not enough: one comes before the first paint (Chromium 156: the later screens were asked for 80 ms
 * before it), hence two frames first. A page that nobody sees has no frames, and nothing to get ready.
 * @returns takes it back, if it has not begun
 */
export function whenIdle(work: () => void): () => void {
  let isWanted = true;
  const begin = () => {
    if (isWanted) work();
  };
  const whenPainted = () => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(begin, { timeout: AT_LAST_MS });
    else setTimeout(begin, LATER_MS);
  };
  if (typeof requestAnimationFrame === 'function') {
    requestAnimationFrame(() => requestAnimationFrame(whenPainted));
  } else whenPainted();
  return () => {
    isWanted = false;
  };
}
