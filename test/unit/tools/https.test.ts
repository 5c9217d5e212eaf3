import { connect } from 'node:http2';
import { request } from 'node:https';
import { fileURLToPath } from 'node:url';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';

let server: ViteDevServer;
let origin: string;
beforeAll(async () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  server = await createServer({ root, mode: 'https', server: { host: '127.0.0.1', port: 0 } });
  await server.listen();
  origin = `https://127.0.0.1:${Reflect.get(Object(server.httpServer?.address()), 'port')}`;
}, 60_000);
afterAll(() => server?.close());

const headers = { Authorization: 'token', 'Content-Type': 'application/json' };
const body = JSON.stringify({
  userId: 'code_0',
  type: 'match',
  sourcePhotoStr: { origin: 'fds', data: 'a.jpg' },
});

function send(
  method: string,
  path: string,
  sent = '',
): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    // The certificate is self-signed.
    const options = { method, headers, rejectUnauthorized: false };
    const asked = request(`${origin}${path}`, options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode, text }));
    });
    asked.on('error', reject).end(sent);
  });
}

it('the demo answers the API itself when it is served over https', async () => {
  const page = await send('GET', '/');
  expect(page.text).toContain('<meta name="mock-api" content="server">');
  const { status, text } = await send('POST', '/tech/ai/face/faceAdv', body);
  expect(status).toBe(200);
  expect(JSON.parse(text).data.result.faceId).toMatch(/^\w{32}$/);
  expect((await send('GET', '/face-sdk.html')).text).toContain('缺少参数');
  expect((await send('POST', '/mock/reset')).status).toBe(204);
}, 60_000);

it('the demo answers the API over HTTP/2 when it is served over https', async () => {
  const session = connect(origin, { rejectUnauthorized: false });
  const stream = session.request({ ':method': 'POST', ':path': '/tech/ai/face/faceAdv', ...headers });
  stream.end(body);
  let text = '';
  for await (const part of stream.setEncoding('utf8')) text += part;
  session.close();
  expect(JSON.parse(text)).toMatchObject({ errcode: 0, data: { status: 'SUCCESS' } });
}, 60_000);
