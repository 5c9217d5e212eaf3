import { afterEach, describe, expect, it, vi } from 'vitest';
import { sampleJpegBase64 } from '../../../mocks/sampleMedia.js';
import type { FaceGateway } from '../../../src/server/createFaceGateway.js';
import type { FaceGatewayOptions } from '../../../src/server/gatewayOptions.js';
import { memoryStore } from '../../../src/server/memoryStore.js';
import { identity } from '../flow/samples.js';
import {
  askResult,
  authmatchBody,
  createWorld,
  last,
  matchBody,
  openOrder,
  type PageAnswer,
  post,
  read,
  type World,
} from './world.js';

/** Attempts of a signed-in attacker (`user2`), of a stranger and of other sites, with the gateway's answer to each. */

afterEach(() => vi.useRealTimers());

interface Attempt {
  readonly name: string;
  readonly options?: Partial<FaceGatewayOptions>;
  readonly attempt: (gateway: FaceGateway, victimOrder: string) => Promise<PageAnswer>;
  readonly answer: readonly [status: number, code: string];
  /** Number of orders that the attacker opens for it. */
  readonly ownOrders?: number;
}

const attacker = { user: 'user2' };
const photo = (origin: string, data: string) => ({ ...matchBody, sourcePhotoStr: { origin, data } });
const send =
  (body: unknown, headers: Record<string, string> = {}) =>
  (gateway: FaceGateway) =>
    post(gateway, 'faceAdv', body, { ...attacker, headers });

