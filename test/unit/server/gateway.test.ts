import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { faults } from '../../../mocks/faults.js';
import { sampleJpegBase64, sampleMp4Base64 } from '../../../mocks/sampleMedia.js';
import { createClient } from '../../../src/client/createClient.js';
import { createFaceGateway } from '../../../src/server/createFaceGateway.js';
import type { FaceGatewayOptions } from '../../../src/server/gatewayOptions.js';
import { memoryStore } from '../../../src/server/memoryStore.js';
import { authmatchSubject, identity } from '../flow/samples.js';
import { askResult, authmatchBody, createWorld, last, matchBody, openOrder, post, read } from './world.js';

afterEach(() => vi.useRealTimers());

/** Advances the fake timers until a promise settles, by at most 12 s. */
async function hurry<T>(work: Promise<T>): Promise<T> {
  let isSettled = false;
  const settle = () => {
    isSettled = true;
  };
  work.then(settle, settle);
  for (let step = 0; step < 120 && !isSettled; step += 1) {
    await vi.advanceTimersByTimeAsync(100);
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (!isSettled) throw new Error('It did not settle within 12 s.');
  return work;
}

const key = { headers: { 'Idempotency-Key': '"0123456789abcdef0123456789abcdef"' } };

describe('faceAdv', () => {
  it('the partner receives the session’s user and the contract’s fields, and the page a ticket', async () => {
    const { gateway, requests, entries } = await createWorld({ extData: { channel: 'h5' } });
    const { status, headers, json } = await post(gateway, 'faceAdv', {
      ...matchBody,
      extData: 'page',
      more: 1,
    });
    expect(status).toBe(200);
    expect(json).toEqual({
      errcode: 0,
      errmsg: 'SUCCESS',
      data: {
        status: 'SUCCESS',
        traceNo: expect.stringMatching(/^\d{17,}$/),
        result: {
          orderNo: expect.stringMatching(/^mock/),
          faceId: expect.any(String),
          sign: expect.any(String),
          nonce: expect.any(String),
          appId: expect.any(String),
        },
      },
    });
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(requests).toEqual([
      expect.objectContaining({
        endpoint: 'faceAdv',
        authorization: 'partner-first',
        body: {
          async: false,
          extData: { channel: 'h5' },
          userId: 'user1',
          type: 'match',
          sourcePhotoStr: { origin: 'self', data: sampleJpegBase64 },
        },
      }),
    ]);
    expect(entries).toEqual([
      expect.objectContaining({ event: 'ticketIssued', userId: 'user1', type: 'match', status: 200 }),
    ]);
  });

  it('name and number are normalized as in the widget', async () => {
    const { gateway, requests } = await createWorld();
    await post(gateway, 'faceAdv', { ...authmatchBody, name: ' 李 秀 英 ', idNo: '11010519491231002x' });
    expect(requests[0]?.body).toEqual({ async: false, userId: 'user1', type: 'authmatch', ...identity });
  });

  it('the widget’s own client gets a ticket and the verdict through it', async () => {
    const { gateway, verdicts } = await createWorld();
    const api = {
      baseUrl: 'https://shop.example/api',
      getToken: () => 'page-user1',
      idempotencyKey: true,
      fetch: async (input: RequestInfo | URL, init?: RequestInit) =>
        gateway(new Request(input instanceof Request ? input : String(input), init)),
    };
    const client = createClient({ api, userId: 'chosen-by-page' });
    const { signal } = new AbortController();
    const ticket = await client.requestTicket(authmatchSubject, signal);
    expect(ticket).toMatchObject({ faceId: expect.any(String), sign: expect.any(String) });
    await expect(client.queryOutcome(ticket.orderNo, signal)).resolves.toMatchObject({
      verdict: 'passed',
      tencentCode: '0',
      orderNo: ticket.orderNo,
    });
    expect(verdicts.map(({ userId, orderNo }) => [userId, orderNo])).toEqual([['user1', ticket.orderNo]]);
  });

  it('the partner’s token is renewed once for a hundred requests that it refuses at the same time', async () => {
    const getPartnerToken = vi.fn((reason: string) => reason);
    const { gateway } = await createWorld({
      getPartnerToken,
      fetch: async (_input, init) => {
        const isFresh = new Headers(init?.headers).get('Authorization') === 'expired';
        return isFresh ? Response.json(ticketOf(String(Math.random()))) : new Response('', { status: 401 });
      },
    });
    const users = Array.from({ length: 100 }, (_, index) => `user${index}`);
    const answers = await Promise.all(users.map((user) => post(gateway, 'faceAdv', matchBody, { user })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(getPartnerToken.mock.calls).toEqual([['first'], ['expired']]);
  });

  it('a page that asks for the asynchronous mode gets its ticket at once', async () => {
    const { gateway, requests } = await createWorld();
    const { json } = await post(gateway, 'faceAdv', { ...matchBody, async: true });
    expect(json.data?.result?.['faceId']).toEqual(expect.any(String));
    expect(requests[0]?.body['async']).toBe(false);
  });
});

describe('Idempotency-Key', () => {
  it('one order is opened for 7 arrivals at the same time and one later', async () => {
    const { gateway, requests, entries } = await createWorld();
    const send = () => post(gateway, 'faceAdv', matchBody, key);
    const answers = [...(await Promise.all([1, 2, 3, 4, 5, 6, 7].map(send))), await send()];
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(requests).toHaveLength(1);
    expect(entries.map(({ event }) => event).sort()).toEqual([
      'ticketIssued',
      ...Array.from({ length: 7 }, () => 'ticketReplayed'),
    ]);
  });

  it('two gateways on one store open one order for one key', async () => {
    const store = memoryStore();
    const { gateway, another, requests } = await createWorld({ store }, { latencyMs: 300 });
    const answers = await Promise.all(
      [gateway, another()].map((one) => post(one, 'faceAdv', matchBody, key)),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(requests).toHaveLength(1);
  });

  it('the key of one user is not that of another', async () => {
    const { gateway, requests } = await createWorld();
    const one = await openOrder(gateway, { ...key, user: 'user1' });
    const other = await openOrder(gateway, { ...key, user: 'user2' });
    expect(one).not.toBe(other);
    expect(requests).toHaveLength(2);
  });

  it('an attempt that failed at the partner is not sent again with its key', async () => {
    const { gateway, requests } = await createWorld({}, { faceAdv: { fault: 'reset' } });
    const first = await post(gateway, 'faceAdv', matchBody, key);
    const second = await post(gateway, 'faceAdv', matchBody, key);
    expect([first.json.code, second.json.code]).toEqual(['partner_unreachable', 'partner_unreachable']);
    expect(requests).toHaveLength(1);
  });

  it('an attempt that the gateway refused before the partner starts over with its key', async () => {
    let isAllowed = false;
    const { gateway } = await createWorld({ allowSubject: () => isAllowed });
    expect((await post(gateway, 'faceAdv', matchBody, key)).json.code).toBe('subject_not_allowed');
    isAllowed = true;
    expect((await post(gateway, 'faceAdv', matchBody, key)).status).toBe(200);
  });

  it('an attempt for which extData failed starts over with its key, and does not count', async () => {
    const extData = vi
      .fn(() => 'h5')
      .mockImplementationOnce(() => {
        throw new Error('no channel');
      });
    const { gateway, errors } = await createWorld({ extData, limits: { attemptsPerHour: 1 } });
    expect((await post(gateway, 'faceAdv', matchBody, key)).json.code).toBe('unexpected');
    expect(errors).toEqual([new Error('no channel')]);
    expect((await post(gateway, 'faceAdv', matchBody, key)).status).toBe(200);
  });

  it('an attempt whose reply could not be stored is not sent again with its key', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    const memory = memoryStore();
    const store = {
      ...memory,
      set: (...args: Parameters<typeof memory.set>) =>
        args[0].startsWith('reply:') && args[1] !== 'pending'
          ? Promise.reject(new Error('redis gone'))
          : memory.set(...args),
    };
    const { gateway, requests } = await createWorld({ store });
    expect((await hurry(post(gateway, 'faceAdv', matchBody, key))).status).toBe(200);
    vi.setSystemTime(Date.now() + 5 * 60_000);
    const again = post(gateway, 'faceAdv', matchBody, key);
    await vi.advanceTimersByTimeAsync(51_000);
    expect((await again).json.code).toBe('request_in_progress');
    expect(requests).toHaveLength(1);
  });

  it('every photo of a page is another attempt without a key', async () => {
    const { gateway } = await createWorld();
    expect(await openOrder(gateway)).not.toBe(await openOrder(gateway));
  });
});

describe('faceAdvResult', () => {
  it('the page receives the verdict and its code, and the host everything', async () => {
    const { gateway, verdicts } = await createWorld();
    const orderNo = await openOrder(gateway);
    const { json } = await askResult(gateway, orderNo);
    expect(json).toEqual({
      errcode: 0,
      errmsg: 'SUCCESS',
      data: { status: 'SUCCESS', traceNo: expect.any(String), result: { orderNo, tencentCode: '0' } },
    });
    expect(verdicts).toEqual([
      {
        userId: 'user1',
        orderNo,
        type: 'match',
        createdAt: expect.any(Number),
        verdict: 'passed',
        tencentCode: '0',
        tencentMsg: '请求成功',
        traceNo: json.data?.traceNo,
        bizSeqNo: expect.any(String),
        liveRate: '99',
        similarity: '97.0',
        occurredTime: expect.any(String),
      },
    ]);
  });

  it('messages and scores reach the page where the host exposes them', async () => {
    const { gateway } = await createWorld({ expose: { messages: true, scores: true } });
    const { json } = await askResult(gateway, await openOrder(gateway));
    expect(json.data?.result).toMatchObject({ tencentMsg: '请求成功', liveRate: '99', similarity: '97.0' });
  });

  it('no result yet is no verdict, and the verdict is asked for again', async () => {
    const { gateway, verdicts } = await createWorld({}, { pollsUntilDone: 1 });
    const orderNo = await openOrder(gateway);
    expect((await askResult(gateway, orderNo)).json.data?.result).toEqual({ orderNo });
    expect(verdicts).toEqual([]);
    expect((await askResult(gateway, orderNo)).json.data?.result).toEqual({ orderNo, tencentCode: '0' });
  });

  it('a verdict stays when the partner changes its mind, and costs it no more questions', async () => {
    const { gateway, partner, requests, verdicts } = await createWorld({}, { tencentCode: undefined });
    const orderNo = await openOrder(gateway);
    partner.backend.update(orderNo, { choice: 'notSamePerson' });
    await askResult(gateway, orderNo);
    partner.backend.update(orderNo, { choice: 'pass' });
    expect((await askResult(gateway, orderNo)).json.data?.result?.['tencentCode']).toBe('66660004');
    expect(requests.filter(({ endpoint }) => endpoint === 'faceAdvResult')).toHaveLength(1);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['rejected']);
  });

  it('two gateways that learn different verdicts at the same time keep the first one', async () => {
    const store = memoryStore();
    const { gateway, another, verdicts } = await createWorld({ store }, { tencentCode: '66660004' });
    const orderNo = await openOrder(gateway);
    let pass: (reply: Response) => void = () => {};
    const late = another({
      fetch: () =>
        new Promise((resolve) => {
          pass = resolve;
        }),
    });
    const lateAnswer = askResult(late, orderNo);
    await vi.waitFor(() => expect(pass.length).toBe(1));
    const { json } = await askResult(gateway, orderNo);
    pass(
      Response.json({ errcode: 0, data: { status: 'SUCCESS', traceNo: '1', result: { tencentCode: '0' } } }),
    );
    for (const answer of [json, (await lateAnswer).json]) {
      expect(answer.data?.result?.['tencentCode']).toBe('66660004');
    }
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['rejected']);
  });

  it.each([
    ['photo', '1', { photo: sampleJpegBase64 }],
    ['photo', '2', { photo: sampleJpegBase64 }],
    ['video', '3', { video: sampleMp4Base64 }],
    ['both', '1', { photo: sampleJpegBase64, video: sampleMp4Base64 }],
  ] as const)('a host that exposes %s answers getFile %s with no more', async (media, getFile, files) => {
    const { gateway, entries } = await createWorld({ expose: { media: () => media } });
    const orderNo = await openOrder(gateway);
    const { json } = await askResult(gateway, orderNo, {}, { getFile });
    expect(json.data?.result).toEqual({ orderNo, tencentCode: '0', ...files });
    expect(last(entries)).toMatchObject({ event: 'mediaSent', orderNo });
  });
});

describe('onVerdict', () => {
  it('is called before the page has the verdict, and once for many questions', async () => {
    const order: string[] = [];
    const { gateway } = await createWorld({
      onVerdict: async () => {
        await Promise.resolve();
        order.push('host');
      },
    });
    const orderNo = await openOrder(gateway);
    await Promise.all(
      [1, 2, 3].map(async () => {
        await askResult(gateway, orderNo);
        order.push('page');
      }),
    );
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(Date.now() + 3_600_000);
    await askResult(gateway, orderNo);
    expect(order.filter((who) => who === 'host')).toHaveLength(1);
    expect(order[0]).toBe('host');
  });

  it('a failure is logged, the page gets its verdict, and the sweep repeats the call', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const onVerdict = vi.fn().mockRejectedValueOnce(new Error('database down'));
    const { gateway, entries, errors } = await createWorld({ onVerdict });
    const orderNo = await openOrder(gateway);
    expect((await askResult(gateway, orderNo)).json.data?.result?.['tencentCode']).toBe('0');
    expect(errors).toEqual([new Error('database down')]);
    expect(entries.map(({ event }) => event)).toContain('verdictNotDelivered');
    expect(await gateway.sweep()).toEqual({ checked: 0, delivered: 0, expired: 0, failed: 0 });
    vi.setSystemTime(Date.now() + 5 * 60_000);
    expect(await gateway.sweep()).toEqual({ checked: 1, delivered: 1, expired: 0, failed: 0 });
    expect(onVerdict.mock.calls.map(([verdict]) => verdict.orderNo)).toEqual([orderNo, orderNo]);
  });

  it('a failed call is repeated by the page’s next question as well', async () => {
    const onVerdict = vi.fn().mockRejectedValueOnce(new Error('database down'));
    const { gateway } = await createWorld({ onVerdict });
    const orderNo = await openOrder(gateway);
    for (const _ of [1, 2, 3]) await askResult(gateway, orderNo);
    expect(onVerdict).toHaveBeenCalledTimes(2);
  });

  it('a call that never ends does not keep the page’s verdict for more than 10 s', async () => {
    const { gateway, errors } = await createWorld({ onVerdict: () => new Promise(() => {}) });
    const orderNo = await openOrder(gateway);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { json } = await hurry(askResult(gateway, orderNo));
    expect(json.data?.result?.['tencentCode']).toBe('0');
    expect(errors).toEqual([expect.objectContaining({ code: 'request_timed_out' })]);
  });
});

