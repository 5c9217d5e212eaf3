import { delay, HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createMockBackend } from '../../../mocks/backend.js';
import { createMockHandlers } from '../../../mocks/createMockHandlers.js';
import type { ScenarioName } from '../../../mocks/scenarios.js';
import { createClient } from '../../../src/client/createClient.js';
import { authmatchSubject, matchSubject } from '../flow/samples.js';

const baseUrl = 'https://api.example.test/v1';
const server = setupServer();
/** What went over the wire. */
let sent: { path: string; authorization: string | null; body: unknown }[] = [];

beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' });
  server.events.on('request:start', async ({ request }) => {
    const { pathname } = new URL(request.url);
    const authorization = request.headers.get('Authorization');
    sent.push({ path: pathname, authorization, body: await request.clone().json() });
  });
});
afterEach(() => {
  server.resetHandlers();
  sent = [];
});
afterAll(() => server.close());

const { signal } = new AbortController();
const getToken = vi.fn((reason: 'first' | 'expired') => `token-${reason}`);

function clientFor(scenario: ScenarioName) {
  const backend = createMockBackend();
  server.use(...createMockHandlers({ baseUrl, scenario, backend }));
  return { backend, client: createClient({ api: { baseUrl, getToken }, userId: 'user123' }) };
}

/** A client whose next replies are the given ones. */
function clientAgainst(endpoint: 'faceAdv' | 'faceAdvResult', reply: () => Response | Promise<Response>) {
  server.use(http.post(`${baseUrl}/tech/ai/face/${endpoint}`, reply));
  return createClient({ api: { baseUrl }, userId: 'user123' });
}

const SUCCESS = '{"errcode":0,"data":{"status":"SUCCESS","result":{"faceId":"f","orderNo":"o"}}}';

describe('faceAdv', () => {
  it('requestTicket sends the photo as documented', async () => {
    const { client } = clientFor('passes');
    // The mocks refuse what is no JPEG: here only the words on the wire count.
    await expect(client.requestTicket(matchSubject, signal)).rejects.toMatchObject({
      code: 'partner_refused',
    });
    expect(sent).toEqual([
      {
        path: '/v1/tech/ai/face/faceAdv',
        authorization: 'token-first',
        body: {
          async: false,
          userId: 'user123',
          type: 'match',
          sourcePhotoStr: { origin: 'self', data: 'anBlZw==' },
        },
      },
    ]);
  });

  it('requestTicket sends name and ID number for authmatch', async () => {
    const { client, backend } = clientFor('passes');
    const ticket = await client.requestTicket(authmatchSubject, signal);
    expect(sent[0]?.body).toEqual({
      async: false,
      userId: 'user123',
      type: 'authmatch',
      name: '李秀英',
      idNo: '11010519491231002X',
    });
    expect(backend.find(ticket.orderNo)).toMatchObject({ faceId: ticket.faceId });
    expect(ticket.sign).toMatch(/^[0-9A-F]{40}$/);
    expect(ticket.traceNo).toMatch(/^\d+$/);
  });

  it('requestTicket gets a new token once after 401 and succeeds', async () => {
    getToken.mockClear();
    const { client } = clientFor('tokenExpiredOnce');
    await client.requestTicket(authmatchSubject, signal);
    expect(sent.map(({ authorization }) => authorization)).toEqual(['token-first', 'token-expired']);
    expect(getToken.mock.calls).toEqual([['first'], ['expired']]);
  });

  it('requestTicket fails with unauthorized when the new token is refused as well', async () => {
    const reply = () => new HttpResponse(null, { status: 401 });
    server.use(http.post(`${baseUrl}/tech/ai/face/faceAdv`, reply));
    const client = createClient({ api: { baseUrl, getToken }, userId: 'user123' });
    await expect(client.requestTicket(authmatchSubject, signal)).rejects.toMatchObject({
      code: 'unauthorized',
    });
    expect(sent).toHaveLength(2);
  });

  it.each(['', 'two\nlines', '令牌'])(
    'requestTicket rejects the token %j before it reaches a header',
    async (token) => {
      const client = createClient({ api: { baseUrl, getToken: () => token }, userId: 'user123' });
      await expect(client.requestTicket(authmatchSubject, signal)).rejects.toMatchObject({
        code: 'token_unavailable',
      });
      expect(sent).toEqual([]);
    },
  );

  it.each([
    ['networkDownAtTicket', 'network_unreachable', {}],
    ['gatewayHtml', 'http_error', { httpStatus: 502 }],
    ['partnerRefuses', 'partner_refused', { errcode: 50012, errmsg: '业务参数校验未通过' }],
    ['faceIdMissing', 'ticket_incomplete', {}],
  ] as const)(
    'scenario %s fails requestTicket with %s and is not retried',
    async (scenario, code, details) => {
      const { client } = clientFor(scenario);
      const request = client.requestTicket(authmatchSubject, signal);
      await expect(request).rejects.toMatchObject({ code, details });
      expect(sent).toHaveLength(1);
    },
  );

  it.each([
    ['a gateway’s page with 200', () => HttpResponse.html('<html>login</html>')],
    ['an empty body', () => new HttpResponse('')],
    ['truncated JSON', () => new HttpResponse('{"errcode":0,"data":{"status":"SUC')],
    ['a call with JSON (JSONP)', () => new HttpResponse(`callback(${SUCCESS});`)],
    ['JSON with a script after it', () => new HttpResponse(`${SUCCESS}<script></script>`)],
    ['JSON of another shape', () => HttpResponse.json(['errcode', 0])],
    ['success without data', () => HttpResponse.json({ errcode: 0 })],
    ['a faceId that is an object', () => reply({ faceId: {}, orderNo: 'a1' })],
  ])('requestTicket fails with malformed_response after %s', async (_what, response) => {
    const client = clientAgainst('faceAdv', response);
    await expect(client.requestTicket(authmatchSubject, signal)).rejects.toMatchObject({
      code: 'malformed_response',
    });
  });

  it('requestTicket accepts numbers as strings, strings as numbers, and unknown fields', async () => {
    const client = clientAgainst('faceAdv', () =>
      HttpResponse.json({
        errcode: '0',
        fresh: true,
        data: {
          status: 'SUCCESS',
          traceNo: 45646,
          result: { faceId: 12, orderNo: 34, isAdmin: true, ['__proto__']: { x: 1 } },
        },
      }),
    );
    const ticket = await client.requestTicket(authmatchSubject, signal);
    expect(ticket).toEqual({ faceId: '12', orderNo: '34', traceNo: '45646' });
  });

  it('requestTicket cuts the partner’s errmsg to 200 characters', async () => {
    const client = clientAgainst('faceAdv', () =>
      HttpResponse.json({ errcode: 7, errmsg: '<b>'.repeat(999) }),
    );
    const error = await client.requestTicket(authmatchSubject, signal).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'partner_refused', details: { errcode: 7 } });
    expect(Reflect.get(Object(Reflect.get(Object(error), 'details')), 'errmsg')).toHaveLength(200);
  });

  it('errors of requestTicket contain neither token nor personal data', async () => {
    const { client } = clientFor('networkDownAtTicket');
    const error = await client.requestTicket(authmatchSubject, signal).catch((caught: unknown) => caught);
    const told = JSON.stringify(error, Object.getOwnPropertyNames(error)) + String(error);
    expect(told).not.toMatch(/token-first|李秀英|11010519491231002X/);
  });
});