const attempts: readonly Attempt[] = [
  // Orders of others
  {
    name: 'another’s result by its order number',
    attempt: (gateway, order) => askResult(gateway, order, attacker),
    answer: [404, 'order_not_found'],
  },
  {
    name: 'another’s photo and video by getFile',
    options: { expose: { media: 'both' } },
    attempt: (gateway, order) => askResult(gateway, order, attacker, { getFile: '1' }),
    answer: [404, 'order_not_found'],
  },
  {
    name: 'another’s result with their userId in the body',
    attempt: (gateway, order) => askResult(gateway, order, attacker, { userId: 'user1' }),
    answer: [404, 'order_not_found'],
  },
  {
    name: 'an order number that nobody has',
    attempt: (gateway) => askResult(gateway, 'mock00000000000000000000', attacker),
    answer: [404, 'order_not_found'],
  },
  {
    name: 'an order number that is a key of the store',
    attempt: (gateway) => askResult(gateway, '../attempts:user1', attacker),
    answer: [404, 'order_not_found'],
  },
  ...['__proto__', 'constructor', '*', `${'a'.repeat(512)}`].map((orderNo) => ({
    name: `the order number ${orderNo.slice(0, 20)}`,
    attempt: (gateway: FaceGateway) => askResult(gateway, orderNo, attacker),
    answer: [404, 'order_not_found'] as const,
  })),
  {
    name: 'an order number with a line break for the log',
    attempt: (gateway) => askResult(gateway, 'x\n{"event":"verified"}', attacker),
    answer: [400, 'invalid_request'],
  },
  ...['订单1', '\u202e1redro', 'x'.repeat(513), '', ' order', 7, true, ['order1'], null].map((orderNo) => ({
    name: `the order number ${JSON.stringify(orderNo).slice(0, 20)}`,
    attempt: (gateway: FaceGateway) => post(gateway, 'faceAdvResult', { orderNo }, attacker),
    answer: [400, 'invalid_request'] as const,
  })),
  {
    name: 'an order number that is an object',
    attempt: (gateway) => post(gateway, 'faceAdvResult', { orderNo: { $ne: '' } }, attacker),
    answer: [400, 'invalid_request'],
  },
  {
    name: 'photo and video of one’s own where the host exposes none',
    attempt: async (gateway) =>
      askResult(gateway, await openOrder(gateway, attacker), attacker, { getFile: '1' }),
    answer: [403, 'media_not_allowed'],
    ownOrders: 1,
  },
  {
    name: 'a video where the host exposes photos',
    options: { expose: { media: 'photo' } },
    attempt: async (gateway) =>
      askResult(gateway, await openOrder(gateway, attacker), attacker, { getFile: '3' }),
    answer: [403, 'media_not_allowed'],
    ownOrders: 1,
  },
  // Strangers and forged users
  {
    name: 'a request without a session',
    attempt: (gateway) => post(gateway, 'faceAdv', matchBody, { user: '' }),
    answer: [401, 'unauthorized'],
  },
  {
    name: 'a result without a session',
    attempt: (gateway, order) => askResult(gateway, order, { user: '' }),
    answer: [401, 'unauthorized'],
  },
  {
    name: 'a user ID with a separator of the store',
    attempt: (gateway) => post(gateway, 'faceAdv', matchBody, { user: 'user1:x' }),
    answer: [500, 'unexpected'],
  },
  // Who is verified
  {
    name: 'authmatch with another’s number',
    options: { allowSubject: (subject) => subject.type === 'match' || subject.identity.name === '王伟' },
    attempt: send(authmatchBody),
    answer: [403, 'subject_not_allowed'],
  },
  {
    name: 'match with a photo of one’s own choice where the business needs authmatch',
    options: { types: ['authmatch'] },
    attempt: send(matchBody),
    answer: [403, 'type_not_allowed'],
  },
  {
    name: 'a number with a wrong check character',
    attempt: send({ ...authmatchBody, idNo: '110105194912310021' }),
    answer: [400, 'invalid_request'],
  },
  {
    name: 'a type that does not exist',
    attempt: send({ ...matchBody, type: 'none' }),
    answer: [400, 'invalid_request'],
  },
  // Photos
  ...[
    'http://127.0.0.1:6379/',
    'http://localhost/admin',
    'http://[::1]/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.100.100.200/latest/meta-data/',
    'http://metadata.tencentyun.com/latest/meta-data/',
    'http://metadata.google.internal/',
    'https://evil.example/face.jpg',
    'https://files.example.com.evil.example/face.jpg',
    'https://files.example.com@127.0.0.1/face.jpg',
    'https://user:secret@files.example.com/face.jpg',
    'https://files.example.com:8443/face.jpg',
    'http://files.example.com/face.jpg',
    'https://files.example.com\\@127.0.0.1/face.jpg',
    'https://files.example.com%2f@127.0.0.1/',
    'https://files。example。com/face.jpg',
    'https://127.0.0.1/#https://files.example.com/',
    'https://127.0.0.1\u0000.files.example.com/',
    'http://[::ffff:169.254.169.254]/',
    'http://017700000001/',
    'http://0/',
    'http://169.254.169.254.nip.io/',
    'https://files.example.com./face.jpg',
    'https://files.example.com:443@127.0.0.1/',
    'https://files.example.com%00.evil.example/',
    'https://evil.example/?https://files.example.com/',
  ].map((link) => ({
    name: `the link ${JSON.stringify(link)}`,
    options: { photo: { uriOrigins: ['https://files.example.com'] } },
    attempt: send(photo('uri', link)),
    answer: [403, 'photo_not_allowed'] as const,
  })),
  ...['file:///etc/passwd', 'gopher://127.0.0.1/', 'ftp://files.example.com/', '//127.0.0.1/'].map(
    (link) => ({
      name: `the link ${link}`,
      options: { photo: { uriOrigins: ['https://files.example.com'] } },
      attempt: send(photo('uri', link)),
      answer: [400, 'invalid_request'] as const,
    }),
  ),
  {
    name: 'any link where the host lists no origin',
    attempt: send(photo('uri', 'https://files.example.com/face.jpg')),
    answer: [403, 'photo_not_allowed'],
  },
  {
    name: 'a path of the file server where the host uses none',
    attempt: send(photo('fds', 'faces/victim.jpg')),
    answer: [403, 'photo_not_allowed'],
  },
  ...[
    '../victim.jpg',
    '/faces/../../etc/passwd',
    'a//b.jpg',
    'https://evil.example/a.jpg',
    'a%2f..%2fb',
    '.env',
  ].map((path) => ({
    name: `the path ${path}`,
    options: { photo: { fds: true } },
    attempt: send(photo('fds', path)),
    answer: [403, 'photo_not_allowed'] as const,
  })),
  {
    name: 'an HTML page as a photo',
    attempt: send(photo('self', btoa('<script>alert(1)</script>...'))),
    answer: [400, 'invalid_request'],
  },
  {
    name: 'a photo of 400,000 characters',
    attempt: send(photo('self', sampleJpegBase64.padEnd(400_000, 'A'))),
    answer: [400, 'invalid_request'],
  },
  ...[
    ['a GIF', btoa('GIF89a...............')],
    ['a PDF', btoa('%PDF-1.7.............')],
    ['an SVG', btoa('<svg xmlns="http://www.w3.org/2000/svg"/>...')],
    ['a ZIP', btoa('PK\u0003\u0004.............')],
    ['a photo in base64url', sampleJpegBase64.replace(/[+/]/g, '-')],
    ['a photo with a line break', `${sampleJpegBase64.slice(0, 76)}\n${sampleJpegBase64.slice(76)}`],
    ['a long photo with a quote in it', `/9j/${'A'.repeat(8000)}","x":"${'A'.repeat(8000)}`],
    ['a long photo with a character beyond ASCII', `/9j/${'A'.repeat(8000)}Ａ${'A'.repeat(8001)}`],
    ['no photo', ''],
  ].map(([name = '', data = '']) => ({
    name,
    attempt: send(photo('self', data)),
    answer: [400, 'invalid_request'] as const,
  })),
  ...[[sampleJpegBase64], { data: sampleJpegBase64 }, 7, null].map((data) => ({
    name: `a photo that is ${JSON.stringify(data).slice(0, 10)}`,
    attempt: send({ ...matchBody, sourcePhotoStr: { origin: 'self', data } }),
    answer: [400, 'invalid_request'] as const,
  })),
  {
    name: 'a data: link as a photo',
    attempt: send(photo('self', `data:image/jpeg;base64,${sampleJpegBase64}`)),
    answer: [400, 'invalid_request'],
  },
  // Other sites
  {
    name: 'a cross-site POST',
    attempt: send(matchBody, { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }),
    answer: [403, 'cross_site'],
  },
  {
    name: 'a POST of a sibling domain',
    attempt: send(matchBody, { Origin: 'https://blog.shop.example', 'Sec-Fetch-Site': 'same-site' }),
    answer: [403, 'cross_site'],
  },
  {
    name: 'a POST of a sandboxed frame',
    attempt: send(matchBody, { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }),
    answer: [403, 'cross_site'],
  },
  {
    name: 'a form’s POST, whose type needs no preflight',
    attempt: send(matchBody, { 'Content-Type': 'text/plain' }),
    answer: [415, 'unsupported_media_type'],
  },
  {
    name: 'a form’s POST that names JSON as a parameter',
    attempt: send(matchBody, { 'Content-Type': 'text/plain; application/json' }),
    answer: [415, 'unsupported_media_type'],
  },
  // Bodies, headers and paths
  { name: 'a body of 10 MB', attempt: send('x'.repeat(10_000_000)), answer: [413, 'body_too_large'] },
  {
    name: 'a compressed body',
    attempt: send('x', { 'Content-Encoding': 'gzip' }),
    answer: [415, 'unsupported_media_type'],
  },
  { name: 'no body', attempt: send(''), answer: [400, 'invalid_request'] },
  { name: 'a body that is null', attempt: send('null'), answer: [400, 'invalid_request'] },
  { name: 'a body that is an array', attempt: send([matchBody]), answer: [400, 'invalid_request'] },
  { name: 'JSON of 200,000 brackets', attempt: send('['.repeat(200_000)), answer: [400, 'invalid_request'] },
  {
    name: 'fields of a prototype',
    attempt: send({ ['__proto__']: matchBody }),
    answer: [400, 'invalid_request'],
  },
  {
    name: 'a photo among the fields of a prototype',
    attempt: send('{"type":"match","__proto__":{"sourcePhotoStr":{"data":"/9j/AAAA"}}}'),
    answer: [400, 'invalid_request'],
  },
  { name: 'two documents in one body', attempt: send('{}{}'), answer: [400, 'invalid_request'] },
  {
    name: 'another address in X-Original-URL',
    attempt: (gateway) =>
      post(gateway, 'faceAdv', matchBody, {
        ...attacker,
        path: '/',
        headers: { 'X-Original-URL': '/tech/ai/face/faceAdv', 'X-Rewrite-URL': '/tech/ai/face/faceAdv' },
      }),
    answer: [404, 'not_found'],
  },
  ...['', 'ключ', 'a b', '"k1", "k2"'].map((key) => ({
    name: `the Idempotency-Key ${JSON.stringify(key)}`,
    // A header holds bytes, so that a page sends other characters as UTF-8.
    attempt: send(matchBody, { 'Idempotency-Key': String.fromCharCode(...new TextEncoder().encode(key)) }),
    answer: [400, 'invalid_request'] as const,
  })),
  {
    name: 'an Idempotency-Key of 10,000 characters',
    attempt: send(matchBody, { 'Idempotency-Key': 'x'.repeat(10_000) }),
    answer: [400, 'invalid_request'],
  },
  ...[
    '/api/tech/ai/face/faceAdvX',
    '/api/face/faceAdv',
    '/api/tech/ai/face%2FfaceAdv',
    '/api/tech/ai/face/faceAdv/',
    '/',
  ].map((path) => ({
    name: `the path ${path}`,
    attempt: (gateway: FaceGateway) => post(gateway, 'faceAdv', matchBody, { ...attacker, path }),
    answer: [404, 'not_found'] as const,
  })),
];

