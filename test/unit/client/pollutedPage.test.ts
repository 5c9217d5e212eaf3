import { describe, expect, it } from 'vitest';
import { createClient } from '../../../src/client/createClient.js';
import { readReturn } from '../../../src/handoff/returnParameters.js';
import type { FaceVerificationOptions } from '../../../src/options/options.js';
import { checkOptions } from '../../../src/options/validate.js';
import { createOrderStore } from '../../../src/resume/orderStore.js';
import { memoryStorage } from '../resume/memoryStorage.js';

type Undo = () => void;

/** Adds an enumerable property, as scripts of 2008 do. */
function add(target: object, name: string, value: unknown): Undo {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
  return () => Reflect.deleteProperty(target, name);
}

function replace(target: object, name: string, value: unknown): Undo {
  const original = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
  return () => original && Object.defineProperty(target, name, original);
}

const NativePromise = Promise;
const nativeJson = JSON;

/** A Promise of 2015, which has neither `finally` nor `allSettled` and `any`. */
class OldPromise<Value> extends NativePromise<Value> {}
Object.defineProperty(OldPromise.prototype, 'finally', { value: undefined });
for (const name of ['allSettled', 'any']) Object.defineProperty(OldPromise, name, { value: undefined });

/** The JSON of 2010: no more than two functions, which know neither the source of a number nor a null prototype's methods. */
const oldJson = {
  parse(text: string, reviver?: (key: string, value: unknown) => unknown): unknown {
    const walk = (holder: Record<string, unknown>, key: string): unknown => {
      const value = holder[key];
      if (value && typeof value === 'object') {
        const record = value as Record<string, unknown>; // an object, as JSON has them
        for (const name in record) if (Object.keys(record).includes(name)) record[name] = walk(record, name);
      }
      return reviver ? reviver.call(holder, key, value) : value;
    };
    return walk({ '': nativeJson.parse(text) }, '');
  },
  stringify(value: unknown): string | undefined {
    const object = Object(value);
    const own =
      value && typeof value === 'object' && typeof object.toJSON === 'function' ? object.toJSON() : value;
    if (Array.isArray(own)) return `[${own.map((entry) => oldJson.stringify(entry) ?? 'null')}]`;
    if (typeof own !== 'object' || own === null) return nativeJson.stringify(own);
    const pairs: string[] = [];
    for (const name in own) {
      if (!Object.keys(own).includes(name)) continue;
      const text = oldJson.stringify(Reflect.get(own, name));
      if (text !== undefined) pairs.push(`${nativeJson.stringify(name)}:${text}`);
    }
    return `{${pairs}}`;
  },
};

const extend = () => 'added by a script';
const toJson = function (this: unknown): string {
  return `[${String(this)}]`;
};

const pages: Readonly<Record<string, () => readonly Undo[]>> = {
  'a function on Object.prototype': () => [add(Object.prototype, 'extend', extend)],
  'a text on Object.prototype': () => [add(Object.prototype, 'version', '1.0')],
  'an object with the name of a field on Object.prototype': () => [
    add(Object.prototype, 'data', { status: 'FAILED' }),
    add(Object.prototype, 'tencentCode', '66660004'),
    add(Object.prototype, 'faceId', 'inherited'),
    add(Object.prototype, 'errcode', 7),
    add(Object.prototype, 'status', extend),
    add(Object.prototype, 'code', '1'),
    add(Object.prototype, 'h5faceId', '1'),
  ],
  'functions on Array.prototype': () => [
    add(Array.prototype, 'remove', extend),
    add(Array.prototype, 'first', extend),
  ],
  'functions on String.prototype and Function.prototype': () => [
    add(String.prototype, 'strip', extend),
    add(Function.prototype, 'method', extend),
  ],
  'toJSON on Array.prototype, as Prototype.js 1.6': () => [add(Array.prototype, 'toJSON', toJson)],
  'toJSON on String.prototype': () => [add(String.prototype, 'toJSON', toJson)],
  'toJSON on Object.prototype': () => [add(Object.prototype, 'toJSON', toJson)],
  'an old JSON': () => [replace(globalThis, 'JSON', oldJson)],
  'an old JSON and toJSON': () => [
    replace(globalThis, 'JSON', oldJson),
    add(Array.prototype, 'toJSON', toJson),
    add(Object.prototype, 'toJSON', toJson),
  ],
  'an old Promise': () => [replace(globalThis, 'Promise', OldPromise)],
};

async function onPage<Result>(pollute: () => readonly Undo[], work: () => Promise<Result>): Promise<Result> {
  // The test runner has to be done with its own promises before.
  await null;
  const undo = pollute();
  try {
    return await work();
  } finally {
    for (const step of [...undo].reverse()) step();
  }
}

