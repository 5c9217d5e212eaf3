/** Queues a microtask where the global is missing: before Chromium 71 and iOS 12.2. The build injects it for Preact. */
export const queueMicrotask: (work: () => void) => void =
  typeof self.queueMicrotask === 'function'
    ? (work) => self.queueMicrotask(work)
    : (work) => void Promise.resolve().then(work);