describe('an attempt is refused, and the partner hears nothing of it', () => {
  it.each(attempts)('attack $name: $answer', async ({ attempt, answer, options = {}, ownOrders = 0 }) => {
    const { gateway, requests, entries } = await createWorld(options);
    const victimOrder = options.types ? '' : await openOrder(gateway, { user: 'user1' });
    const before = requests.length;
    const { status, json, text } = await attempt(gateway, victimOrder);
    expect([status, json.code]).toEqual(answer);
    expect(json.data).toBeUndefined();
    expect(text).not.toMatch(/127\.0\.0\.1|partner-|victim/);
    expect(requests).toHaveLength(before + ownOrders);
    expect(last(entries)).toMatchObject({ code: answer[1], status: answer[0] });
  });
});

describe('floods', () => {
  it('1,000 faceAdv of one user at the same time open 10 orders, and the rest is asked to wait', async () => {
    const { gateway, requests } = await createWorld();
    const answers = await Promise.all(
      Array.from({ length: 1000 }, () => post(gateway, 'faceAdv', matchBody, attacker)),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(requests).toHaveLength(10);
    expect(refused).toHaveLength(990);
    for (const { headers } of refused) expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0);
  });

  it('1,000 faceAdv of one user through two gateways on one store open 10 orders', async () => {
    const store = memoryStore();
    const { gateway, another, requests } = await createWorld({ store });
    const gateways = [gateway, another()];
    const answers = await Promise.all(
      Array.from({ length: 1000 }, (_, index) =>
        post(gateways[index % 2] ?? gateway, 'faceAdv', matchBody, attacker),
      ),
    );
    expect(requests).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(990);
  });

  it('one pass allows one decision, whichever of two gateways is asked', async () => {
    const store = memoryStore();
    const { gateway, another, verdicts } = await createWorld({ store });
    const other = another();
    const orderNo = await openOrder(gateway, attacker);
    const decide = (one: FaceGateway) => one.verify(orderNo, { userId: 'user2', once: true });
    const answers = await Promise.all([gateway, other, gateway, other].map(decide));
    expect(answers.filter(({ passed }) => passed)).toHaveLength(1);
    expect(verdicts).toHaveLength(1);
  });

  it('ten requests of one user are answered at a time, so that their bodies take little memory', async () => {
    const limits = { attemptsPerHour: 1000 };
    const { gateway, requests } = await createWorld({ limits }, { latencyMs: 100 });
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => post(gateway, 'faceAdv', matchBody, attacker)),
    );
    expect(answers.filter(({ json }) => json.code === 'too_many_requests')).toHaveLength(90);
    expect(requests).toHaveLength(10);
    expect((await post(gateway, 'faceAdv', matchBody, attacker)).status).toBe(200);
  });

  it('twelve tickets in a row are ten, and the next comes after an hour', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { gateway, requests } = await createWorld();
    const statuses: number[] = [];
    for (let index = 0; index < 12; index += 1) {
      statuses.push((await post(gateway, 'faceAdv', matchBody, attacker)).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429, 429]);
    const { headers, json } = await post(gateway, 'faceAdv', matchBody, attacker);
    expect(json.code).toBe('too_many_attempts');
    expect(Number(headers.get('Retry-After'))).toBeGreaterThan(3590);
    expect((await post(gateway, 'faceAdv', matchBody, { user: 'user3' })).status).toBe(200);
    vi.setSystemTime(Date.now() + 3_600_001);
    expect((await post(gateway, 'faceAdv', matchBody, attacker)).status).toBe(200);
    expect(requests).toHaveLength(12);
  });

  it('a user’s questions are limited per minute, whichever order they name', async () => {
    const { gateway } = await createWorld({ limits: { queriesPerMinute: 3 } });
    const ask = (orderNo: string) => askResult(gateway, orderNo, attacker);
    for (const orderNo of ['a1', 'a2', 'a3']) expect((await ask(orderNo)).status).toBe(404);
    const { status, json } = await ask('a4');
    expect([status, json.code]).toEqual([429, 'too_many_requests']);
  });

  it('a hundred questions about one order at the same time are one for the partner', async () => {
    const { gateway, requests } = await createWorld({}, { latencyMs: 200, tencentCode: '66660011' });
    const orderNo = await openOrder(gateway);
    await Promise.all(Array.from({ length: 9 }, () => askResult(gateway, orderNo)));
    expect(requests.filter(({ endpoint }) => endpoint === 'faceAdvResult')).toHaveLength(1);
  });
});