describe('sweep', () => {
  it('brings the verdict of an order whose page never came back', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { gateway, verdicts } = await createWorld();
    const orderNo = await openOrder(gateway);
    vi.setSystemTime(Date.now() + 5 * 60_000);
    expect(await gateway.sweep()).toMatchObject({ checked: 1, delivered: 1 });
    expect(verdicts.map((verdict) => verdict.orderNo)).toEqual([orderNo]);
    vi.setSystemTime(Date.now() + 24 * 3_600_000);
    expect(await gateway.sweep()).toMatchObject({ checked: 0 });
  });

  it('asks less and less often for an order without a verdict, and gives up after 3 days', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { gateway, requests, entries } = await createWorld({}, { tencentCode: '66660011' });
    await openOrder(gateway);
    const ages: number[] = [];
    const start = Date.now();
    for (let minute = 1; minute <= 3 * 24 * 60; minute += 5) {
      vi.setSystemTime(start + minute * 60_000);
      const { checked } = await gateway.sweep();
      if (checked > 0) ages.push(minute);
    }
    expect(ages.slice(0, 5)).toEqual([6, 16, 36, 76, 156]);
    expect(requests.length).toBeLessThan(25);
    expect(last(entries)).toMatchObject({ event: 'orderExpired' });
  });

  it.each([
    ['fails', 'http502', 'partnerFailed'],
    ['refuses to answer', 'refusal', 'partnerRefused'],
  ] as const)('asks a partner that %s less and less often, and gives up after 3 days', async (...row) => {
    const [, fault, event] = row;
    vi.useFakeTimers({ toFake: ['Date'] });
    const { gateway, requests, entries } = await createWorld({}, { faceAdvResult: { fault } });
    await openOrder(gateway);
    const start = Date.now();
    for (let minute = 5; minute <= 3 * 24 * 60; minute += 1) {
      vi.setSystemTime(start + minute * 60_000);
      await gateway.sweep();
    }
    expect(requests.length).toBeGreaterThan(200);
    expect(requests.length).toBeLessThan(330);
    expect(entries.filter((entry) => entry.event === event)).toHaveLength(requests.length - 1);
    expect(entries.filter((entry) => entry.event === 'orderExpired')).toHaveLength(1);
  });

  it('does not start again while it is under way, so that a slow partner has one sweep of a process', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    let pass: () => void = () => {};
    const opened = new Promise<void>((resolve) => {
      pass = resolve;
    });
    let asked = 0;
    let count = 0;
    const { gateway } = await createWorld({
      fetch: async (input) => {
        if (String(input).endsWith('faceAdv')) return Response.json(ticketOf(`order${count++}`));
        asked += 1;
        await opened;
        return Response.json({ errcode: 0, data: { status: 'SUCCESS', traceNo: '1', result: {} } });
      },
    });
    for (const _ of [1, 2]) await openOrder(gateway);
    vi.setSystemTime(Date.now() + 5 * 60_000);
    const first = gateway.sweep();
    await vi.waitFor(() => expect(asked).toBe(1));
    // The lease of the orders has ended.
    vi.setSystemTime(Date.now() + 2 * 60_000);
    const second = gateway.sweep();
    pass();
    expect([(await first).checked, await second]).toEqual([2, await first]);
    expect(asked).toBe(2);
  });

  it('a partner that fails costs no order', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { gateway, verdicts, entries } = await createWorld(
      {},
      { faceAdvResult: { fault: 'http502', times: 1 } },
    );
    await openOrder(gateway);
    vi.setSystemTime(Date.now() + 5 * 60_000);
    expect(await gateway.sweep()).toMatchObject({ checked: 1, failed: 1 });
    expect(last(entries)).toMatchObject({ event: 'partnerFailed', code: 'partner_failed' });
    vi.setSystemTime(Date.now() + 60_000);
    expect(await gateway.sweep()).toMatchObject({ checked: 1, delivered: 1 });
    expect(verdicts).toHaveLength(1);
  });
});

