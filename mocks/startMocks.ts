import { createMockBackend, type MockBackend } from './backend.js';
import { createHandlers, type HandlerOptions } from './createHandlers.js';

export interface StartMocksOptions extends HandlerOptions {
  /** Where the page serves MSW's worker. Default: `/mockServiceWorker.js`. */
  readonly workerUrl?: string;
}

export interface StartedMocks {
  readonly backend: MockBackend;
  readonly stop: () => Promise<void>;
}

/**
 * Answers the partner's API inside this browser. Await it before the widget mounts, or its first requests go
 * to the network. On an insecure page, such as http on a LAN address, there are no service workers: MSW then
 * replaces this page's fetch, to the same effect.
 */
export async function startMocks({
  workerUrl = '/mockServiceWorker.js',
  ...options
}: StartMocksOptions = {}): Promise<StartedMocks> {
  const backend = options.backend ?? createMockBackend(localStorage);
  // Here, so that the handlers can be imported where there is no browser.
  const { setupWorker } = await import('msw/browser');
  const worker = setupWorker(...createHandlers({ latencyMs: 500, ...options, backend }));
  await worker.start({ quiet: true, onUnhandledFrame: 'bypass', serviceWorker: { url: workerUrl } });
  return { backend, stop: async () => worker.stop() };
}
