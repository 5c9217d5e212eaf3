import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMockPartner } from '../../../mocks/createMockPartner.js';
import type { ApiOptions } from '../../../src/client/apiOptions.js';
import { createClient } from '../../../src/client/createClient.js';
import { readBody } from '../../../src/client/readBody.js';
import { readRetryAfter } from '../../../src/client/retryAfter.js';
import { authmatchSubject, identity } from '../flow/samples.js';

const { signal } = new AbortController();

function setUp(api: Partial<ApiOptions> = {}, options: Parameters<typeof createMockPartner>[0] = {}) {
  const partner = createMockPartner({ onNote: () => {}, tencentCode: '0', ...options });
  const seen: Request[] = [];
  const client = createClient({
    api: {
      baseUrl: 'https://api.example.test/v1',
      getToken: (reason) => `token-${reason}`,
      fetch: async (input, init) => {
        // A Request with an init, even an empty one in Node, has no referrer policy any more.
        const request = input instanceof Request ? input : new Request(input, init);
        seen.push(request.clone());
        return partner.fetch(request);
      },
      ...api,
    },
    userId: 'user123',
  });
  return { partner, client, seen };
}

/** A client that gets one fixed reply. */
function answering(reply: () => Response | Promise<Response>, api: Partial<ApiOptions> = {}) {
  return createClient({
    api: { baseUrl: 'https://api.example.test', fetch: async () => reply(), ...api },
    userId: 'user123',
  });
}

afterEach(() => {
  vi.useRealTimers();
});

describe('what is sent', () => {
  it('requests carry the token and the host’s headers, no referrer, and follow no redirect', async () => {
    const { client, seen } = setUp({ headers: { 'X-Gateway-Key': 'k1' }, credentials: 'include' });
    await client.requestTicket(authmatchSubject, signal);
    const [request] = seen;
    expect(request?.headers.get('Authorization')).toBe('token-first');
    expect(request?.headers.get('X-Gateway-Key')).toBe('k1');
    expect(request?.headers.get('Content-Type')).toBe('application/json');
    expect(request).toMatchObject({ redirect: 'error', credentials: 'include', cache: 'no-store' });
    expect(request?.referrerPolicy).toBe('no-referrer');
  });

  it('api.headers is called before each request when it is a function', async () => {
    let count = 0;
    const { client, seen } = setUp({ headers: () => ({ 'X-Request-Id': String(++count) }) });
    await client.requestTicket(authmatchSubject, signal);
    await client.requestTicket(authmatchSubject, signal);
    expect(seen.map(({ headers }) => headers.get('X-Request-Id'))).toEqual(['1', '2']);
  });

  it('a request is not sent when api.headers returns invalid headers', async () => {
    const { client, seen } = setUp({ headers: () => ({ authorization: 'mine' }) });
    await expect(client.requestTicket(authmatchSubject, signal)).rejects.toMatchObject({
      code: 'invalid_options',
      message: expect.stringMatching(/authorization: use api\.getToken/),
    });
    expect(seen).toEqual([]);
  });

  it.each([
    ['https://api.example.test/v1', undefined, 'https://api.example.test/v1/tech/ai/face/faceAdv'],
    ['https://api.example.test/v1/', 'face/adv', 'https://api.example.test/v1/face/adv'],
    ['https://api.example.test//', '//evil.example/x', 'https://api.example.test/evil.example/x'],
    ['https://api.example.test', 'https://evil.example/x', 'https://api.example.test/https://evil.example/x'],
  ])('requests only go to the origin of %s, with the path %s', async (baseUrl, faceAdv, address) => {
    const seen: string[] = [];
    const client = answering(() => new Response(''), {
      baseUrl,
      ...(faceAdv ? { paths: { faceAdv } } : {}),
      fetch: async (input) => {
        seen.push(input instanceof Request ? input.url : String(input));
        return new Response('');
      },
    });
    await client.requestTicket(authmatchSubject, signal).catch(() => {});
    expect(seen).toEqual([address]);
  });

  it('getToken is called once when a hundred requests are refused at the same time', async () => {
    const getToken = vi.fn((reason: string) => `token-${reason}`);
    const client = answering(() => new Response(''), {
      getToken,
      fetch: async (input, init) => {
        const token = new Request(input, init).headers.get('Authorization');
        return token === 'token-expired'
          ? Response.json({
              errcode: 0,
              data: { status: 'SUCCESS', traceNo: '1', result: { faceId: 'f', orderNo: 'o' } },
            })
          : new Response(null, { status: 401 });
      },
    });
    const all = Array.from({ length: 100 }, () => client.requestTicket(authmatchSubject, signal));
    expect(await Promise.all(all)).toHaveLength(100);
    expect(getToken.mock.calls).toEqual([['first'], ['expired']]);
  });
});