describe('bodies that parsers read differently', () => {
  it.each([
    ['a field twice', `{"userId":"user1","userId":"user3","type":"authmatch","type":"match",`],
    ['a field with an escape in its name', `{"us\\u0065rId":"user1","type":"match",`],
    ['fields of a prototype', `{"__proto__":{"userId":"user1"},"constructor":{},"type":"match",`],
  ])('%s: the partner receives each field once, and the session’s user', async (_what, start) => {
    const { gateway, requests } = await createWorld();
    const photo = JSON.stringify(matchBody.sourcePhotoStr);
    const body = `${start}"sourcePhotoStr":{"data":"x"},"sourcePhotoStr":${photo}}`;
    expect((await post(gateway, 'faceAdv', body, attacker)).status).toBe(200);
    expect(requests[0]?.text).toBe(
      `{"async":false,"userId":"user2","type":"match","sourcePhotoStr":${photo}}`,
    );
  });
});

describe('bodies that do not end', () => {
  /** Sends a body in parts until the gateway stops reading it. */
  async function sendParts(
    { gateway }: World,
    pull: (controller: ReadableStreamDefaultController<Uint8Array>) => void | Promise<void>,
    more: Record<string, string> = {},
  ) {
    let isCanceled = false;
    const body = new ReadableStream<Uint8Array>({
      pull,
      cancel() {
        isCanceled = true;
      },
    });
    const headers = { 'Content-Type': 'application/json', Authorization: 'page-user2', ...more };
    // TypeScript's DOM types lack `duplex`, which Node requires.
    const init: RequestInit = { method: 'POST', headers, body, ...{ duplex: 'half' } };
    const answer = await read(await gateway(new Request('https://shop.example/tech/ai/face/faceAdv', init)));
    return { ...answer, isCanceled: () => isCanceled };
  }

  it('an endless body is refused as soon as it exceeds the limit', async () => {
    let sent = 0;
    const answer = await sendParts(await createWorld(), (controller) => {
      sent += 65_536;
      controller.enqueue(new Uint8Array(65_536).fill(0x20));
    });
    expect(answer.json.code).toBe('body_too_large');
    expect(answer.isCanceled()).toBe(true);
    expect(sent).toBeLessThan(700_000);
  });

  it('a body that stops arriving is refused after 60 s', async () => {
    const world = await createWorld();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answer = sendParts(world, () => new Promise(() => {}));
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await answer).json.code).toBe('request_timed_out');
  });

  it('a body that breaks off is refused', async () => {
    const answer = await sendParts(await createWorld(), (controller) => controller.error(new Error('reset')));
    expect(answer.json.code).toBe('invalid_request');
  });

  it('a body with a Content-Length above the limit is refused unread', async () => {
    let pulls = 0;
    const pull = () => {
      pulls += 1;
    };
    const answer = await sendParts(await createWorld(), pull, { 'Content-Length': '10000000' });
    expect(answer.json.code).toBe('body_too_large');
    expect(pulls).toBeLessThan(2);
  });

  it('a body in another encoding than UTF-8 is refused', async () => {
    const text = JSON.stringify({ ...matchBody, note: '@' });
    const answer = await sendParts(await createWorld(), (controller) => {
      controller.enqueue(new TextEncoder().encode(text).map((byte) => (byte === 0x40 ? 0xc3 : byte)));
      controller.close();
    });
    expect(answer.json.code).toBe('invalid_request');
  });
});

