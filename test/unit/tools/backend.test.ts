import { fileURLToPath } from 'node:url';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';

let server: ViteDevServer;
let origin: string;
const log = vi.spyOn(console, 'log').mockImplementation(() => {});

beforeAll(async () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  server = await createServer({
    root,
    mode: 'backend',
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
    server: { host: '127.0.0.1', port: 0, ws: false },
  });
  await server.listen();
  origin = `http://127.0.0.1:${Reflect.get(Object(server.httpServer?.address()), 'port')}`;
}, 60_000);
afterEach(() => log.mockClear());
afterAll(async () => {
  log.mockRestore();
  await server.close();
});

it('the demo with a backend starts a session, opens an order for its user and logs it', async () => {
  const page = await fetch(`${origin}/?userId=user7`);
  expect(await page.text()).toContain('name="mock-api" content="server"');
  const cookie = page.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  expect(cookie).toBe('session=user7');
  const body = { userId: 'other', type: 'match', sourcePhotoStr: { origin: 'fds', data: 'a.jpg' } };
  const post = (headers: Record<string, string>) =>
    fetch(`${origin}/tech/ai/face/faceAdv`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  expect((await post({ Cookie: cookie })).status).toBe(200);
  expect((await post({})).status).toBe(401);
  expect(log.mock.calls.map(([line]) => JSON.parse(String(line)))).toEqual([
    expect.objectContaining({ event: 'ticketIssued', userId: 'user7' }),
    expect.objectContaining({ event: 'requestRefused', code: 'unauthorized' }),
  ]);
});
