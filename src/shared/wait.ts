/**
 * Resolves after `ms` milliseconds.
 * @throws DOMException `AbortError` as soon as `signal` aborts
 */
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

/**
 * Resolves while the page is visible: at once, or when it becomes visible. Without a document, at once.
 * @throws DOMException `AbortError` as soon as `signal` aborts
 */
export async function untilVisible(signal: AbortSignal): Promise<void> {
  if (signal.aborted) throw abortError();
  if (isHidden()) await waitOrVisible(0, signal);
}

/**
 * Resolves with `over` after `ms` milliseconds, or with `visible` at once when the page becomes visible meanwhile. Never
 * resolves while the page is hidden.
 * @throws DOMException `AbortError` as soon as `signal` aborts
 */
export function waitOrVisible(ms: number, signal: AbortSignal): Promise<'over' | 'visible'> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(abortError());
    let isOver = false;
    const look = () => {
      if (signal.aborted) end(() => reject(abortError()));
      else if (isHidden()) return;
      else if (isOver) end(() => resolve('over'));
      else if (hidden.seen()) end(() => resolve('visible'));
    };
    const hidden = watchHidden(look);
    const timer = setTimeout(() => {
      isOver = true;
      look();
    }, ms);
    signal.addEventListener('abort', look);

    function end(settle: () => void): void {
      clearTimeout(timer);
      hidden.stop();
      signal.removeEventListener('abort', look);
      settle();
    }
  });
}

/**
 * Watches whether the page is or was hidden since the call.
 * @param onChange is called whenever the page is hidden or becomes visible, until `stop`
 */
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

/**
 * Settles as `work` does, or rejects as soon as `signal` aborts. For work that takes no signal.
 * @throws DOMException `AbortError` when the signal aborts first
 */
export function raceAbort<T>(work: T | Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(abortError());
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    // Also after an abort, so that a rejection of the work is not reported as unhandled.
    Promise.resolve(work)
      .then(resolve, reject)
      // No `finally`, which a page's old polyfill of Promise may lack.
      .then(() => signal.removeEventListener('abort', stop));
  });
}

/** Creates the error that fetch rejects with on abort. `signal.reason` is too young (Chrome 98, iOS 15.4). */
export function abortError(): DOMException {
  return new DOMException('Aborted.', 'AbortError');
}
