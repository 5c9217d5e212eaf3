import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMockPartner, type MockPartnerOptions } from '../../../mocks/createMockPartner.js';
import type { ApiOptions } from '../../../src/client/apiOptions.js';
import { createClient } from '../../../src/client/createClient.js';
import { authmatchSubject } from '../flow/samples.js';

const { signal } = new AbortController();
const baseUrl = 'https://api.example.test';

afterEach(() => vi.unstubAllGlobals());

function setUp(api: Partial<ApiOptions> = { idempotencyKey: true }, options: MockPartnerOptions = {}) {
  const partner = createMockPartner({ onNote: () => {}, tencentCode: '0', ...options });
  const defaults = { baseUrl, getToken: (reason: string) => `token-${reason}`, fetch: partner.fetch };
  const client = createClient({ api: { ...defaults, ...api }, userId: 'user123' });
  return { client, partner, keys: () => partner.requests.map(({ idempotencyKey }) => idempotencyKey) };
}

describe('Idempotency-Key', () => {
  it('faceAdv carries 128 random bits, which are new for each attempt', async () => {
    const { client, keys } = setUp();
    await client.requestTicket(authmatchSubject, signal);
    await client.requestTicket(authmatchSubject, signal);
    expect(new Set(keys()).size).toBe(2);
    for (const key of keys()) expect(key).toMatch(/^"[0-9a-f]{32}"$/);
  });

  it('faceAdv carries the same key when it is repeated with a new token', async () => {
    const { client, partner, keys } = setUp(undefined, { faceAdv: { fault: 'http401', times: 1 } });
    await client.requestTicket(authmatchSubject, signal);
    expect(partner.requests.map(({ authorization }) => authorization)).toEqual([
      'token-first',
      'token-expired',
    ]);
    expect(new Set(keys()).size).toBe(1);
  });

  it('faceAdvResult carries no key', async () => {
    const { client, keys } = setUp();
    const { orderNo } = await client.requestTicket(authmatchSubject, signal);
    await client.queryOutcome(orderNo, signal);
    expect(keys()[1]).toBeNull();
  });

  it.each([
    ['https://shop.example/claim', 'https://shop.example', 'https://shop.example/api', true],
    ['https://shop.example/claim', 'https://shop.example', 'https://api.shop.example', false],
    ['https://shop.example/claim', 'https://shop.example', 'https://shop.example:8443', false],
    ['https://shop.example/claim', 'https://shop.example', 'http://shop.example', false],
    ['https://cdn.example/', 'https://shop.example', 'https://shop.example', true],
    ['https://shop.example/claim', 'null', 'https://shop.example', false],
  ])(
    'on a page with base %s and origin %s, faceAdv to %s carries a key: %s',
    async (base, origin, url, isSent) => {
      vi.stubGlobal('document', { baseURI: base, addEventListener() {}, removeEventListener() {} });
      vi.stubGlobal('self', { origin });
      const { client, keys } = setUp({ baseUrl: url });
      await client.requestTicket(authmatchSubject, signal);
      expect(keys()[0] !== null).toBe(isSent);
    },
  );

  it('faceAdv carries no key without a page, unless api.idempotencyKey is true', async () => {
    const { client, keys } = setUp({});
    await client.requestTicket(authmatchSubject, signal);
    expect(keys()).toEqual([null]);
  });

  it('faceAdv carries no key when api.idempotencyKey is false', async () => {
    vi.stubGlobal('document', { baseURI: baseUrl });
    vi.stubGlobal('self', { origin: baseUrl });
    const { client, keys } = setUp({ idempotencyKey: false });
    await client.requestTicket(authmatchSubject, signal);
    expect(keys()).toEqual([null]);
  });
});
