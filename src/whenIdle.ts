/** Where there is no requestIdleCallback, in Safari (https://caniuse.com/requestidlecallback) and Node. */
const LATER_MS = 200;

/** On a busy page idle moments may not come; what is waited for is needed after a few seconds of reading. */
const AT_LAST_MS = 2000;

/** Does what the first screen does not need, so that it takes nothing of the network from what is seen first. */
export function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: AT_LAST_MS });
  else setTimeout(work, LATER_MS);
}