describe('verify', () => {
  it('asks the partner when the page has not', async () => {
    const { gateway, verdicts } = await createWorld();
    const orderNo = await openOrder(gateway);
    const answer = await gateway.verify(orderNo, { userId: 'user1', type: 'match' });
    expect(answer).toEqual({ passed: true, reason: 'passed', verdict: verdicts[0] });
  });

  it.each([
    ['unknownOrder', { userId: 'user2' }],
    ['wrongType', { userId: 'user1', type: 'authmatch' }],
    ['tooOld', { userId: 'user1', maxAgeMs: 0 }],
  ] as const)('answers %s for %j', async (reason, options) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { gateway } = await createWorld();
    const orderNo = await openOrder(gateway);
    vi.setSystemTime(Date.now() + 1000);
    await expect(gateway.verify(orderNo, options)).resolves.toEqual({ passed: false, reason });
  });

  it('answers pending and rejected', async () => {
    const { gateway, partner } = await createWorld({}, { tencentCode: undefined });
    const orderNo = await openOrder(gateway);
    await expect(gateway.verify(orderNo, { userId: 'user1' })).resolves.toEqual({
      passed: false,
      reason: 'pending',
    });
    partner.backend.update(orderNo, { choice: 'notSamePerson' });
    await expect(gateway.verify(orderNo, { userId: 'user1' })).resolves.toMatchObject({
      passed: false,
      reason: 'rejected',
      verdict: { tencentCode: '66660004' },
    });
  });

  it('one pass allows one decision with once', async () => {
    const { gateway, entries } = await createWorld();
    const orderNo = await openOrder(gateway);
    const decide = () => gateway.verify(orderNo, { userId: 'user1', once: true });
    const answers = await Promise.all([decide(), decide(), decide()]);
    expect(answers.map(({ reason }) => reason).sort()).toEqual(['alreadyUsed', 'alreadyUsed', 'passed']);
    expect(entries.filter(({ event }) => event === 'verified')).toHaveLength(3);
  });

  it.each(['', '\ud800', '订单', 'a b', 'x'.repeat(513)])(
    'answers unknownOrder for %j, which is no order number',
    async (orderNo) => {
      const { gateway } = await createWorld();
      await expect(gateway.verify(orderNo, { userId: 'user1' })).resolves.toEqual({
        passed: false,
        reason: 'unknownOrder',
      });
    },
  );

  it.each([null, undefined, 7, ['order'], { orderNo: 'order' }])(
    'answers unknownOrder for %j, as a page may have sent it',
    async (orderNo) => {
      const { gateway, entries } = await createWorld();
      // TypeScript would reject it; JavaScript does not.
      const answer = await gateway.verify(orderNo as unknown as string, { userId: 'user1' });
      expect(answer).toEqual({ passed: false, reason: 'unknownOrder' });
      expect(last(entries)).toEqual({
        at: expect.any(String),
        event: 'verified',
        userId: 'user1',
        reason: 'unknownOrder',
      });
    },
  );

  it('leaves a line in the log when it fails', async () => {
    const { gateway, entries } = await createWorld({}, { faceAdvResult: { fault: 'offline' } });
    const orderNo = await openOrder(gateway);
    await gateway.verify(orderNo, { userId: 'user1' }).catch(() => {});
    expect(last(entries)).toMatchObject({
      event: 'partnerFailed',
      code: 'partner_unreachable',
      userId: 'user1',
      orderNo,
    });
  });

  it('answers tooOld for an order of the future, after the clock was set back', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { gateway } = await createWorld();
    const orderNo = await openOrder(gateway);
    vi.setSystemTime(Date.now() - 2 * 3_600_000);
    await expect(gateway.verify(orderNo, { userId: 'user1' })).resolves.toMatchObject({ reason: 'tooOld' });
  });

  it('a pass that was used stays used while its order lives, however late onVerdict succeeds', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const day = 24 * 3_600_000;
    const onVerdict = vi.fn().mockRejectedValueOnce(new Error('database down'));
    const { gateway } = await createWorld({ onVerdict });
    const orderNo = await openOrder(gateway);
    const decide = () => gateway.verify(orderNo, { userId: 'user1', once: true, maxAgeMs: 30 * day });
    expect((await decide()).reason).toBe('passed');
    vi.setSystemTime(Date.now() + 2.9 * day);
    expect((await decide()).reason).toBe('alreadyUsed');
    vi.setSystemTime(Date.now() + 0.2 * day);
    expect((await decide()).reason).toBe('unknownOrder');
  });

  it('rejects with a typed error when the partner cannot be asked', async () => {
    const { gateway } = await createWorld({}, { faceAdvResult: { fault: 'offline' } });
    const orderNo = await openOrder(gateway);
    await expect(gateway.verify(orderNo, { userId: 'user1' })).rejects.toMatchObject({
      name: 'FaceVerificationError',
      code: 'network_unreachable',
    });
  });
});

