import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '../../../src/client/createClient.js';
import { pollOutcome, waitForVerdict } from '../../../src/client/poll.js';
import { stubDocument } from '../../fixtures/stubDocument.js';

const HOUR_MS = 3_600_000;
let page: ReturnType<typeof stubDocument>;
let controller: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5); // the middle of the jitter
  page = stubDocument();
  controller = new AbortController();
});
afterEach(() => {
  controller.abort();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const success = (result: object) =>
  Response.json({ errcode: 0, data: { status: 'SUCCESS', traceNo: '1', result } });
const noResult = () => success({});
const decided = () => success({ tencentCode: '0' });
const unavailable = (retryAfter = '') =>
  new Response('', { status: 503, headers: retryAfter ? { 'Retry-After': retryAfter } : {} });

/**
 * A client whose questions get the given replies, the last one for ever. `askedAt` has the time of each question in
 * milliseconds since the start. The time is that of the timers, which a jump of the clock does not change.
 */
function clientOf(...replies: readonly (() => Response | Promise<Response>)[]) {
  const askedAt: number[] = [];
  const begin = performance.now();
  const { queryOutcome, fetchMedia } = createClient({
    api: {
      baseUrl: 'https://api.example.test',
      async fetch() {
        askedAt.push(performance.now() - begin);
        return (replies[Math.min(askedAt.length, replies.length) - 1] ?? noResult)();
      },
    },
    userId: 'user123',
  });
  const { signal } = controller;
  const query = (s: AbortSignal) => queryOutcome('order1', s);
  return {
    askedAt,
    signal,
    query,
    poll: () => pollOutcome(query, { signal, patient: true }),
    wait: () => waitForVerdict(query, signal),
    fetchPhoto: () => fetchMedia('order1', 'photo', signal),
  };
}

/** Lets a promise fail later without an unhandled rejection. */
function start(work: Promise<unknown>): void {
  work.catch(() => {});
}

/** Returns the shortest time between two questions. */
function shortestPause(askedAt: readonly number[]): number {
  return Math.min(...askedAt.slice(1).map((at, index) => at - (askedAt[index] ?? 0)));
}

describe('questions of a client', () => {
  it.each(['poll', 'wait', 'fetchPhoto'] as const)(
    'questions of %s leave at most once a second while the page flickers between hidden and visible',
    async (name) => {
      const client = clientOf(noResult);
      start(client[name]());
      for (let flap = 0; flap < 120; flap += 1) {
        page.hide();
        page.show();
        await vi.advanceTimersByTimeAsync(500);
      }
      expect(client.askedAt.length).toBeLessThanOrEqual(61);
      expect(shortestPause(client.askedAt)).toBeGreaterThanOrEqual(1000);
    },
  );

  it('questions leave at most once a second when several wait for a result at the same time', async () => {
    const client = clientOf(noResult);
    for (let tap = 0; tap < 3; tap += 1) {
      start(client.poll());
      start(client.wait());
      start(client.fetchPhoto());
    }
    await vi.advanceTimersByTimeAsync(60_000);
    expect(client.askedAt.length).toBeGreaterThan(55);
    expect(client.askedAt.length).toBeLessThanOrEqual(61);
    expect(shortestPause(client.askedAt)).toBeGreaterThanOrEqual(1000);
  });

  it('a question leaves as soon as the page is visible again, but not within a second of the last one', async () => {
    const client = clientOf(noResult);
    start(client.wait());
    await vi.advanceTimersByTimeAsync(4500);
    page.hide();
    page.show();
    await vi.advanceTimersByTimeAsync(100);
    page.hide();
    page.show();
    await vi.advanceTimersByTimeAsync(1000);
    expect(client.askedAt).toEqual([3000, 4500, 5500]);
  });

  it('a question does not leave while the page is hidden after it began to wait for its turn', async () => {
    const client = clientOf(noResult);
    start(client.query(client.signal));
    await vi.advanceTimersByTimeAsync(0);
    start(client.query(client.signal));
    page.hide();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(client.askedAt).toEqual([0]);
    page.show();
    await vi.advanceTimersByTimeAsync(0);
    expect(client.askedAt).toEqual([0, 60_000]);
  });

  it.each([-3 * 24 * HOUR_MS, 3 * 24 * HOUR_MS])(
    'questions keep their rhythm when the clock jumps by %s ms',
    async (jump) => {
      const client = clientOf(unavailable.bind(undefined, '10'), noResult);
      start(client.wait());
      await vi.advanceTimersByTimeAsync(3500);
      vi.setSystemTime(Date.now() + jump);
      await vi.advanceTimersByTimeAsync(20_000);
      expect(client.askedAt).toEqual([3000, 13_000, 16_000, 19_000, 22_000]);
    },
  );

  it('a question is not sent when its signal aborts before its turn', async () => {
    const client = clientOf(noResult);
    await client.query(client.signal);
    const left = new AbortController();
    const second = expect(client.query(left.signal)).rejects.toMatchObject({ name: 'AbortError' });
    left.abort();
    await second;
    await vi.advanceTimersByTimeAsync(5000);
    expect(client.askedAt).toHaveLength(1);
  });
});

describe('Retry-After', () => {
  it.each(['poll', 'wait', 'fetchPhoto'] as const)(
    'a Retry-After of 20 s is waited for by %s',
    async (name) => {
      const client = clientOf(() => unavailable('20'), noResult);
      start(client[name]());
      await vi.advanceTimersByTimeAsync(24_000);
      const [first = 0, second] = client.askedAt;
      expect(second).toBe(first + 20_000);
    },
  );

  it('a Retry-After of 20 s is waited for when the user asks again meanwhile', async () => {
    const client = clientOf(() => unavailable('20'), decided);
    start(client.query(client.signal));
    await vi.advanceTimersByTimeAsync(1500);
    start(client.poll());
    await vi.advanceTimersByTimeAsync(30_000);
    expect(client.askedAt).toEqual([0, 20_000]);
  });

  it('a Retry-After of 10 minutes fails each try of the user at once, without a question', async () => {
    const client = clientOf(() => unavailable('600'), decided);
    const busy = { code: 'http_error', details: { httpStatus: 503, retryAfterMs: 600_000 } };
    for (let tap = 0; tap < 2; tap += 1) {
      const refused = expect(client.poll()).rejects.toMatchObject(busy);
      await vi.advanceTimersByTimeAsync(300_000);
      await refused;
    }
    expect(client.askedAt).toEqual([0]);
    const outcome = client.poll();
    await vi.advanceTimersByTimeAsync(0);
    await expect(outcome).resolves.toMatchObject({ verdict: 'passed' });
    expect(client.askedAt).toEqual([0, 600_000]);
  });

  it('a Retry-After of 10 minutes is outlasted by waitForVerdict', async () => {
    const client = clientOf(() => unavailable('600'), decided);
    const verdict = client.wait();
    await vi.advanceTimersByTimeAsync(640_000);
    await verdict;
    expect(client.askedAt).toHaveLength(2);
    expect(client.askedAt[1]).toBeGreaterThanOrEqual(603_000);
  });

  it('a Retry-After of days blocks further questions', async () => {
    const client = clientOf(() => unavailable('999999'), decided);
    start(client.wait());
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(client.askedAt).toEqual([3000]);
  });
});

describe('waitForVerdict', () => {
  it('waitForVerdict asks a dead backend less than 130 times an hour and does not give up', async () => {
    const client = clientOf(() => {
      throw new TypeError('Failed to fetch');
    });
    const ended = vi.fn();
    client.wait().then(ended, ended);
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(client.askedAt.slice(0, 6)).toEqual([3000, 9000, 21_000, 45_000, 75_000, 105_000]);
    expect(client.askedAt.length).toBeGreaterThan(100);
    expect(client.askedAt.length).toBeLessThan(130);
    expect(ended).not.toHaveBeenCalled();
  });

  it('waitForVerdict asks every 3 s again as soon as the backend answers', async () => {
    const client = clientOf(unavailable, unavailable, noResult, noResult, noResult);
    start(client.wait());
    await vi.advanceTimersByTimeAsync(30_000);
    expect(client.askedAt).toEqual([3000, 9000, 21_000, 24_000, 27_000, 30_000]);
  });

  it('waitForVerdict varies its pauses between phones', async () => {
    vi.spyOn(Math, 'random').mockReturnValueOnce(0).mockReturnValueOnce(0.999);
    const client = clientOf(noResult);
    start(client.wait());
    await vi.advanceTimersByTimeAsync(6100);
    expect(client.askedAt[0]).toBe(2700);
    expect(client.askedAt[1]).toBeCloseTo(2700 + 3300, -1);
  });

  it('waitForVerdict survives a getToken that hangs and one request that hangs', async () => {
    let calls = 0;
    const { queryOutcome } = createClient({
      api: {
        baseUrl: 'https://api.example.test',
        getToken: () => (++calls === 1 ? new Promise(() => {}) : 'token'),
        fetch: () => (calls++ === 2 ? new Promise(() => {}) : Promise.resolve(decided())),
      },
      userId: 'user123',
    });
    const verdict = waitForVerdict((s) => queryOutcome('order1', s), controller.signal);
    await vi.advanceTimersByTimeAsync(3000 + 15_000 + 6000 + 15_000 + 12_000);
    await expect(verdict).resolves.toBeUndefined();
  });
});
