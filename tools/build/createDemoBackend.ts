import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createNodeListener, SCENARIO_HEADER } from '../../mocks/server/createNodeListener.js';
import { type MockServer, startMockServer } from '../../mocks/server/startMockServer.js';
import {
  createFaceGateway,
  type FaceGateway,
  type FaceGatewayOptions,
  toNodeHandler,
} from '../../src/server.js';

export interface DemoBackend {
  /** Answers a request of the API, the mocks and the face SDK's page. Resolves to `false` for any other request. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  readonly partner: MockServer;
  close(): Promise<void>;
}

export interface DemoBackendOptions {
  /** Milliseconds before each reply of the partner. */
  readonly latencyMs?: number | undefined;
  /** Options of each gateway; requests take turns. */
  readonly gateways?: readonly Partial<FaceGatewayOptions>[] | undefined;
}

/** Paths that the mocked partner answers without the gateway: its file server, its switches and the face SDK's page. */
const MOCKED = /^\/mock\/|^\/face-sdk\.html(\/end)?(\?|$)/;
const API = /^\/tech\/ai\/face\//;

/**
 * Starts the demo's backend as a host has it: a session cookie, the gateway, and the partner as an HTTP server of its own.
 * The cookie's user is the `userId` of the page's address, since the demo has no login.
 */
export async function createDemoBackend({
  latencyMs,
  gateways = [{}],
}: DemoBackendOptions = {}): Promise<DemoBackend> {
  const scenario = new AsyncLocalStorage<string>();
  const partner = await startMockServer({ port: 0, latencyMs, onNote: () => {} });
  const mocks = createNodeListener({ backend: partner.backend });
  const handlers = gateways.map((options) => {
    const gateway: FaceGateway = createFaceGateway({
      partnerUrl: partner.url,
      getPartnerToken: (reason) => `partner-token-${reason}`,
      authorize: ({ headers }) => readSession(headers.get('Cookie') ?? ''),
      types: ['match', 'authmatch'],
      photo: { fds: true },
      expose: { messages: true, scores: true, media: 'both' },
      limits: { attemptsPerHour: 1000, queriesPerMinute: 1000 },
      // The partner is shared: the page's scenario goes along.
      fetch(input, init) {
        const headers = new Headers(init?.headers);
        headers.set(SCENARIO_HEADER, scenario.getStore() ?? '');
        return fetch(input, { ...init, headers });
      },
      ...options,
    });
    return toNodeHandler(gateway);
  });
  let turn = 0;

  return {
    partner,
    close: () => partner.close(),
    async handle(request, response) {
      const url = request.url ?? '';
      if (/^\/(\?|$)/.test(url)) response.setHeader('Set-Cookie', startSession(url));
      if (MOCKED.test(url)) return mocks.listen(request, response);
      const handle = handlers[turn % handlers.length];
      if (!API.test(url) || !handle) return false;
      turn += 1;
      await scenario.run(String(request.headers[SCENARIO_HEADER] ?? ''), () => handle(request, response));
      return true;
    },
  };
}

function startSession(url: string): string {
  const userId = new URLSearchParams(url.split('?')[1]).get('userId') ?? '';
  return `session=${/^[\w-]{1,32}$/.test(userId) ? userId : 'demo-customer'}; HttpOnly; SameSite=Lax; Path=/`;
}

function readSession(cookie: string): { userId: string } | undefined {
  const [, userId] = /(?:^|; )session=([\w-]+)/.exec(cookie) ?? [];
  return userId === undefined ? undefined : { userId };
}
