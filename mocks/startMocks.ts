import { createMockBackend, type MockBackend } from './backend.js';
import { createHandlers, type HandlerOptions } from './createMockHandlers.js';

export interface StartMocksOptions extends HandlerOptions {
  /** Where the page serves MSW's worker. Default: `/mockServiceWorker.js`. */
  readonly workerUrl?: string;
}

export interface StartedMocks {
  readonly backend: MockBackend;
  /** Goes on with another scenario or other settings; its faults are counted anew. Open orders stay. */
  readonly play: (options: HandlerOptions) => void;
  readonly stop: () => Promise<void>;
}

/** As a phone's network feels. */
const LATENCY_MS = 500;

/**
 * Answers the partner's API inside this browser. Await it before the widget mounts, or its first requests go
 * to the network. On an insecure page, such as http on a LAN address, there are no service workers: MSW then
 * replaces this page's fetch, to the same effect. Orders are kept in localStorage, since the flow leaves the page.
 */
export async function startMocks({
  workerUrl = '/mockServiceWorker.js',
  ...options
}: StartMocksOptions = {}): Promise<StartedMocks> {
  const backend = options.backend ?? createMockBackend(localStorage);
  const handlersFor = (given: HandlerOptions) => createHandlers({ ...withLatency(given), backend });
  // Here, so that the handlers can be imported where there is no browser.
  const { setupWorker } = await import('msw/browser');
  const worker = setupWorker(...handlersFor(options));
  await worker.start({ quiet: true, onUnhandledFrame: 'bypass', serviceWorker: { url: workerUrl } });
  return {
    backend,
    play(given) {
      backend.resetCounters();
      worker.resetHandlers(...handlersFor({ ...options, ...given }));
    },
    stop: async () => worker.stop(),
  };
}

/** A scenario's own latency wins, the given one over both. */
function withLatency(given: HandlerOptions): HandlerOptions {
  return given.latencyMs === undefined && given.scenario !== 'slow-network'
    ? { ...given, latencyMs: LATENCY_MS }
    : given;
}
