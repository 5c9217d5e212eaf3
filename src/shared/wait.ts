/** Resolves after `ms` milliseconds; rejects with an AbortError as soon as `signal` aborts. */
export function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(abortError());
    const stop = () => {
      clearTimeout(timer);
      reject(abortError());
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** Resolves while the page is shown: at once, or when it is shown again. Without a document, at once. */
export async function untilVisible(signal: AbortSignal): Promise<void> {
  await waitOrShown(0, 0, signal);
}

/**
 * Resolves after `ms` milliseconds (`over`), or at once when the page is shown again meanwhile (`shown`): never
 * before `leastMs`, and never while the page is hidden. Rejects with an AbortError as soon as `signal` aborts.
 */
export function waitOrShown(ms: number, leastMs: number, signal: AbortSignal): Promise<'over' | 'shown'> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(abortError());
    let reached: 'nothing' | 'least' | 'all' = leastMs > 0 ? 'nothing' : 'least';
    const look = () => {
      if (signal.aborted) end(() => reject(abortError()));
      else if (isHidden() || reached === 'nothing') return;
      else if (reached === 'all') end(() => resolve('over'));
      else if (hidden.seen()) end(() => resolve('shown'));
    };
    const reach = (what: typeof reached) => () => {
      reached = what;
      look();
    };
    const hidden = watchHidden(look);
    const least = setTimeout(reach('least'), leastMs);
    const all = setTimeout(reach('all'), Math.max(ms, leastMs));
    signal.addEventListener('abort', look);

    function end(settle: () => void): void {
      clearTimeout(least);
      clearTimeout(all);
      hidden.stop();
      signal.removeEventListener('abort', look);
      settle();
    }
  });
}

/** Whether the page is or was hidden since. Calls `onChange` when it is hidden or shown, until it is stopped. */
export function watchHidden(onChange: () => void = () => {}): { seen(): boolean; stop(): void } {
  let seen = isHidden();
  const note = () => {
    seen ||= isHidden();
    onChange();
  };
  if (typeof document !== 'undefined') document.addEventListener('visibilitychange', note);
  return {
    seen: () => seen,
    stop() {
      if (typeof document !== 'undefined') document.removeEventListener('visibilitychange', note);
    },
  };
}

function isHidden(): boolean {
  return typeof document !== 'undefined' && document.visibilityState === 'hidden';
}

/** The promise's own end, or an AbortError as soon as `signal` aborts: for work that takes no signal. */
export function orAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(abortError());
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** What fetch rejects with when its signal aborts; `signal.reason` is younger (Chrome 98, iOS 15.4). */
export function abortError(): DOMException {
  return new DOMException('Aborted.', 'AbortError');
}