describe('methods', () => {
  it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('%s is not allowed', async (method) => {
    const { gateway, requests } = await createWorld();
    const headers = { Authorization: 'page-user2' };
    const request = new Request('https://shop.example/tech/ai/face/faceAdvResult?orderNo=1', {
      method,
      headers,
    });
    const response = await gateway(request);
    expect([response.status, response.headers.get('Allow')]).toEqual([405, 'POST']);
    expect(requests).toEqual([]);
  });
});

describe('browsers without Sec-Fetch-Site', () => {
  const old = (
    origin: string | undefined,
    host = 'shop.example',
    more: Readonly<Record<string, string>> = {},
  ) =>
    new Request('http://10.0.0.5:3000/tech/ai/face/faceAdv', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: 'page-user1',
        Host: host,
        ...(origin ? { Origin: origin } : {}),
        ...more,
      },
      body: JSON.stringify(matchBody),
    });

  it.each([
    ['the gateway’s own origin, as the proxy passes its host', 'https://shop.example', 200],
    ['no Origin, which an app’s own client sends', undefined, 200],
    ['another origin', 'https://evil.example', 403],
    ['another port', 'https://shop.example:8443', 403],
    ['null', 'null', 403],
  ])('a request with %s', async (_what, origin, status) => {
    const { gateway } = await createWorld();
    expect((await gateway(old(origin))).status).toBe(status);
  });

  it.each(['X-Forwarded-Host', 'X-Forwarded-Server', 'Forwarded', 'X-Host'])(
    'another origin is refused though %s names it',
    async (name) => {
      const { gateway, requests } = await createWorld();
      const value = name === 'Forwarded' ? 'host=evil.example' : 'evil.example';
      const { status } = await gateway(old('https://evil.example', 'shop.example', { [name]: value }));
      expect(status).toBe(403);
      expect(requests).toEqual([]);
    },
  );
});