describe('failures of the partner', () => {
  /** Statuses that pages receive for each fault of faceAdv. The widget explains them as those of a backend. */
  const answers: Readonly<Record<string, readonly [status: number, code: string | undefined]>> = {
    offline: [502, 'partner_unreachable'],
    reset: [502, 'partner_unreachable'],
    slow1s: [200, undefined],
    redirect: [502, 'partner_failed'],
    http401: [502, 'partner_unauthorized'],
    http403: [502, 'partner_failed'],
    http404: [502, 'partner_failed'],
    http408: [504, 'partner_timed_out'],
    http413: [502, 'partner_failed'],
    http429: [429, 'partner_busy'],
    http500: [502, 'partner_failed'],
    http502: [502, 'partner_failed'],
    http503: [503, 'partner_busy'],
    http504: [504, 'partner_timed_out'],
    html200: [502, 'partner_malformed'],
    empty: [502, 'partner_malformed'],
    truncated: [502, 'partner_malformed'],
    huge: [502, 'partner_malformed'],
    wrongTypes: [502, 'partner_malformed'],
    resultNull: [502, 'partner_malformed'],
    refusal: [200, undefined],
    refusalMarkup: [200, undefined],
    statusFail: [200, undefined],
    faceIdMissing: [502, 'partner_malformed'],
    orderNoMissing: [502, 'partner_malformed'],
    traceNoOnly: [502, 'partner_malformed'],
  };
  /** Faults that only differ by their duration. */
  const tooSlow = ['slow5s', 'slow30s', 'hangs'];

  it('the table has every fault of faceAdv', () => {
    const names = faults.filter(({ at }) => at.includes('faceAdv')).map(({ name }) => name);
    expect(Object.keys(answers).sort()).toEqual(names.filter((name) => !tooSlow.includes(name)).sort());
  });

  describe.each([
    ['Node’s own client', undefined],
    ['a fetch of the host', globalThis.fetch],
  ])('through %s', (_client, fetch) => {
    it.each(Object.entries(answers))('a page gets %s as %j', async (name, [status, code]) => {
      const fault = faults.find((one) => one.name === name);
      if (!fault) throw new Error(`no fault ${name}`);
      const { gateway, entries } = await createWorld({ fetch }, { faceAdv: { fault: fault.name } });
      const answer = await post(gateway, 'faceAdv', matchBody);
      expect([answer.status, answer.json.code]).toEqual([status, code]);
      expect(answer.text).not.toMatch(/127\.0\.0\.1|partner-(first|expired)|<img|业务参数/);
      expect(entries).toHaveLength(1);
    });

    /** Sends faceAdv to a partner that does as `reply` says. `closed` resolves when its connection is closed. */
    async function ask(reply: (response: ServerResponse) => void) {
      const partner = createServer();
      await new Promise<void>((resolve) => partner.listen(0, '127.0.0.1', resolve));
      const { port } = partner.address() as AddressInfo; // of a TCP server
      const { gateway } = await createWorld({ fetch, partnerUrl: `http://127.0.0.1:${port}` });
      const asked = new Promise<Socket>((resolve) => {
        partner.once('request', (request, response) => {
          resolve(request.socket);
          reply(response);
        });
      });
      const answer = post(gateway, 'faceAdv', matchBody);
      const socket = await asked;
      const closed = new Promise<void>((resolve) => {
        if (socket.destroyed) resolve();
        socket.once('close', () => resolve());
      });
      return { answer, closed: closed.finally(() => partner.close()) };
    }

    it('a partner that receives the request and never replies ends in partner_timed_out', async () => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const { answer, closed } = await ask(() => {});
      await vi.advanceTimersByTimeAsync(45_000);
      expect((await answer).json.code).toBe('partner_timed_out');
      await closed;
    });

    it('a reply that breaks off ends in partner_unreachable', async () => {
      const { answer, closed } = await ask((response) => {
        response.writeHead(200, { 'Content-Length': '1000' });
        response.write('{"errcode":0', () => response.destroy());
      });
      expect((await answer).json.code).toBe('partner_unreachable');
      await closed;
    });

    it('an endless reply ends in partner_malformed, and is read no further', async () => {
      const { answer, closed } = await ask((response) => {
        const write = () => response.write(' '.repeat(65_536), (error) => error || write());
        write();
      });
      expect((await answer).json.code).toBe('partner_malformed');
      await closed;
    });

    it('a result and a video arrive whole', async () => {
      const { gateway } = await createWorld({ fetch, expose: { media: 'both' } });
      const orderNo = await openOrder(gateway);
      const { json } = await askResult(gateway, orderNo, {}, { getFile: '1' });
      expect(json.data?.result).toEqual({
        orderNo,
        tencentCode: '0',
        photo: sampleJpegBase64,
        video: sampleMp4Base64,
      });
    });

    it.each(['http429', 'http503'] as const)(
      'the partner’s Retry-After of %s reaches the page',
      async (fault) => {
        const { gateway } = await createWorld({ fetch }, { faceAdv: { fault } });
        const { headers } = await post(gateway, 'faceAdv', matchBody);
        expect(Number(headers.get('Retry-After'))).toBe(fault === 'http429' ? 2 : 5);
      },
    );
  });

  it('a refusal keeps its code and trace number, and its message where the host exposes it', async () => {
    const { gateway, another } = await createWorld({}, { faceAdv: { fault: 'refusal' } });
    const { json } = await post(gateway, 'faceAdv', matchBody);
    expect(json).toEqual({ errcode: 50012, data: { status: 'FAIL', traceNo: expect.any(String) } });
    const open = another({ expose: { messages: true } });
    expect((await post(open, 'faceAdv', matchBody)).json.errmsg).toBe('业务参数校验未通过');
  });

  it('a partner that never replies ends in partner_timed_out', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { gateway } = await createWorld({ fetch: () => new Promise(() => {}) });
    const answer = post(gateway, 'faceAdv', matchBody);
    await vi.advanceTimersByTimeAsync(45_000);
    expect((await answer).json.code).toBe('partner_timed_out');
  });

  it('an attempt that the partner did not process does not count', async () => {
    const { gateway } = await createWorld(
      { limits: { attemptsPerHour: 1 } },
      { faceAdv: { fault: 'http503', times: 3 } },
    );
    for (const _ of [1, 2, 3]) expect((await post(gateway, 'faceAdv', matchBody)).status).toBe(503);
    expect((await post(gateway, 'faceAdv', matchBody)).status).toBe(200);
    expect((await post(gateway, 'faceAdv', matchBody)).json.code).toBe('too_many_attempts');
  });
});

