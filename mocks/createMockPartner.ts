import type { RequestHandler } from 'msw';
import type { HandoffAdapter } from '../src/handoff/adapter.js';
import { createMockBackend, type MockBackend, type SdkChoice } from './backend.js';
import { createMockFetch } from './createMockFetch.js';
import { createMockHandlers, type MockHandlerOptions } from './createMockHandlers.js';
import { endpointPaths } from './endpointPaths.js';
import type { Endpoint } from './faults.js';
import { mockHandoff } from './mockHandoff.js';

export interface MockPartnerOptions extends MockHandlerOptions {
  /**
   * Result of the face check.
   * @default 'pass'
   */
  readonly choice?: SdkChoice | undefined;
  /** Code with which the face SDK returns; replaces the choice's own. */
  readonly sdkCode?: string | undefined;
}

/** A request as the partner received it. */
export interface MockRequest {
  readonly endpoint: Endpoint;
  readonly authorization: string | null;
  readonly idempotencyKey: string | null;
  readonly body: unknown;
}

/** The mocked partner and its face SDK, wired together for the test of a host page. */
export interface MockPartner {
  readonly backend: MockBackend;
  /** Handlers for `msw/node` or `msw/browser`, if the page has its own fetch. */
  readonly handlers: readonly RequestHandler[];
  /** Value for `api.fetch`. */
  readonly fetch: typeof globalThis.fetch;
  /** Value for `handoff`. */
  readonly handoff: HandoffAdapter;
  /** Requests that came through `fetch`, oldest first. */
  readonly requests: readonly MockRequest[];
}

/**
 * Creates a mocked partner with its face SDK, for tests of a host page.
 * @throws RangeError for an unknown scenario or fault
 */
export function createMockPartner(options: MockPartnerOptions = {}): MockPartner {
  const backend = options.backend ?? createMockBackend();
  const handlers = createMockHandlers({ ...options, backend });
  const answer = createMockFetch(handlers);
  const requests: MockRequest[] = [];

  return {
    backend,
    handlers,
    requests,
    handoff: mockHandoff({ backend, choice: options.choice, code: options.sdkCode }),
    async fetch(input, init) {
      const url = new URL(input instanceof Request ? input.url : String(input), 'http://localhost/');
      const endpoint = endpointOf(url.pathname, options.paths);
      if (endpoint) {
        const request = input instanceof Request ? input.clone() : new Request(url, init);
        const body: unknown = await request.json().catch(() => undefined);
        const { headers } = request;
        const [authorization, idempotencyKey] = [
          headers.get('Authorization'),
          headers.get('Idempotency-Key'),
        ];
        requests.push({ endpoint, authorization, idempotencyKey, body });
      }
      return answer(input, init);
    },
  };
}

function endpointOf(pathname: string, paths: MockHandlerOptions['paths']): Endpoint | undefined {
  return endpointPaths(paths).find(({ path }) => pathname.endsWith(path))?.endpoint;
}
