import type { FaceStore } from './store.js';

/** The part of an `ioredis` client that `redisStore` uses. */
export interface IoredisClient {
  call(command: string, ...args: string[]): Promise<unknown>;
}

/** The part of a `redis` (node-redis) client that `redisStore` uses. It must be connected. */
export interface NodeRedisClient {
  sendCommand(args: string[]): Promise<unknown>;
}

export interface RedisStoreOptions {
  /**
   * Prefix of all keys.
   * @default 'face-verification:'
   */
  readonly prefix?: string | undefined;
}

/** Adds to a counter, sets its lifetime when it is new, and keeps it from falling below 0. */
const ADD = `
local value = redis.call('INCRBY', KEYS[1], ARGV[1])
if value < 0 then
  redis.call('INCRBY', KEYS[1], -value)
  value = 0
end
local ttl = redis.call('PTTL', KEYS[1])
if ttl < 0 then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  ttl = tonumber(ARGV[2])
end
return { value, ttl }`;

/** Takes due keys and moves them, in one step. */
const DUE = `
local keys = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
for _, key in ipairs(keys) do
  redis.call('ZADD', KEYS[1], ARGV[1] + ARGV[2], key)
end
return keys`;

/**
 * Creates a store in Redis 6 or newer for any number of gateways. The host passes its own client of `ioredis` or `redis`
 * (node-redis), and closes it. Each command has one key, so that a cluster serves it as well.
 *
 * Redis must keep what it has confirmed: `appendonly yes`, and the `maxmemory-policy` `noeviction`.
 */
export function redisStore(
  client: IoredisClient | NodeRedisClient,
  { prefix = 'face-verification:' }: RedisStoreOptions = {},
): FaceStore {
  const send = (command: string, ...args: string[]): Promise<unknown> =>
    'call' in client ? client.call(command, ...args) : client.sendCommand([command, ...args]);
  const schedule = `${prefix}due`;

  return {
    async get(key) {
      const value = await send('GET', prefix + key);
      return value === null || value === undefined ? undefined : String(value);
    },
    async set(key, value, { ttlMs, ifAbsent = false, dueAt }) {
      if (value === undefined) {
        await Promise.all([send('DEL', prefix + key), send('ZREM', schedule, key)]);
        return true;
      }
      // Scheduled first: a key without an entry is dropped by the sweep, an entry without its schedule would be lost to it.
      if (typeof dueAt === 'number') {
        await send('ZADD', schedule, ...(ifAbsent ? ['NX'] : []), String(dueAt), key);
      }
      const reply = await send(
        'SET',
        prefix + key,
        value,
        'PX',
        String(Math.ceil(ttlMs)),
        ...(ifAbsent ? ['NX'] : []),
      );
      if (dueAt === null && reply !== null) await send('ZREM', schedule, key);
      return reply !== null;
    },
    async add(key, amount, ttlMs) {
      const reply = await send('EVAL', ADD, '1', prefix + key, String(amount), String(Math.ceil(ttlMs)));
      const [value, left] = Array.isArray(reply) ? reply.map(Number) : [];
      if (value === undefined || left === undefined) throw new Error('Redis answered EVAL unexpectedly.');
      return { value, ttlMs: left };
    },
    async due(now, leaseMs, limit) {
      const reply = await send('EVAL', DUE, '1', schedule, String(now), String(leaseMs), String(limit));
      return Array.isArray(reply) ? reply.map(String) : [];
    },
  };
}