const order = { orderNo: 'order1', traceNo: 'trace1', startedAt: 1000 };
const { signal } = new AbortController();

/** A client of a backend with one reply, and the bodies that it got. */
function clientWith(reply: string) {
  const bodies: string[] = [];
  const fetch = async (input: RequestInfo | URL): Promise<Response> => {
    bodies.push(await new Request(input).text());
    return new Response(reply, { status: 200, headers: { 'Content-Type': 'application/json' } });
  };
  const api = {
    baseUrl: 'https://api.example.test',
    fetch,
    extData: { list: ['a', { deep: [1, null] }], text: '文' },
  };
  return { bodies, api, client: createClient({ api, userId: 'user123' }) };
}

const ticketReply =
  '{"errcode":0,"errmsg":"ok","data":{"status":"SUCCESS","traceNo":12345678901234567,"result":{"faceId":"f","orderNo":"order1","sign":"s"}}}';
const resultReply =
  '{"errcode":"0","data":{"status":"SUCCESS","traceNo":"t","result":{"tencentCode":0,"orderNo":"order1","liveRate":"99"}}}';
const emptyReply = '{"errcode":0,"data":{"status":"SUCCESS","traceNo":"t","result":{"orderNo":"order1"}}}';

describe.each(Object.entries(pages))('%s', (_name, pollute) => {
  it('requestTicket sends the body as JSON and reads the ticket', async () => {
    const { client, bodies } = clientWith(ticketReply);
    const subject = { type: 'match', sourcePhoto: { origin: 'fds', data: '/p/1.jpg' } } as const;
    const ticket = await onPage(pollute, () => client.requestTicket(subject, signal));
    expect(ticket).toMatchObject({ faceId: 'f', orderNo: 'order1', sign: 's' });
    expect(bodies.map((body) => JSON.parse(body))).toEqual([
      {
        extData: { list: ['a', { deep: [1, null] }], text: '文' },
        async: false,
        userId: 'user123',
        type: 'match',
        sourcePhotoStr: { origin: 'fds', data: '/p/1.jpg' },
      },
    ]);
  });

  it('queryOutcome reads a verdict', async () => {
    const { client } = clientWith(resultReply);
    const outcome = await onPage(pollute, () => client.queryOutcome('order1', signal));
    expect(outcome).toMatchObject({ verdict: 'passed', tencentCode: '0', liveRate: '99' });
  });

  it('queryOutcome takes no verdict from a prototype', async () => {
    const { client } = clientWith(emptyReply);
    await expect(onPage(pollute, () => client.queryOutcome('order1', signal))).resolves.toBeUndefined();
  });

  it('createOrderStore finds the order that it saved', async () => {
    const storage = memoryStorage();
    const found = await onPage(pollute, async () => {
      const store = createOrderStore({ userId: 'user123', storages: [storage] });
      store.save(order);
      store.sweep(2000);
      const open = store.findOpen(2000);
      store.settle(order);
      return { open, settled: store.find('order1', 2000), left: store.findOpen(2000) };
    });
    expect(found).toEqual({ open: order, settled: { order, settled: true }, left: undefined });
  });

  it('readReturn reads the return and no other parameters', async () => {
    const returned = 'https://host.test/?a=1&code=0&orderNo=order1&h5faceId=h#/x';
    const [found, other] = await onPage(pollute, async () => [
      readReturn(returned),
      readReturn('https://host.test/?code=1&orderNo=2'),
    ]);
    expect(found).toEqual({
      sdkReturn: { code: '0', orderNo: 'order1' },
      cleanHref: 'https://host.test/?a=1#/x',
    });
    expect(other).toBeUndefined();
  });

  it('checkOptions accepts good options and finds a wrong one', async () => {
    const { api } = clientWith('');
    const good: FaceVerificationOptions = {
      type: 'match',
      userId: 'user123',
      api: { ...api, headers: { 'X-Key': '1' } },
      handoff: async () => undefined,
      consent: { version: '1', terms: [{ title: 'a', text: 'b' }], recipients: ['c'] },
    };
    const [taken, error] = await onPage(pollute, async () => {
      const check = (options: FaceVerificationOptions) => {
        try {
          return checkOptions(options);
        } catch (error) {
          return error;
        }
      };
      return [check(good), check({ ...good, userId: '' })];
    });
    expect(taken).toBe(good);
    expect(error).toMatchObject({ code: 'invalid_options' });
    expect(String(error)).toContain('userId');
  });
});
