import { omitUndefined } from '../src/shared/omitUndefined.js';
import { createMockBackend, type MockBackend } from './backend.js';
import { createMockHandlers, type MockHandlerOptions } from './createMockHandlers.js';

export interface StartMocksOptions extends MockHandlerOptions {
  /**
   * Address of MSW's worker on this page's server.
   * @default '/mockServiceWorker.js'
   */
  readonly workerUrl?: string | undefined;
}

export interface StartedMocks {
  readonly backend: MockBackend;
  /** Switches to another scenario or other settings and resets the fault counters. Open orders stay. */
  readonly play: (options: MockHandlerOptions) => void;
  readonly stop: () => Promise<void>;
}

/** Latency of a phone's network in milliseconds. */
const LATENCY_MS = 500;

/**
 * Starts the mocked partner inside this browser. Await it before the widget mounts, or its first requests go to the
 * network. An insecure page, such as http on a LAN address, has no service workers: MSW then replaces this page's fetch.
 * Orders are stored in localStorage, since the flow leaves the page.
 */
export async function startMocks({
  workerUrl = '/mockServiceWorker.js',
  ...options
}: StartMocksOptions = {}): Promise<StartedMocks> {
  const backend = options.backend ?? createMockBackend(localStorage);
  const handlersFor = (settings: MockHandlerOptions) =>
    createMockHandlers({ ...withLatency(settings), backend });
  // Imported here, so that the handlers work without a browser.
  const { setupWorker } = await import('msw/browser');
  const worker = setupWorker(...handlersFor(options));
  // MSW 2 has the same option under its former name. A variable, since the types of neither have both.
  const startOptions = {
    quiet: true,
    onUnhandledFrame: 'bypass',
    onUnhandledRequest: 'bypass',
    serviceWorker: { url: workerUrl },
  } as const;
  await worker.start(startOptions);
  return {
    backend,
    play(change) {
      backend.resetCounters();
      worker.resetHandlers(...handlersFor({ ...options, ...omitUndefined(change) }));
    },
    stop: async () => worker.stop(),
  };
}

/** Adds the default latency, unless the options or the scenario have one. */
function withLatency(options: MockHandlerOptions): MockHandlerOptions {
  return options.latencyMs === undefined && options.scenario !== 'slowNetwork'
    ? { ...options, latencyMs: LATENCY_MS }
    : options;
}
