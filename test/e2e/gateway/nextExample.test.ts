import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { sampleJpegBase64 } from '../../../mocks/sampleMedia.js';
import { type MockServer, startMockServer } from '../../../mocks/server/startMockServer.js';
import { type RedisServer, startRedis } from './redisServer.js';

/** The route handlers of examples/next, called as Next calls them: a real Redis and the mocked partner, without Next itself. */

const example = fileURLToPath(new URL('../../../examples/next/', import.meta.url));
let redis: RedisServer;
let mocks: MockServer;

beforeAll(async () => {
  redis = await startRedis();
  mocks = await startMockServer({ port: 0, onNote: () => {}, tencentCode: '0' });
  vi.stubEnv('REDIS_URL', `redis://127.0.0.1:${redis.port}`);
  vi.stubEnv('PARTNER_URL', mocks.url);
  vi.stubEnv('CRON_SECRET', 'secret of the test');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await mocks.close();
  await redis.remove();
});

/** Loads a route. Its path is no literal, so that TypeScript leaves the example to its own tsconfig.json. */
async function load(
  route: string,
): Promise<(body: object, headers?: Record<string, string>) => Promise<Response>> {
  const { POST } = await import(`${example}app/${route}/route.ts`);
  return (body, headers = {}) =>
    POST(
      new Request('https://shop.example/api/tech/ai/face/faceAdv', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    );
}

it('examples/next opens an order for its session, accepts the claim once, and sweeps for its scheduler alone', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {}); // its audit log
  const { startSession } = await import(`${example}lib/session.ts`);
  const cookie = { Cookie: `session=${startSession()}` };
  const faceAdv = await load('api/[...path]');
  const claims = await load('claims');
  const sweep = await load('cron/sweep');
  const body = { type: 'match', sourcePhotoStr: { origin: 'self', data: sampleJpegBase64 } };

  expect((await faceAdv(body)).status).toBe(401);
  expect((await faceAdv(body, { Cookie: 'session=user-1.forged' })).status).toBe(401);
  const ticket = await (await faceAdv(body, cookie)).json();
  const { orderNo } = ticket.data.result;

  expect((await claims({ orderNo })).status).toBe(401);
  const stolen = await claims({ orderNo }, { Cookie: `session=${startSession()}` });
  expect([stolen.status, await stolen.json()]).toEqual([403, { error: 'unknownOrder' }]);
  const accepted = await claims({ orderNo }, cookie);
  expect([accepted.status, await accepted.json()]).toEqual([200, { claim: 'accepted', orderNo }]);
  const again = await claims({ orderNo }, cookie);
  expect([again.status, await again.json()]).toEqual([403, { error: 'alreadyUsed' }]);

  expect((await sweep({})).status).toBe(401);
  const swept = await sweep({}, { Authorization: 'Bearer secret of the test' });
  expect(await swept.json()).toEqual({ checked: 0, delivered: 0, expired: 0, failed: 0 });
});
