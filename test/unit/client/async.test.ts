import { describe, expect, it, vi } from 'vitest';
import { createMockPartner } from '../../../mocks/createMockPartner.js';
import type { ResolveTicket } from '../../../src/client/apiOptions.js';
import { createClient } from '../../../src/client/createClient.js';
import type { Ticket } from '../../../src/flow/model.js';
import { authmatchSubject } from '../flow/samples.js';

const { signal } = new AbortController();

function setUp(resolveTicket?: ResolveTicket, isAsync = true) {
  const partner = createMockPartner({ onNote: () => {} });
  const api = {
    baseUrl: 'https://api.example.test',
    getToken: () => 'token',
    fetch: partner.fetch,
    async: isAsync,
    resolveTicket,
    extData: { a: [1, null] },
  };
  return {
    partner,
    client: createClient({ api, userId: 'user123' }),
  };
}

describe('api.async: true', () => {
  it('requestTicket calls api.resolveTicket when the reply carries a traceNo alone', async () => {
    // As a host would ask its own backend.
    const resolveTicket = vi.fn<ResolveTicket>(async (traceNo) => {
      const reply = await partner.fetch(`https://api.example.test/mock/tickets/${traceNo}`);
      return (await reply.json()).data.result;
    });
    const { client, partner } = setUp(resolveTicket);
    const ticket = await client.requestTicket(authmatchSubject, signal);
    expect(partner.requests[0]?.body).toMatchObject({ async: true, extData: { a: [1, null] } });
    expect(resolveTicket).toHaveBeenCalledTimes(1);
    const [traceNo] = resolveTicket.mock.calls[0] ?? [];
    expect(ticket).toMatchObject({ traceNo, faceId: partner.backend.find(ticket.orderNo)?.faceId });
  });

  it('requestTicket does not call api.resolveTicket when the reply carries a ticket', async () => {
    const resolveTicket = vi.fn<ResolveTicket>();
    const fetch = async () => Response.json(reply({ faceId: 'f1', orderNo: 'o1' }));
    const client = createClient({
      api: { baseUrl: 'https://api.example.test', fetch, async: true, resolveTicket },
      userId: 'user123',
    });
    await expect(client.requestTicket(authmatchSubject, signal)).resolves.toMatchObject({ faceId: 'f1' });
    expect(resolveTicket).not.toHaveBeenCalled();
  });

  it('requestTicket names api.resolveTicket when it is missing', async () => {
    const { client } = setUp();
    await expect(client.requestTicket(authmatchSubject, signal)).rejects.toMatchObject({
      code: 'ticket_incomplete',
      message: expect.stringMatching(/Pass api\.resolveTicket\(traceNo, signal\)/),
      details: { traceNo: expect.stringMatching(/^\d+$/) },
    });
  });

  it.each([
    ['throws', () => Promise.reject(new Error('no such trace')), 'async_unresolved'],
    ['returns no faceId', async () => ({ orderNo: 'o1' }), 'ticket_incomplete'],
    ['returns nothing', async () => undefined, 'malformed_response'],
  ])('requestTicket fails with the traceNo when api.resolveTicket %s', async (_what, resolve, code) => {
    // What JavaScript may give against the type.
    const { client } = setUp(resolve as () => Promise<Ticket>);
    await expect(client.requestTicket(authmatchSubject, signal)).rejects.toMatchObject({
      code,
      details: { traceNo: expect.stringMatching(/^\d+$/) },
    });
  });

  it('requestTicket times out when api.resolveTicket takes longer than 60 s', async () => {
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

describe('api.async: false', () => {
  it('requestTicket sends async: false by default and rejects a reply that carries a traceNo alone', async () => {
    const partner = createMockPartner({ faceAdv: { fault: 'traceNoOnly' } });
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
