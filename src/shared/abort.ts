/** Listens to an event until a signal aborts. The option `signal` of addEventListener is too young (Chrome 90, iOS 15). */
export function listen(
  target: EventTarget,
  type: string,
  handler: (event: Event) => void,
  signal: AbortSignal,
): void {
  if (signal.aborted) return;
  target.addEventListener(type, handler);
  onAbort(signal, () => target.removeEventListener(type, handler));
}

/**
 * Calls `work` once after `ms` milliseconds, unless the signal aborts before.
 * @returns a function that cancels the call
 */
export function after(ms: number, work: () => void, signal: AbortSignal): () => void {
  if (signal.aborted) return () => {};
  const timer = setTimeout(work, ms);
  const cancel = () => clearTimeout(timer);
  onAbort(signal, cancel);
  return cancel;
}

/** Calls `work` when the signal aborts, or at once if it has aborted. */
export function onAbort(signal: AbortSignal, work: () => void): void {
  if (signal.aborted) work();
  else signal.addEventListener('abort', work, { once: true });
}

/** Resolves after `ms` milliseconds, or as soon as the signal aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    after(ms, resolve, signal);
    onAbort(signal, () => resolve());
  });
}
