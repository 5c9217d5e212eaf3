import type { RequestHandler } from 'msw';
import type { HandoffAdapter } from '../src/handoff/adapter.js';
import { createMockBackend, type MockBackend, type SdkChoice } from './backend.js';
import { createMockFetch } from './createMockFetch.js';
import { createHandlers, type HandlerOptions } from './createMockHandlers.js';
import type { Endpoint } from './faults.js';
import { mockHandoff } from './mockHandoff.js';

export interface MockPartnerOptions extends HandlerOptions {
  /** How the face check ends. Default: `pass`. */
  readonly choice?: SdkChoice;
  /** Any code with which the face SDK may come back, in place of the choice's own. */
  readonly sdkCode?: string;
}

/** One request as the partner got it. */
export interface MockRequest {
  readonly endpoint: Endpoint;
  readonly authorization: string | null;
  readonly body: unknown;
}

/** Everything that a test of a host page needs, wired together: the partner, its face SDK, and what they were asked. */
export interface MockPartner {
  readonly backend: MockBackend;
  /** For `msw/node` or `msw/browser`, where the page brings its own fetch. */
  readonly handlers: readonly RequestHandler[];
  /** For `api.fetch`. */
  readonly fetch: typeof globalThis.fetch;
  /** For `handoff`. */
  readonly handoff: HandoffAdapter;
  /** What came through `fetch`, oldest first. */
  readonly requests: readonly MockRequest[];
}

/** @throws RangeError for an unknown scenario or fault */
export function createMockPartner(options: MockPartnerOptions = {}): MockPartner {
  const backend = options.backend ?? createMockBackend();
  const handlers = createHandlers({ ...options, backend });
  const answer = createMockFetch(handlers);
  const requests: MockRequest[] = [];
  const paths = { faceAdv: options.paths?.faceAdv, faceAdvResult: options.paths?.faceAdvResult };

  return {
    backend,
    handlers,
    requests,
    handoff: mockHandoff({
      backend,
      ...(options.choice ? { choice: options.choice } : {}),
      ...(options.sdkCode ? { code: options.sdkCode } : {}),
    }),
    async fetch(input, init) {
      const url = new URL(input instanceof Request ? input.url : String(input), 'http://localhost/');
      const endpoint = endpointOf(url.pathname, paths);
      if (endpoint) {
        const request = input instanceof Request ? input.clone() : new Request(url, init);
        const body: unknown = await request.json().catch(() => undefined);
        requests.push({ endpoint, authorization: request.headers.get('Authorization'), body });
      }
      return answer(input, init);
    },
  };
}

function endpointOf(
  pathname: string,
  paths: Readonly<Record<Endpoint, string | undefined>>,
): Endpoint | undefined {
  const isAt = (endpoint: Endpoint) => pathname.endsWith(paths[endpoint] ?? `/tech/ai/face/${endpoint}`);
  if (isAt('faceAdvResult')) return 'faceAdvResult';
  return isAt('faceAdv') ? 'faceAdv' : undefined;
}
