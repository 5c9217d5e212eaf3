import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMockPartner } from '../../../mocks/createMockPartner.js';
import { sampleJpegBase64 } from '../../../mocks/sampleMedia.js';
import type { ApiOptions } from '../../../src/client/apiOptions.js';
import { createClient } from '../../../src/client/createClient.js';
import type { UploadPhoto } from '../../../src/client/createUploader.js';
import { authmatchSubject, photo } from '../flow/samples.js';

const { signal } = new AbortController();

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Returns a function whose first call never settles and ignores its signal. Later calls are those of `work`. */
function hangOnce<Arguments extends readonly unknown[], Result>(
  work: (...args: Arguments) => Promise<Result>,
): (...args: Arguments) => Promise<Result> {
  let isFirst = true;
  return (...args) => {
    if (!isFirst) return work(...args);
    isFirst = false;
    return new Promise(() => {});
  };
}

function setUp(api: Partial<ApiOptions> = {}, upload?: UploadPhoto) {
  const partner = createMockPartner({ onNote: () => {}, tencentCode: '0' });
  const options = { baseUrl: 'https://api.example.test', getToken: () => 'token', fetch: partner.fetch };
  return { partner, client: createClient({ api: { ...options, ...api }, userId: 'user123', upload }) };
}

/** Expects that `attempt` is pending until `ms` and then rejects with `code`, and that the next attempt succeeds. */
async function expectDeadline(attempt: () => Promise<unknown>, ms: number, code: string) {
  const settled = vi.fn();
  const first = attempt().catch((error: unknown) => settled(error));
  await vi.advanceTimersByTimeAsync(ms - 1);
  expect(settled).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await first;
  expect(settled).toHaveBeenCalledWith(expect.objectContaining({ name: 'FaceVerificationError', code }));
  const second = attempt();
  await vi.advanceTimersByTimeAsync(1000);
  await expect(second).resolves.toBeDefined();
}

describe('a function of the host that never settles', () => {
  it('getToken fails with token_unavailable after 15 s and is called again', async () => {
    const { client } = setUp({ getToken: hangOnce(async () => 'token') });
    await expectDeadline(() => client.requestTicket(authmatchSubject, signal), 15_000, 'token_unavailable');
  });

  it('getToken for a refused token fails with token_unavailable after 15 s and is called again', async () => {
    const renew = hangOnce(async () => 'renewed');
    const { client, partner } = setUp({
      getToken: (reason) => (reason === 'first' ? 'refused' : renew()),
      fetch: async (input) => {
        const isRefused = input instanceof Request && input.headers.get('Authorization') === 'refused';
        return isRefused ? new Response(null, { status: 401 }) : partner.fetch(input);
      },
    });
    await expectDeadline(() => client.requestTicket(authmatchSubject, signal), 15_000, 'token_unavailable');
  });

  it('getToken that answers after its timeout does not replace the newer token', async () => {
    let answerLate = (_token: string) => {};
    const late = new Promise<string>((resolve) => {
      answerLate = resolve;
    });
    const getToken = vi.fn(async () => 'new').mockReturnValueOnce(late);
    const { client, partner } = setUp({ getToken });
    const first = client.requestTicket(authmatchSubject, signal).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(15_000);
    await first;
    await client.requestTicket(authmatchSubject, signal);
    answerLate('old');
    await client.requestTicket(authmatchSubject, signal);
    expect(partner.requests.map(({ authorization }) => authorization)).toEqual(['new', 'new']);
  });

  it('api.resolveTicket fails with request_timed_out after 60 s', async () => {
    const partner = createMockPartner();
    const resolveTicket = hangOnce(async (traceNo: string) => {
      const order = partner.backend.findByTrace(traceNo);
      return { traceNo, orderNo: order?.orderNo ?? '', faceId: order?.faceId ?? '' };
    });
    const { client } = setUp({ async: true, resolveTicket, fetch: partner.fetch });
    await expectDeadline(() => client.requestTicket(authmatchSubject, signal), 60_000, 'request_timed_out');
  });

  it('photo.upload fails with request_timed_out after 120 s, and its late progress is ignored', async () => {
    let reportLate = (_fraction: number) => {};
    const upload = vi
      .fn<UploadPhoto>(async () => ({ origin: 'fds', data: 'group1/a.jpg' }))
      .mockImplementationOnce((_jpeg, _signal, onProgress) => {
        reportLate = onProgress;
        return new Promise(() => {});
      });
    const { client } = setUp({}, upload);
    const subject = { type: 'match', photo: { ...photo, base64: sampleJpegBase64 } } as const;
    const onProgress = vi.fn();
    const attempt = () => client.requestTicket(subject, signal, onProgress);
    await expectDeadline(attempt, 120_000, 'request_timed_out');
    reportLate(0.5);
    expect(onProgress).not.toHaveBeenCalled();
  });

  it.each([
    ['never answers', () => new Promise<Response>(() => {})],
    ['answers with a body that stalls', async () => new Response(new ReadableStream())],
    [
      'answers with a stalled body that cannot be canceled',
      async () => new Response(new ReadableStream({ cancel: () => new Promise(() => {}) })),
    ],
  ])('api.fetch that %s fails faceAdv with request_timed_out after 60 s', async (_what, hang) => {
    const partner = createMockPartner();
    const fetch = vi.fn<typeof globalThis.fetch>(partner.fetch).mockImplementationOnce(hang);
    const { client } = setUp({ fetch });
    await expectDeadline(() => client.requestTicket(authmatchSubject, signal), 60_000, 'request_timed_out');
  });

  it('api.fetch that never answers fails faceAdvResult with request_timed_out after 15 s', async () => {
    const { client, partner } = setUp();
    const { orderNo } = await client.requestTicket(authmatchSubject, signal);
    const fetch = hangOnce(partner.fetch);
    const other = setUp({ fetch }).client;
    await expectDeadline(() => other.queryOutcome(orderNo, signal), 15_000, 'request_timed_out');
  });

  it.each([
    ['by its Content-Length', { 'Content-Length': '5000000' }],
    ['by its bytes', {}],
  ])('a reply that is too long %s fails at once, even if it cannot be canceled', async (_what, headers) => {
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(0x20)),
      cancel: () => new Promise(() => {}),
    });
    const { client } = setUp({ fetch: async () => new Response(body, { headers }) });
    await expect(client.requestTicket(authmatchSubject, signal)).rejects.toMatchObject({
      code: 'malformed_response',
    });
  });
});
