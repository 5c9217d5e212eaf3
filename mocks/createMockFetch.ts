import { getResponse, type RequestHandler } from 'msw';

/**
 * Creates a `fetch` for `api.fetch` that MSW handlers answer. It needs no worker, patches no globals and needs no cleanup.
 * A request without a handler fails as on a broken network.
 */
export function createMockFetch(handlers: readonly RequestHandler[]): typeof globalThis.fetch {
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const request =
      input instanceof Request ? new Request(input, init) : new Request(new URL(url, pageAddress()), init);
    const response = await raceAbort(getResponse([...handlers], request), request.signal);
    // MSW represents a network error as a response of type "error"; a real fetch rejects.
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

function raceAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new DOMException('Aborted.', 'AbortError'));
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