describe('a partner that answers strangely', () => {
  it('extra fields of its replies reach no page', async () => {
    const { gateway } = await createWorld({
      fetch: async (input) => {
        const isTicket = String(input).endsWith('faceAdv');
        const result = isTicket
          ? { orderNo: 'order1', faceId: 'f1', optimalDomain: '172.20.0.9', idNo: identity.idNo }
          : {
              orderNo: 'order1',
              tencentCode: '0',
              photo: 'cGhvdG8=',
              name: identity.name,
              internalHost: '172.20.0.9',
            };
        const data = { status: 'SUCCESS', traceNo: '1', result, debug: '172.20.0.9' };
        return Response.json({ errcode: 0, errmsg: 'SUCCESS', data, server: '172.20.0.9' });
      },
    });
    const ticket = await post(gateway, 'faceAdv', matchBody);
    const result = await askResult(gateway, 'order1');
    expect(ticket.json.data?.result).toEqual({ orderNo: 'order1', faceId: 'f1' });
    expect(result.json.data?.result).toEqual({ orderNo: 'order1', tencentCode: '0' });
    expect(ticket.text + result.text).not.toMatch(/172\.20|cGhvdG8|李秀英|11010519491231002X/);
  });

  it.each(['订单1', '\ud800', 'a b', 'x\n{"event":"verified"}'])(
    'an order number %j, for which no page could ask, reaches no page',
    async (orderNo) => {
      const result = { orderNo, faceId: 'f1' };
      const { gateway, entries } = await createWorld({
        fetch: async () => Response.json({ errcode: 0, data: { status: 'SUCCESS', traceNo: '1', result } }),
      });
      const { json } = await post(gateway, 'faceAdv', matchBody);
      expect(json.code).toBe('partner_malformed');
      expect(entries.map(({ event, code }) => [event, code])).toEqual([
        ['orderLost', 'partner_malformed'],
        ['partnerFailed', 'partner_malformed'],
      ]);
    },
  );

  it('an order that is another user’s already reaches no page', async () => {
    const result = { orderNo: 'order1', faceId: 'f1' };
    const { gateway, entries } = await createWorld({
      fetch: async () => Response.json({ errcode: 0, data: { status: 'SUCCESS', traceNo: '1', result } }),
    });
    expect((await post(gateway, 'faceAdv', matchBody, { user: 'user1' })).status).toBe(200);
    const { json } = await post(gateway, 'faceAdv', matchBody, attacker);
    expect(json.code).toBe('partner_malformed');
    expect(entries.map(({ event }) => event)).toContain('orderLost');
  });

  it('the verdict of another order is none', async () => {
    const { gateway, verdicts } = await createWorld({}, { faceAdvResult: { fault: 'otherOrder' } });
    const { json } = await askResult(gateway, await openOrder(gateway));
    expect(json.code).toBe('partner_malformed');
    expect(verdicts).toEqual([]);
  });

  it.each([
    ['video', 'photo', { photo: 'cGhvdG8=' }],
    ['photo', 'video', { video: 'dmlkZW8=' }],
  ] as const)('a %s that was not asked for reaches no page', async (_other, media, exposed) => {
    const result = {
      orderNo: 'order1',
      faceId: 'f1',
      tencentCode: '0',
      photo: 'cGhvdG8=',
      video: 'dmlkZW8=',
    };
    const { gateway } = await createWorld({
      expose: { media },
      fetch: async () => Response.json({ errcode: 0, data: { status: 'SUCCESS', traceNo: '1', result } }),
    });
    const { json } = await askResult(gateway, await openOrder(gateway), {}, { getFile: '1' });
    expect(json.data?.result).toEqual({ orderNo: 'order1', tencentCode: '0', ...exposed });
  });
});

