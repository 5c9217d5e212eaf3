import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleJpegBase64 } from '../../../mocks/sampleMedia.js';
import { type MockServer, startMockServer } from '../../../mocks/server/startMockServer.js';

/** Tests the server from outside, with Node's own HTTP and the document's examples, without the project's client. */
let server: MockServer;
const lines: string[] = [];
const notes: string[] = [];

beforeAll(async () => {
  server = await startMockServer({
    port: 0,
    allowedHosts: ['Phone.test'],
    onRequest: (line) => lines.push(line),
    onNote: (note) => notes.push(note),
  });
});
afterAll(() => server.close());

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

function send(method: string, path: string, headers: Record<string, string>, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${server.url}${path}`, { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

const usual = { Authorization: 'token', 'Content-Type': 'application/json' };

async function post(endpoint: string, body: unknown, headers: Record<string, string> = {}) {
  const answer = await send(
    'POST',
    `/tech/ai/face/${endpoint}`,
    { ...usual, ...headers },
    JSON.stringify(body),
  );
  return { ...answer, json: JSON.parse(answer.text) };
}

const byPath = {
  async: false,
  userId: 'user123',
  type: 'match',
  sourcePhotoStr: { origin: 'fds', data: 'xxxxxxxxxxxxxx.jpg' },
};

describe('the document’s own examples', () => {
  it('faceAdv replies in the documented form when the photo is a path of the file server', async () => {
    const { status, json } = await post('faceAdv', byPath);
    expect(status).toBe(200);
    expect(json).toEqual({
      errcode: 0,
      errmsg: 'SUCCESS',
      data: {
        status: 'SUCCESS',
        traceNo: expect.stringMatching(/^\d{17,}$/),
        result: {
          bizSeqNo: expect.stringMatching(/^\d{32}$/),
          orderNo: expect.stringMatching(/^[A-Za-z0-9]{1,32}$/),
          faceId: expect.stringMatching(/^[A-Za-z0-9]{32}$/),
          sign: expect.stringMatching(/^[0-9A-F]{40}$/),
          nonce: expect.stringMatching(/^[A-Za-z0-9]{32}$/),
          appId: expect.stringMatching(/^[A-Za-z0-9]{8}$/),
        },
      },
    });
  });

  it('faceAdvResult has scores and photo but no video when getFile is 2', async () => {
    const opened = await post('faceAdv', { ...byPath, userId: 'someone_code_0' });
    const { orderNo } = opened.json.data.result;
    const { json } = await post('faceAdvResult', { async: false, orderNo, getFile: '2' });
    expect(json).toMatchObject({
      errcode: 0,
      data: {
        status: 'SUCCESS',
        result: {
          tencentCode: '0',
          tencentMsg: '请求成功',
          orderNo,
          occurredTime: expect.stringMatching(/^\d{14}$/),
          liveRate: '99',
          similarity: '97.0',
          photo: expect.stringMatching(/^\/9j\//),
        },
      },
    });
    expect(json.data.result).not.toHaveProperty('video');
  });

  it.each([
    [undefined, []],
    ['1', ['photo', 'video']],
    ['2', ['photo']],
    ['3', ['video']],
    ['0', []],
    ['yes', []],
  ])('faceAdvResult with getFile %j has the media %j', async (getFile, media) => {
    const opened = await post('faceAdv', { ...byPath, userId: 'code_0' });
    const { orderNo } = opened.json.data.result;
    const { json } = await post('faceAdvResult', { orderNo, ...(getFile ? { getFile } : {}) });
    expect(Object.keys(json.data.result).filter((name) => ['photo', 'video'].includes(name))).toEqual(media);
  });

  it('faceAdv opens a new order with every request', async () => {
    const [first, second] = await Promise.all([post('faceAdv', byPath), post('faceAdv', byPath)]);
    expect(first.json.data.result.orderNo).not.toBe(second.json.data.result.orderNo);
    expect(first.json.data.traceNo).not.toBe(second.json.data.traceNo);
  });
});

describe('the face SDK’s page', () => {
  async function login() {
    const { json } = await post('faceAdv', byPath);
    const { orderNo, faceId, sign, nonce, appId } = json.data.result;
    const url = 'http://host.example.test/claim';
    const query = new URLSearchParams({
      ...{ appId, version: '1.0.0', nonce, orderNo, faceId, url, userId: 'user123', sign, from: 'browser' },
    });
    return { orderNo, faceId, url, query };
  }

  it('face SDK page redirects back with the picked result, which faceAdvResult then has', async () => {
    const { orderNo, faceId, url, query } = await login();
    const page = await send('GET', `/face-sdk.html?${query}`, {});
    expect(page.status).toBe(200);
    expect(page.text).toContain('value="pass"');
    const before = await post('faceAdvResult', { orderNo });
    expect(before.json.data.result.tencentCode).toBe('66660011');

    const end = new URLSearchParams({ orderNo, faceId, url, choice: 'pass' });
    const back = await send('GET', `/face-sdk.html/end?${end}`, {});
    expect(back.status).toBe(302);
    const target = new URL(String(back.headers['location']));
    expect(target.href).toMatch(/^http:\/\/host\.example\.test\/claim\?code=0&/);
    expect(target.searchParams.get('orderNo')).toBe(orderNo);
    const after = await post('faceAdvResult', { orderNo });
    expect(after.json.data.result.tencentCode).toBe('0');
  });

  it('face SDK page is in English for a page in English, and in Chinese else', async () => {
    const { query } = await login();
    query.set('url', 'http://host.example.test/claim?locale=en&theme=dark');
    const english = await send('GET', `/face-sdk.html?${query}`, {});
    expect(english.text).toContain('<html lang="en">');
    expect(english.text).not.toMatch(/\p{Script=Han}/u);
    const again = await send('GET', `/face-sdk.html?${query}`, {});
    expect(again.text).toContain('was used before');
    query.set('url', 'http://host.example.test/claim?locale=english');
    expect((await send('GET', `/face-sdk.html?${query}`, {})).text).toContain('<html lang="zh-CN">');
  });

  it('face SDK page accepts a ticket once and escapes markup in its query', async () => {
    const { query } = await login();
    await send('GET', `/face-sdk.html?${query}`, {});
    const again = await send('GET', `/face-sdk.html?${query}`, {});
    expect(again.status).toBe(400);
    expect(again.text).toContain('已经用过');

    const { query: other } = await login();
    other.set('url', 'http://a.example/"><script>alert(1)</script>');
    const page = await send('GET', `/face-sdk.html?${other}`, {});
    expect(page.text).not.toContain('<script>');
  });
});

describe('the other endpoints', () => {
  it('file server stores a JPEG under its name, which may be a magic input', async () => {
    const form = new FormData();
    form.append('file', new Blob([Buffer.from(sampleJpegBase64, 'base64')]), 'code_66660039.jpg');
    const stored = await fetch(`${server.url}/mock/upload`, { method: 'POST', body: form });
    const { data } = await stored.json();
    expect(data).toEqual({ path: 'mock/code_66660039.jpg' });
    const empty = await fetch(`${server.url}/mock/upload`, { method: 'POST', body: new FormData() });
    expect(empty.status).toBe(400);
    const { json } = await post('faceAdv', {
      ...byPath,
      sourcePhotoStr: { origin: 'fds', data: data.path },
    });
    const { orderNo } = json.data.result;
    const result = await post('faceAdvResult', { orderNo });
    expect(result.json.data.result.tencentCode).toBe('66660039');
  });

  it('faceAdv with async: true replies with a traceNo, and the mocked backend with its ticket', async () => {
    const { json } = await post('faceAdv', { ...byPath, async: true });
    expect(json.data.result).toEqual({});
    const ticket = await send('GET', `/mock/tickets/${json.data.traceNo}`, {});
    expect(JSON.parse(ticket.text).data.result.faceId).toMatch(/^\w{32}$/);
    expect((await send('GET', '/mock/tickets/1', {})).status).toBe(404);
  });

  it('server allows pages of other origins to send requests and to read Retry-After', async () => {
    const preflight = await send('OPTIONS', '/tech/ai/face/faceAdv', {
      Origin: 'http://192.168.1.20:5173',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,content-type,idempotency-key,x-gateway-key',
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': 'http://192.168.1.20:5173',
      'access-control-allow-headers': 'authorization,content-type,idempotency-key,x-gateway-key',
    });
    const { headers } = await post(
      'faceAdv',
      { ...byPath, userId: 'fault_http429' },
      { Origin: 'http://a.example' },
    );
    expect(headers).toMatchObject({
      'retry-after': '2',
      'access-control-expose-headers': 'Retry-After',
      'access-control-allow-origin': 'http://a.example',
    });
  });

  it.each([
    'localhost',
    'LOCALHOST:7007',
    'mock.localhost',
    '127.0.0.1',
    '[::1]:7007',
    '192.168.1.20',
    'phone.test:80',
  ])('server answers requests for the host %s', async (host) => {
    expect((await post('faceAdv', byPath, { Host: host })).status).toBe(200);
  });

  it.each([
    'evil.example',
    'evil.example:7007',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'xlocalhost',
  ])('server answers 403 with a sentence to requests for the host %j', async (host) => {
    const { status, json } = await post('faceAdv', byPath, { Host: host });
    expect(status).toBe(403);
    expect(json.errmsg).toMatch(/Name it by --allowed-host/);
    const preflight = { Host: host, Origin: 'http://a.example', 'Access-Control-Request-Method': 'POST' };
    expect((await send('OPTIONS', '/tech/ai/face/faceAdv', preflight)).status).toBe(403);
  });

  it.each([
    '/api/tech/ai/face/faceAdv',
    '/tech/ai/face/xfaceAdv',
    '//evil.example/tech/ai/face/faceAdv',
    '/api/face-sdk.html',
    '/api/mock/reset',
  ])('server has nothing under %s', async (path) => {
    const { status } = await send('POST', path, usual, JSON.stringify(byPath));
    expect(status).toBe(404);
  });

  it.each(['/api', '/api/', 'https://shop.example/api'])(
    'server of the base URL %s answers below its path alone',
    async (baseUrl) => {
      const { url, close } = await startMockServer({ port: 0, baseUrl, onNote: () => {} });
      const ask = async (path: string, method = 'POST') =>
        (
          await fetch(url + path, {
            method,
            headers: usual,
            ...(method === 'POST' && { body: JSON.stringify(byPath) }),
          })
        ).status;
      const statuses = [
        await ask('/api/tech/ai/face/faceAdv'),
        await ask('/api/mock/reset'),
        await ask('/face-sdk.html', 'GET'),
        await ask('/tech/ai/face/faceAdv'),
        await ask('/x/api/tech/ai/face/faceAdv'),
      ];
      await close();
      expect(statuses).toEqual([200, 204, 400, 404, 404]);
    },
  );

  it('server uses the scenario that a request names and refuses an unknown one', async () => {
    const scenario = { 'X-Mock-Scenario': 'gatewayHtml' };
    await send('POST', '/mock/reset', {});
    const page = await send(
      'POST',
      '/tech/ai/face/faceAdv',
      { ...usual, ...scenario },
      JSON.stringify(byPath),
    );
    expect([page.status, page.text.slice(0, 6)]).toEqual([502, '<html>']);
    expect((await post('faceAdv', byPath, scenario)).status).toBe(200);
    const unknown = await post('faceAdv', byPath, { 'X-Mock-Scenario': 'no-such' });
    expect(unknown.status).toBe(400);
    expect(unknown.json.errmsg).toMatch(/passes/);
  });

  it('connection breaks when the fault is offline or reset', async () => {
    const broken = post('faceAdv', { ...byPath, userId: 'fault_offline' });
    await expect(broken).rejects.toMatchObject({ code: 'ECONNRESET' });
    const cut = post('faceAdv', { ...byPath, userId: 'fault_reset' });
    await expect(cut).rejects.toThrow();
  });

  it('server replies 413 to bodies over 2 MB and 404 to other addresses', async () => {
    const large = await send('POST', '/tech/ai/face/faceAdv', usual, 'x'.repeat(2_100_000));
    expect(large.status).toBe(413);
    expect((await send('GET', '/', {})).status).toBe(404);
    expect((await send('GET', '/tech/ai/face/faceAdv', {})).status).toBe(404);
  });

  it('onRequest receives each request without its query or body', () => {
    expect(lines).toContain('POST /tech/ai/face/faceAdv 200');
    expect(lines.join('\n')).not.toMatch(/\?|orderNo=|user123/);
    expect(notes.join('\n')).not.toMatch(/user123|xxxxxxxx/);
  });
});