describe('failures of the host', () => {
  it.each([
    ['authorize', { authorize: () => Promise.reject(new Error('host')) }],
    ['allowSubject', { allowSubject: () => Promise.reject(new Error('host')) }],
    ['authorize with an email', { authorize: () => ({ userId: 'user@example.com' }) }],
  ] as const)('%s that fails is a 500, and onError has the reason', async (_what, options) => {
    const { gateway, errors, requests, entries } = await createWorld(options);
    const { status, json } = await post(gateway, 'faceAdv', matchBody);
    expect([status, json.code]).toEqual([500, 'unexpected']);
    expect(errors).toHaveLength(1);
    expect(requests).toEqual([]);
    expect(entries.map(({ event }) => event)).toEqual(['failed']);
  });

  it('getPartnerToken that fails is a 502, and is called again for the next request', async () => {
    const getPartnerToken = vi
      .fn()
      .mockRejectedValueOnce(new Error('vault sealed'))
      .mockResolvedValue('token');
    const { gateway, errors } = await createWorld({ getPartnerToken });
    expect((await post(gateway, 'faceAdv', matchBody)).json.code).toBe('partner_token_unavailable');
    expect(errors).toEqual([new Error('vault sealed')]);
    expect((await post(gateway, 'faceAdv', matchBody)).status).toBe(200);
  });

  it('audit and onError that throw change no reply', async () => {
    const fail = () => {
      throw new Error('log full');
    };
    const { gateway } = await createWorld({ audit: fail, onError: fail });
    expect((await post(gateway, 'faceAdv', matchBody)).status).toBe(200);
  });

  it('a store that fails is a 503 before the partner is asked', async () => {
    const store = { ...memoryStore(), add: () => Promise.reject(new Error('redis gone')) };
    const { gateway, requests, entries, errors } = await createWorld({ store });
    expect((await post(gateway, 'faceAdv', matchBody)).json.code).toBe('store_unavailable');
    expect(requests).toEqual([]);
    expect(last(entries)).toMatchObject({ event: 'storeFailed', code: 'store_unavailable', status: 503 });
    expect(errors).toEqual([new Error('redis gone')]);
  });

  it('an order that cannot be stored at first is stored before the page has it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const memory = memoryStore();
    let failures = 2;
    const store = {
      ...memory,
      set: (...args: Parameters<typeof memory.set>) =>
        args[0].startsWith('order:') && failures-- > 0
          ? Promise.reject(new Error('restarting'))
          : memory.set(...args),
    };
    const { gateway } = await createWorld({ store });
    const orderNo = await hurry(openOrder(gateway));
    expect((await askResult(gateway, orderNo)).status).toBe(200);
  });

  it('an order that cannot be stored reaches no page, and the log names it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const memory = memoryStore();
    const store = {
      ...memory,
      set: (...args: Parameters<typeof memory.set>) =>
        args[0].startsWith('order:') ? Promise.reject(new Error('full')) : memory.set(...args),
    };
    const { gateway, entries } = await createWorld({ store });
    const { status, text } = await hurry(post(gateway, 'faceAdv', matchBody));
    expect(status).toBe(503);
    expect(text).not.toMatch(/faceId|mock/);
    expect(entries.find(({ event }) => event === 'orderLost')).toMatchObject({
      userId: 'user1',
      orderNo: expect.stringMatching(/^mock/),
      traceNo: expect.any(String),
    });
  });
});

