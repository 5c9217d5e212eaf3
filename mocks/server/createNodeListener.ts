import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { getResponse, HttpResponse, http, type RequestHandler } from 'msw';
import { createMockBackend, type MockBackend } from '../backend.js';
import { createMockHandlers, type MockHandlerOptions } from '../createMockHandlers.js';
import { listNames } from '../namedTable.js';
import { findScenario, isScenarioName, scenarios } from '../scenarios.js';
import { faceSdkHandlers } from './faceSdkHandlers.js';

/** Request header with the scenario's name, so that phones, tabs and tests need not share a scenario. */
export const SCENARIO_HEADER = 'x-mock-scenario';

/** Longer bodies get a 413. Requests of the contract are far smaller. */
const MAX_BODY_BYTES = 2_000_000;

/** Stands for the server's own origin: requests name it in many ways, and only their path decides. */
const ORIGIN = 'http://mocks.invalid';

export interface NodeListener {
  readonly backend: MockBackend;
  /** Answers a request of the mocks' endpoints. Resolves to `false` for any other request, which stays unanswered. */
  readonly listen: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
}

/**
 * Creates a request listener for Node's own servers, HTTP/1 and compatible HTTP/2, with CORS. The endpoints answer under their
 * whole path: below the path of `baseUrl`, such as `/api`, and at the root without it. The face SDK's page is at the root.
 */
export function createNodeListener(options: MockHandlerOptions = {}): NodeListener {
  const backend = options.backend ?? createMockBackend();
  const { pathname } = new URL(options.baseUrl ?? '/', ORIGIN);
  const baseUrl = ORIGIN + pathname.replace(/\/+$/, '');
  const shared = [...faceSdkHandlers(backend, ORIGIN), resetHandler(backend, baseUrl)];
  const handlersOf = (change: MockHandlerOptions) => [
    ...createMockHandlers({ ...change, baseUrl, backend }),
    ...shared,
  ];
  const byScenario = new Map<string, RequestHandler[]>([['', handlersOf(options)]]);

  function handlersFor(name: string): RequestHandler[] {
    const known = byScenario.get(name);
    if (known) return known;
    const handlers = handlersOf({ ...options, scenario: findScenario(name).name });
    byScenario.set(name, handlers);
    return handlers;
  }

  return {
    backend,
    async listen(request, response) {
      if (request.method === 'OPTIONS' && request.headers['access-control-request-method']) {
        response.writeHead(204, corsHeaders(request)).end();
        return true;
      }
      const scenario = String(request.headers[SCENARIO_HEADER] ?? '');
      if (scenario && !isScenarioName(scenario)) {
        await answer(request, response, unknownScenario());
        return true;
      }
      const converted = await toRequest(request);
      const reply =
        converted === 'tooLarge'
          ? tooLarge()
          : await getResponse(handlersFor(scenario), converted).catch(() => failed());
      if (!reply) return false;
      await answer(request, response, reply);
      return true;
    },
  };
}

function resetHandler(backend: MockBackend, baseUrl: string): RequestHandler {
  return http.post(`${baseUrl}/mock/reset`, () => {
    backend.resetCounters();
    return new HttpResponse(null, { status: 204 });
  });
}

/** Converts a Node request. HTTP/2 has `:` headers that Request refuses. */
async function toRequest(request: IncomingMessage): Promise<Request | 'tooLarge'> {
  const headers = Object.entries(request.headers).flatMap(([name, value = []]) =>
    name.startsWith(':') ? [] : [value].flat().map((one): [string, string] => [name, one]),
  );
  const url = new URL(request.url ?? '/', ORIGIN);
  const method = request.method ?? 'GET';
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers });
  const parts: Buffer[] = [];
  let byteLength = 0;
  // Reads to the end without storing: leaving the loop would close the connection before the reply.
  for await (const part of request) {
    byteLength += part.length;
    if (byteLength <= MAX_BODY_BYTES) parts.push(part);
  }
  if (byteLength > MAX_BODY_BYTES) return 'tooLarge';
  return new Request(url, { method, headers, body: Buffer.concat(parts) });
}

async function answer(request: IncomingMessage, response: ServerResponse, reply: Response): Promise<void> {
  if (reply.type === 'error') {
    request.socket.destroy(); // MSW represents a network error as a response of type "error"
    return;
  }
  response.writeHead(reply.status, { ...Object.fromEntries(reply.headers), ...corsHeaders(request) });
  if (!reply.body) {
    response.end();
    return;
  }
  await new Promise<void>((resolve) => {
    // The stream types of Node and the DOM differ only in name.
    const body = Readable.fromWeb(reply.body as Parameters<typeof Readable.fromWeb>[0]);
    body.on('error', () => request.socket.destroy());
    response.on('close', resolve);
    body.pipe(response);
  });
}

/** Returns CORS headers that allow pages of any origin: another port, a phone, a sandbox. */
function corsHeaders({ headers }: IncomingMessage): Record<string, string> {
  const { origin } = headers;
  if (!origin) return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': String(headers['access-control-request-headers'] ?? '*'),
    'access-control-allow-private-network': 'true',
    'access-control-expose-headers': 'Retry-After',
    vary: 'Origin',
  };
}

function tooLarge(): Response {
  return HttpResponse.json({ errcode: 413, errmsg: 'The body is too large.' }, { status: 413 });
}

function failed(): Response {
  return HttpResponse.json({ errcode: 500, errmsg: 'The mocks failed.' }, { status: 500 });
}

function unknownScenario(): Response {
  const errmsg = `${SCENARIO_HEADER}: there are ${listNames(scenarios)}.`;
  return HttpResponse.json({ errcode: 40_001, errmsg }, { status: 400 });
}
