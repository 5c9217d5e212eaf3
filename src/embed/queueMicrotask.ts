/** For Preact, which expects it: Chromium 71, iOS 12.2. The build puts this in the place of the global. */
export const queueMicrotask: (work: () => void) => void =
  typeof self.queueMicrotask === 'function'
    ? (work) => self.queueMicrotask(work)
    : (work) => void Promise.resolve().then(work);