describe('waiting', () => {
  it('requestTicket aborts the request with its signal', async () => {
    const client = clientAgainst('faceAdv', async () => {
      await delay('infinite');
      return new HttpResponse();
    });
    const controller = new AbortController();
    const request = client.requestTicket(authmatchSubject, controller.signal);
    await vi.waitUntil(() => sent.length === 1);
    controller.abort();
    await expect(request).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('requestTicket aborts while getToken is pending', async () => {
    const client = createClient({
      api: { baseUrl, getToken: () => new Promise<string>(() => {}) },
      userId: 'user123',
    });
    const controller = new AbortController();
    const request = client.requestTicket(authmatchSubject, controller.signal);
    controller.abort();
    await expect(request).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('faceAdvResult', () => {
  async function askAfter(choice: 'pass' | 'notSamePerson' | 'interrupted') {
    const { client, backend } = clientFor('passes');
    const { orderNo } = await client.requestTicket(authmatchSubject, signal);
    backend.update(orderNo, { choice });
    return { orderNo, outcome: await client.queryOutcome(orderNo, signal) };
  }

  it('queryOutcome returns a pass', async () => {
    const { orderNo, outcome } = await askAfter('pass');
    expect(outcome).toMatchObject({ verdict: 'passed', orderNo, tencentCode: '0', similarity: '97.0' });
  });

  it('queryOutcome returns a rejection', async () => {
    const { outcome } = await askAfter('notSamePerson');
    expect(outcome).toMatchObject({ verdict: 'rejected', tencentCode: '66660004' });
  });

  it('queryOutcome returns undefined when there is no result yet', async () => {
    expect((await askAfter('interrupted')).outcome).toBeUndefined();
  });

  it('queryOutcome never treats an empty result as a pass', async () => {
    const client = clientAgainst('faceAdvResult', () => reply({}));
    await expect(client.queryOutcome('order1', signal)).resolves.toBeUndefined();
  });

  it('queryOutcome rejects a reply for another order', async () => {
    const client = clientAgainst('faceAdvResult', () => reply({ tencentCode: '0', orderNo: 'order2' }));
    await expect(client.queryOutcome('order1', signal)).rejects.toMatchObject({ code: 'result_mismatch' });
  });
});

function reply(result: object): Response {
  return HttpResponse.json({ errcode: 0, data: { status: 'SUCCESS', traceNo: '1', result } });
}