describe('CORS', () => {
  const cors = { allowedOrigins: ['https://www.shop.example'] };
  const preflight = (origin: string) =>
    new Request('https://api.shop.example/tech/ai/face/faceAdv', {
      method: 'OPTIONS',
      headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
    });

  it('a preflight of an allowed origin allows what the widget sends', async () => {
    const { gateway } = await createWorld(cors);
    const { status, headers } = await read(await gateway(preflight('https://www.shop.example')));
    expect(status).toBe(204);
    expect(Object.fromEntries(headers)).toMatchObject({
      'access-control-allow-origin': 'https://www.shop.example',
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': 'authorization, content-type, idempotency-key',
      'access-control-allow-methods': 'POST',
    });
  });

  it('a preflight of another origin is refused', async () => {
    const { gateway } = await createWorld(cors);
    const { status, headers } = await read(await gateway(preflight('https://evil.example')));
    expect([status, headers.get('access-control-allow-origin')]).toEqual([403, null]);
  });

  it('a page of an allowed origin gets its reply, with Retry-After exposed', async () => {
    const { gateway } = await createWorld(cors);
    const headers = { Origin: 'https://www.shop.example', 'Sec-Fetch-Site': 'cross-site' };
    const answer = await post(gateway, 'faceAdv', matchBody, { headers });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-expose-headers')).toBe('Retry-After');
  });
});

