/** What a signal ends. The `signal` option of addEventListener is too young for the floor (Chrome 90, iOS 15). */
export function listen(
  target: EventTarget,
  type: string,
  handler: (event: Event) => void,
  signal: AbortSignal,
): void {
  if (signal.aborted) return;
  target.addEventListener(type, handler);
  whenAborted(signal, () => target.removeEventListener(type, handler));
}

/** Calls `work` once after `ms` milliseconds, unless the signal or the returned function ends it. */
export function after(ms: number, work: () => void, signal: AbortSignal): () => void {
  if (signal.aborted) return () => {};
  const timer = setTimeout(work, ms);
  const cancel = () => clearTimeout(timer);
  whenAborted(signal, cancel);
  return cancel;
}

export function whenAborted(signal: AbortSignal, work: () => void): void {
  if (signal.aborted) work();
  else signal.addEventListener('abort', work, { once: true });
}

/** Resolves after `ms` milliseconds, or as soon as the signal aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    after(ms, resolve, signal);
    whenAborted(signal, resolve);
  });
}
