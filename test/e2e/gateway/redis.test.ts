import { Redis } from 'ioredis';
import { createClient } from 'redis';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { redisStore } from '../../../src/server/redisStore.js';
import type { FaceStore } from '../../../src/server/store.js';
import { describeStore } from '../../unit/server/storeContract.js';
import { askResult, createWorld, last, matchBody, openOrder, post } from '../../unit/server/world.js';
import { type RedisServer, startRedis } from './redisServer.js';

/** Tests on a real redis-server: the store, two gateways as one, and a server that restarts, stalls, is full or gone. */

let server: RedisServer;
const closers: (() => unknown)[] = [];
let count = 0;

beforeAll(async () => {
  server = await startRedis();
});
afterEach(async () => {
  vi.useRealTimers();
  for (const close of closers.splice(0)) await close();
});
afterAll(() => server.remove());

/** Returns an empty store, since each has its own prefix. */
function ioredisStore(prefix = `test${count++}:`): FaceStore {
  const client = new Redis(server.port, '127.0.0.1', { retryStrategy: () => 50 });
  client.on('error', () => {});
  closers.push(() => client.disconnect());
  return redisStore(client, { prefix });
}

async function nodeRedisStore(): Promise<FaceStore> {
  const client = createClient({ socket: { host: '127.0.0.1', port: server.port } });
  client.on('error', () => {});
  await client.connect();
  closers.push(() => client.destroy());
  return redisStore(client, { prefix: `test${count++}:` });
}

const pass = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

describeStore('redisStore on ioredis', () => ioredisStore(), pass);
describeStore('redisStore on node-redis', nodeRedisStore, pass);

/** Two gateways with connections of their own to one Redis, as behind a round-robin. */
async function createPair(
  options: Parameters<typeof createWorld>[0] = {},
  mocks: Parameters<typeof createWorld>[1] = {},
) {
  const prefix = `test${count++}:`;
  const world = await createWorld({ ...options, store: ioredisStore(prefix) }, mocks);
  const gateways = [world.gateway, world.another({ store: ioredisStore(prefix) })] as const;
  return { ...world, gateways, any: (index: number) => gateways[index % 2 === 0 ? 0 : 1] };
}

describe('two gateways on one Redis', () => {
  it('one key opens one order, whichever gateway its arrivals reach', async () => {
    const { any, requests } = await createPair({}, { latencyMs: 300 });
    const request = { headers: { 'Idempotency-Key': '"k"' } };
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => post(any(index), 'faceAdv', matchBody, request)),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(requests).toHaveLength(1);
  });

  it('an order of one is answered by the other, to its user alone', async () => {
    const { gateways } = await createPair();
    const orderNo = await openOrder(gateways[0]);
    expect((await askResult(gateways[1], orderNo)).json.data?.result?.['tencentCode']).toBe('0');
    expect((await askResult(gateways[1], orderNo, { user: 'user2' })).status).toBe(404);
  });

  it('a user’s attempts are counted together', async () => {
    const { any, requests } = await createPair();
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, index) => post(any(index), 'faceAdv', matchBody)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
    expect(answers.filter(({ json }) => json.code === 'too_many_attempts')).toHaveLength(6);
    expect(requests).toHaveLength(10);
  });

  it('onVerdict is called once for questions to both', async () => {
    const { any, gateways, verdicts } = await createPair();
    const orderNo = await openOrder(gateways[0]);
    await Promise.all(Array.from({ length: 10 }, (_, index) => askResult(any(index), orderNo)));
    expect(verdicts).toHaveLength(1);
  });

  it('a pass is used once by both', async () => {
    const { any, gateways } = await createPair();
    const orderNo = await openOrder(gateways[0]);
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => any(index).verify(orderNo, { userId: 'user1', once: true })),
    );
    expect(answers.filter(({ passed }) => passed)).toHaveLength(1);
  });

  it('both sweep, and each order is asked for once', async () => {
    const { any, gateways, verdicts, requests } = await createPair({ limits: { attemptsPerHour: 100 } });
    for (let index = 0; index < 30; index += 1) await openOrder(any(index));
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(Date.now() + 5 * 60_000);
    const reports = await Promise.all(gateways.map((gateway) => gateway.sweep({ limit: 15 })));
    expect(reports.map(({ delivered }) => delivered)).toEqual([15, 15]);
    expect(new Set(verdicts.map(({ orderNo }) => orderNo)).size).toBe(30);
    expect(requests.filter(({ endpoint }) => endpoint === 'faceAdvResult')).toHaveLength(30);
  });
});