describe('what comes back', () => {
  it('the HTTP status takes precedence over a successful body, whose traceNo is kept', async () => {
    const body = {
      errcode: 0,
      data: { status: 'SUCCESS', traceNo: 'T1', result: { faceId: 'f', orderNo: 'o' } },
    };
    const client = answering(() => Response.json(body, { status: 500 }));
    await expect(client.requestTicket(authmatchSubject, signal)).rejects.toMatchObject({
      code: 'http_error',
      details: { httpStatus: 500, traceNo: 'T1' },
    });
  });

  it('readBody stops reading a body of 5 MB', async () => {
    let sent = 0;
    const part = new Uint8Array(65_536).fill(0x20);
    const endless = new ReadableStream({
      pull(controller) {
        sent += part.length;
        if (sent > 5_000_000) controller.close();
        else controller.enqueue(part);
      },
    });
    const client = answering(() => new Response(endless));
    await expect(client.requestTicket(authmatchSubject, signal)).rejects.toMatchObject({
      code: 'malformed_response',
      message: expect.stringMatching(/more than can be read/),
    });
    expect(sent).toBeLessThan(600_000);
  });

  it('readBody reads nothing when Content-Length is too large', async () => {
    const cancel = vi.fn();
    const body = new ReadableStream({ cancel });
    const response = new Response(body, { headers: { 'Content-Length': '5000000' } });
    await expect(readBody(response, 1000)).resolves.toBeUndefined();
    expect(cancel).toHaveBeenCalledTimes(1);
  });

  it('readBody decodes characters that are split between chunks', async () => {
    const bytes = new TextEncoder().encode('核身');
    const body = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    await expect(readBody(new Response(body), 1000)).resolves.toBe('核身');
  });

  it('a numeric traceNo keeps all its digits', async () => {
    const text =
      '{"errcode":0,"data":{"status":"SUCCESS","traceNo":45646513218465123,"result":{"faceId":1,"orderNo":2}}}';
    const ticket = await answering(() => new Response(text)).requestTicket(authmatchSubject, signal);
    expect(ticket.traceNo).toBe('45646513218465123');
  });

  it.each([
    ['2', '', 2000],
    ['0', '', 0],
    ['Tue, 24 Nov 2026 10:00:30 GMT', 'Tue, 24 Nov 2026 10:00:00 GMT', 30_000],
    ['Tue, 24 Nov 2026 09:00:00 GMT', 'Tue, 24 Nov 2026 10:00:00 GMT', 0],
    ['Tue, 24 Nov 2026 10:00:30 GMT', '', undefined],
    ['soon', '', undefined],
    ['-5', '', undefined],
    ['', '', undefined],
  ])('readRetryAfter of %j with Date %j returns %s ms', (value, date, ms) => {
    expect(readRetryAfter(new Headers({ 'Retry-After': value, Date: date }))).toBe(ms);
  });

  it('a 429 error carries the delay of Retry-After', async () => {
    const { client } = setUp({}, { faceAdv: { fault: 'http429' } });
    await expect(client.requestTicket(authmatchSubject, signal)).rejects.toMatchObject({
      code: 'http_error',
      details: { httpStatus: 429, retryAfterMs: 2000 },
    });
  });

  it.each(['', '0x0', ' 0 ', true, null, 0.5, '1234567890123456'])(
    'an errcode of %j is not success',
    async (errcode) => {
      const result = { faceId: 'f', orderNo: 'o' };
      const client = answering(() =>
        Response.json({ errcode, data: { status: 'SUCCESS', traceNo: '1', result } }),
      );
      await expect(client.requestTicket(authmatchSubject, signal)).rejects.toMatchObject({
        code: 'malformed_response',
      });
    },
  );

  it.each(['text/html', 'text/plain', 'image/png', ''])(
    'a reply of type %j is read by its content',
    async (type) => {
      const text =
        '{"errcode":0,"data":{"status":"SUCCESS","traceNo":"1","result":{"faceId":"f","orderNo":"o"}}}';
      const client = answering(() => new Response(text, { headers: { 'Content-Type': type } }));
      await expect(client.requestTicket(authmatchSubject, signal)).resolves.toMatchObject({ faceId: 'f' });
    },
  );

  it('queryOutcome returns undefined when the errcode says that there is no result yet', async () => {
    const client = answering(() => Response.json({ errcode: 66660011, errmsg: '无此查询结果' }));
    await expect(client.queryOutcome('order1', signal)).resolves.toBeUndefined();
  });
});

describe('a normal verification', () => {
  it('a normal verification sends one faceAdv and two faceAdvResult, media included', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { client, partner } = setUp();
    const { orderNo } = await client.requestTicket(authmatchSubject, signal);
    await client.queryOutcome(orderNo, signal);
    let isThere = false;
    const media = client.fetchMedia(orderNo, 'both', signal).finally(() => {
      isThere = true;
    });
    await vi.waitUntil(() => vi.advanceTimersByTime(1000) && isThere);
    await media;
    expect(partner.requests.map(({ endpoint }) => endpoint)).toEqual([
      'faceAdv',
      'faceAdvResult',
      'faceAdvResult',
    ]);
  });
});

describe('an error carries no personal data', () => {
  const secrets = ['token-first', 'token-expired', identity.name, identity.idNo];
  const faults = [
    'offline',
    'http401',
    'http502',
    'truncated',
    'wrongTypes',
    'refusal',
    'faceIdMissing',
  ] as const;

  it.each(faults)('%s', async (fault) => {
    const { client } = setUp({}, { faceAdv: { fault } });
    const error: unknown = await client.requestTicket(authmatchSubject, signal).catch((caught) => caught);
    const told = JSON.stringify(error, Object.getOwnPropertyNames(error)) + String(error);
    expect(told).toContain('FaceVerificationError');
    for (const secret of secrets) expect(told).not.toContain(secret);
  });
});