describe('options', () => {
  const valid: FaceGatewayOptions = {
    partnerUrl: 'http://partner.internal:7007',
    getPartnerToken: () => 'token',
    authorize: () => undefined,
    types: ['match'],
  };

  it.each([
    ['partnerUrl', { partnerUrl: '/api' }],
    ['partnerUrl', { partnerUrl: 'http://user:secret@partner.internal' }],
    ['getPartnerToken', { getPartnerToken: 'token' }],
    ['types', { types: [] }],
    ['types', { types: ['idcard'] }],
    ['paths.faceAdv', { paths: { faceAdv: '../admin' } }],
    ['limits.attemptsPerHour', { limits: { attemptsPerHour: 0 } }],
    ['allowedOrigins', { allowedOrigins: ['*'] }],
    ['allowedOrigins', { allowedOrigins: ['https://shop.example/'] }],
    ['photo.uriOrigins', { photo: { uriOrigins: ['files.example.com'] } }],
    ['store.due', { store: { get() {}, set() {}, add() {} } }],
    ['onVerdict', { onVerdict: 'save' }],
  ])('createFaceGateway names %s in its error', (name, wrong) => {
    // TypeScript would reject it; JavaScript does not.
    const options = { ...valid, ...wrong } as unknown as FaceGatewayOptions;
    expect(() => createFaceGateway(options)).toThrow(
      expect.objectContaining({ code: 'invalid_options', message: expect.stringContaining(name) }),
    );
  });

  it('paths of the host’s own work on both sides', async () => {
    const paths = { faceAdv: '/face/ticket', faceAdvResult: 'face/result' };
    const { gateway } = await createWorld({ paths }, { paths });
    const { json } = await post(gateway, 'faceAdv', matchBody, { path: '/any/prefix/face/ticket' });
    const orderNo = json.data?.result?.['orderNo'] ?? '';
    const { status } = await askResult(gateway, orderNo, { path: '/any/prefix/face/result' });
    expect(status).toBe(200);
  });

  it('a path that ends in the other one leads to its own endpoint', async () => {
    const paths = { faceAdv: '/face', faceAdvResult: '/result/face' };
    const asked: string[] = [];
    const fetch: FaceGatewayOptions['fetch'] = async (input) => {
      asked.push(new URL(String(input)).pathname);
      return Response.json(ticketOf('order1'));
    };
    const { gateway } = await createWorld({ paths, fetch });
    await post(gateway, 'faceAdv', matchBody, { path: '/api/face' });
    await askResult(gateway, 'order1', { path: '/api/result/face' });
    expect(asked).toEqual(['/face', '/result/face']);
  });

  it('createFaceGateway starts nothing that workers forbid outside a request', () => {
    const forbid = () => {
      throw new Error('This is forbidden in global scope.');
    };
    const names = ['AbortController', 'setTimeout', 'setInterval', 'fetch', 'crypto'] as const;
    for (const name of names)
      vi.stubGlobal(name, new Proxy(() => {}, { apply: forbid, construct: forbid, get: forbid }));
    // A worker is not Node.
    vi.stubGlobal('process', undefined);
    try {
      expect(() => createFaceGateway(valid)).not.toThrow();
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it.each(['Bun/1.4.5', 'Deno/2.9.6', 'Cloudflare-Workers'])(
    '%s asks the partner by its own fetch',
    async (userAgent) => {
      vi.stubGlobal('navigator', { userAgent });
      const ask = vi.fn(globalThis.fetch);
      vi.stubGlobal('fetch', ask);
      try {
        const { gateway } = await createWorld({ fetch: undefined });
        expect((await post(gateway, 'faceAdv', matchBody)).status).toBe(200);
        expect(ask).toHaveBeenCalledTimes(1);
      } finally {
        vi.unstubAllGlobals();
      }
    },
  );

  it('authorize receives the gateway’s second argument', async () => {
    const { partner } = await createWorld();
    const gateway = createFaceGateway<{ user: string }>({
      ...valid,
      partnerUrl: partner.url,
      authorize: (_request, { user }) => ({ userId: user }),
      audit: () => {},
    });
    const request = new Request('https://shop.example/tech/ai/face/faceAdv', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(matchBody),
    });
    expect((await gateway(request, { user: 'user9' })).status).toBe(200);
  });
});

function ticketOf(orderNo: string): object {
  const result = { orderNo, faceId: 'f'.repeat(32) };
  return { errcode: 0, errmsg: 'SUCCESS', data: { status: 'SUCCESS', traceNo: '1', result } };
}
