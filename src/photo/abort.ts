/** Abort helpers of the photo. They do not come from `shared`, so that the photo's chunk needs no other one. */

export function abortError(): DOMException {
  return new DOMException('The preparation of the photo was aborted.', 'AbortError');
}

/** @throws DOMException `AbortError` if the signal is aborted */
export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw abortError();
}

/** Rejects as soon as the signal aborts, even if the work goes on. */
export function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(abortError());
    signal.addEventListener('abort', abort);
    if (signal.aborted) abort();
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
