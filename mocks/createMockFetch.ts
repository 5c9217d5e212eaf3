import { getResponse, type RequestHandler } from 'msw';

/**
 * A `fetch` that the handlers answer, for `api.fetch`: no worker, no patched globals, nothing to clean up. Where no
 * handler fits it fails as the network would.
 */
export function createMockFetch(handlers: readonly RequestHandler[]): typeof globalThis.fetch {
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const request =
      input instanceof Request ? new Request(input, init) : new Request(new URL(url, pageAddress()), init);
    const response = await orAborted(getResponse([...handlers], request), request.signal);
    // MSW's picture of a network error, which a real fetch would reject with.
    if (!response || response.type === 'error') throw new TypeError('Failed to fetch');
    if (response.status >= 300 && response.status < 400 && request.redirect === 'error') {
      throw new TypeError('Failed to fetch');
    }
    return response;
  };
}

function pageAddress(): string {
  return typeof location === 'undefined' ? 'http://localhost/' : location.href;
}

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new DOMException('Aborted.', 'AbortError'));
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