describe('a host that answers strangely', () => {
  it.each([Promise.resolve(undefined), 'all', true, {}])(
    'expose.media that returns %j exposes no recording',
    async (answer) => {
      const media = () => answer as unknown as 'both'; // as from JavaScript
      const { gateway, requests } = await createWorld({ expose: { media } });
      const orderNo = await openOrder(gateway);
      const { json } = await askResult(gateway, orderNo, {}, { getFile: '1' });
      expect(json.code).toBe('media_not_allowed');
      expect(requests).toHaveLength(1);
    },
  );
});

describe('age', () => {
  it('an order is forgotten after three days', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { gateway } = await createWorld();
    const orderNo = await openOrder(gateway);
    vi.setSystemTime(Date.now() + 3 * 24 * 3_600_000);
    expect((await askResult(gateway, orderNo)).json.code).toBe('order_not_found');
  });

  it('a replayed faceAdv is another attempt ten minutes later', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { gateway, requests } = await createWorld({ limits: { attemptsPerHour: 1 } });
    const request = { headers: { 'Idempotency-Key': '"k1"' } };
    expect((await post(gateway, 'faceAdv', matchBody, request)).status).toBe(200);
    expect((await post(gateway, 'faceAdv', matchBody, request)).status).toBe(200);
    vi.setSystemTime(Date.now() + 10 * 60_000);
    expect((await post(gateway, 'faceAdv', matchBody, request)).json.code).toBe('too_many_attempts');
    expect(requests).toHaveLength(1);
  });
});

describe('links and paths that the host allows', () => {
  it.each([
    ['uri', 'https://files.example.com/face.jpg?sig=1', 'https://files.example.com/face.jpg?sig=1'],
    ['uri', 'HTTPS://FILES.example.com:443/a/../face.jpg', 'https://files.example.com/face.jpg'],
    ['fds', 'faces/2026/face-1.jpg', 'faces/2026/face-1.jpg'],
  ])('%s %s is sent as %s', async (origin, data, sent) => {
    const { gateway, requests } = await createWorld({
      photo: { uriOrigins: ['https://files.example.com'], fds: true },
    });
    expect((await post(gateway, 'faceAdv', photo(origin, data))).status).toBe(200);
    expect(requests[0]?.body['sourcePhotoStr']).toEqual({ origin, data: sent });
  });
});
