import { describe, expect, it, vi } from 'vitest';
import { createMockPartner } from '../../../mocks/createMockPartner.js';
import { createClient, type ResolveAsync } from '../../../src/client/createClient.js';
import type { Ticket } from '../../../src/flow/model.js';
import { authmatchSubject } from '../flow/samples.js';

const { signal } = new AbortController();

function setUp(resolveAsync?: ResolveAsync, isAsync = true) {
  const partner = createMockPartner({ onNote: () => {} });
  const api = { baseUrl: 'https://api.example.test', getToken: () => 'token', fetch: partner.fetch };
  return {
    partner,
    client: createClient({ api, userId: 'user123', async: isAsync, resolveAsync, extData: { a: [1, null] } }),
  };
}

describe('async: true', () => {
  it('goes on through resolveAsync where the reply has a traceNo alone', async () => {
    // As a host would ask its own backend.
    const resolveAsync = vi.fn<ResolveAsync>(async (traceNo) => {
      const reply = await partner.fetch(`https://api.example.test/mock/tickets/${traceNo}`);
      return (await reply.json()).data.result;
    });
    const { client, partner } = setUp(resolveAsync);
    const ticket = await client.requestTicket(authmatchSubject, signal);
    expect(partner.requests[0]?.body).toMatchObject({ async: true, extData: { a: [1, null] } });
    expect(resolveAsync).toHaveBeenCalledTimes(1);
    const [traceNo] = resolveAsync.mock.calls[0] ?? [];
    expect(ticket).toMatchObject({ traceNo, faceId: partner.backend.find(ticket.orderNo)?.faceId });
  });

  it('takes a ticket that comes at once', async () => {
    const resolveAsync = vi.fn<ResolveAsync>();
    const partner = createMockPartner();
    const api = { baseUrl: 'https://api.example.test', fetch: partner.fetch };
    const client = createClient({
      api: { ...api, fetch: async () => Response.json(reply({ faceId: 'f1', orderNo: 'o1' })) },
      userId: 'user123',
      async: true,
      resolveAsync,
    });
    await expect(client.requestTicket(authmatchSubject, signal)).resolves.toMatchObject({ faceId: 'f1' });
    expect(resolveAsync).not.toHaveBeenCalled();
  });

  it('tells the developer what is missing', async () => {
    const { client } = setUp();
    await expect(client.requestTicket(authmatchSubject, signal)).rejects.toMatchObject({
      code: 'ticket_incomplete',
      message: expect.stringMatching(/Pass resolveAsync\(traceNo, signal\)/),
      details: { traceNo: expect.stringMatching(/^\d+$/) },
    });
  });

  it.each([
    ['throws', () => Promise.reject(new Error('no such trace')), 'async_unresolved'],
    ['gives no faceId', async () => ({ orderNo: 'o1' }), 'ticket_incomplete'],
    ['gives nothing', async () => undefined, 'malformed_response'],
  ])('a resolveAsync that %s is told with the traceNo', async (_what, resolve, code) => {
    // What JavaScript may give against the type.
    const { client } = setUp(resolve as () => Promise<Ticket>);
    await expect(client.requestTicket(authmatchSubject, signal)).rejects.toMatchObject({
      code,
      details: { traceNo: expect.stringMatching(/^\d+$/) },
    });
  });

  it('does not wait longer than a minute', async () => {
    vi.useFakeTimers();
    const { client } = setUp(() => new Promise(() => {}));
    const request = expect(client.requestTicket(authmatchSubject, signal)).rejects.toMatchObject({
      code: 'request_timed_out',
    });
    await vi.advanceTimersByTimeAsync(120_000);
    await request;
    vi.useRealTimers();
  });
});

describe('async: false', () => {
  it('is what is sent by default, and a traceNo alone is then an error', async () => {
    const partner = createMockPartner({ faceAdv: { fault: 'trace-no-only' } });
    const client = createClient({
      api: { baseUrl: 'https://api.example.test', fetch: partner.fetch },
      userId: 'user123',
    });
    await expect(client.requestTicket(authmatchSubject, signal)).rejects.toMatchObject({
      code: 'ticket_incomplete',
    });
    expect(partner.requests[0]?.body).toMatchObject({ async: false });
  });
});

function reply(result: object): object {
  return { errcode: 0, errmsg: 'SUCCESS', data: { status: 'SUCCESS', traceNo: '1', result } };
}
