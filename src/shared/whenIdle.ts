/**
 * Delay in milliseconds where there is no `requestIdleCallback`: Safari (https://caniuse.com/requestidlecallback) and
 * Node.
 */
const FALLBACK_DELAY_MS = 200;

/** Longest wait for an idle moment in milliseconds. On a busy page none may come. */
const TIMEOUT_MS = 2000;

/**
 * Runs `work` in an idle moment after the first paint, so that it takes no network from the first screen. It waits two
 * frames first, since an idle moment may come before the first paint (measured: Chromium 156, 80 ms). A hidden page has
 * no frames, so `work` waits until it is shown.
 * @returns a function that cancels `work` if it has not run
 */
export function whenIdle(work: () => void): () => void {
  let isCancelled = false;
  const run = () => {
    if (!isCancelled) work();
  };
  const waitForIdle = () => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: TIMEOUT_MS });
    else setTimeout(run, FALLBACK_DELAY_MS);
  };
  if (typeof requestAnimationFrame === 'function') {
    requestAnimationFrame(() => requestAnimationFrame(waitForIdle));
  } else waitForIdle();
  return () => {
    isCancelled = true;
  };
}