describe('a Redis that fails', () => {
  it('no order that a page has is lost when Redis is killed and started again', async () => {
    const { gateway } = await createWorld({ store: ioredisStore(), limits: { attemptsPerHour: 100 } });
    const orders: string[] = [];
    for (let index = 0; index < 5; index += 1) orders.push(await openOrder(gateway));
    await server.kill();
    await server.start();
    for (const orderNo of orders) {
      expect((await askResult(gateway, orderNo)).json.data?.result).toEqual({ orderNo, tencentCode: '0' });
    }
  });

  it('an order that the partner opens during a restart is stored before its page has it', async () => {
    let restart: Promise<void> | undefined;
    const { gateway, entries } = await createWorld({
      store: ioredisStore(),
      fetch: async (input, init) => {
        const reply = await fetch(input, init);
        if (!restart) {
          await server.kill();
          restart = pass(1000).then(() => server.start());
        }
        return reply;
      },
    });
    const orderNo = await openOrder(gateway);
    await restart;
    expect((await askResult(gateway, orderNo)).status).toBe(200);
    expect(entries.map(({ event }) => event)).not.toContain('orderLost');
  });

  it('a killed Redis is a 503 with a line in the log, and the partner is not asked', async () => {
    const { gateway, requests, entries, errors } = await createWorld({ store: ioredisStore() });
    const orderNo = await openOrder(gateway);
    await server.kill();
    const ticket = await post(gateway, 'faceAdv', matchBody);
    const result = await askResult(gateway, orderNo);
    expect([ticket.status, ticket.json.code]).toEqual([503, 'store_unavailable']);
    expect([result.status, result.json.code]).toEqual([503, 'store_unavailable']);
    expect(requests).toHaveLength(1);
    expect(last(entries)).toMatchObject({ event: 'storeFailed', userId: 'user1', status: 503 });
    expect(errors.length).toBeGreaterThan(1);
    await server.start();
    await expect.poll(async () => (await askResult(gateway, orderNo)).status, { timeout: 10_000 }).toBe(200);
  });

  it('a stalled Redis is a 503 after 2 s, and works when it goes on', async () => {
    const { gateway, requests } = await createWorld({ store: ioredisStore() });
    const orderNo = await openOrder(gateway);
    server.stall();
    const start = performance.now();
    const { status } = await askResult(gateway, orderNo);
    const ms = performance.now() - start;
    server.resume();
    expect(status).toBe(503);
    expect(ms).toBeGreaterThan(1900);
    expect(ms).toBeLessThan(5000);
    expect(requests).toHaveLength(1);
    expect((await askResult(gateway, orderNo)).status).toBe(200);
  });

  it('a full Redis is a 503 before the partner is asked, and keeps the orders that it has', async () => {
    const { gateway, requests, entries } = await createWorld({ store: ioredisStore() });
    const orderNo = await openOrder(gateway);
    await askResult(gateway, orderNo);
    await server.admin('CONFIG', 'SET', 'maxmemory', '1');
    try {
      const { json } = await post(gateway, 'faceAdv', matchBody, {
        headers: { 'Idempotency-Key': '"full"' },
      });
      expect(json.code).toBe('store_unavailable');
      expect(last(entries)).toMatchObject({ event: 'storeFailed' });
      expect(requests.filter(({ endpoint }) => endpoint === 'faceAdv')).toHaveLength(1);
    } finally {
      await server.admin('CONFIG', 'SET', 'maxmemory', '0');
    }
    expect((await post(gateway, 'faceAdv', matchBody)).status).toBe(200);
    expect((await askResult(gateway, orderNo)).json.data?.result?.['tencentCode']).toBe('0');
  });

  it('page identifiers reach Redis as keys alone, whatever they hold', async () => {
    const { gateway } = await createWorld({ store: ioredisStore() });
    for (const orderNo of ['*', '$0', "';FLUSHALL", 'a:b', '%0d%0aFLUSHALL']) {
      expect((await askResult(gateway, orderNo)).status).toBe(404);
    }
    const { status } = await post(gateway, 'faceAdv', matchBody, {
      headers: { 'Idempotency-Key': '*:$:%0d%0a' },
    });
    expect(status).toBe(200);
  });
});
