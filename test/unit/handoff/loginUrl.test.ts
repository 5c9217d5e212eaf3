import { describe, expect, it, vi } from 'vitest';
import type { Ticket } from '../../../src/flow/model.js';
import { buildLoginUrl, type LoginUrlOptions } from '../../../src/handoff/loginUrl.js';
import { ticket } from '../flow/samples.js';
import { hostileUrls } from './hostileUrls.js';

const page = 'https://shop.example/claim?id=7&code=0&orderNo=old&h5faceId=f&newSignature=s#/step';
const loginUrl = 'https://kyc1.qcloud.com/api/web/login';
const { signal } = new AbortController();
const build = (options: Partial<LoginUrlOptions> = {}, given: Ticket = ticket) =>
  buildLoginUrl({ loginUrl, ...options }, given, { userId: 'user-1', signal }, page);

describe('the login URL', () => {
  it('buildLoginUrl encodes every documented parameter once', async () => {
    const text = await build();
    const url = new URL(text);
    expect(url.origin + url.pathname).toBe(loginUrl);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      appId: 'IDAMOCK1',
      version: '1.0.0',
      nonce: 'n'.repeat(32),
      orderNo: 'order1',
      faceId: 'f'.repeat(32),
      url: 'https://shop.example/claim?id=7',
      userId: 'user-1',
      sign: 'A'.repeat(40),
      from: 'browser',
      resultType: '1',
      redirectType: '1',
    });
    expect(text).toContain('url=https%3A%2F%2Fshop.example%2Fclaim%3Fid%3D7&');
    expect(text).not.toMatch(/\s/);
  });

  it('buildLoginUrl uses the options returnUrl, skipSdkResultPage and from', async () => {
    const text = await build({
      returnUrl: 'https://shop.example/back',
      from: 'App',
      skipSdkResultPage: false,
    });
    const { searchParams } = new URL(text);
    expect(searchParams.get('url')).toBe('https://shop.example/back');
    expect(searchParams.get('from')).toBe('App');
    expect(searchParams.has('resultType')).toBe(false);
  });

  it('buildLoginUrl accepts a login URL of the page’s origin', async () => {
    await expect(build({ loginUrl: '/face-sdk.html' })).resolves.toMatch(
      /^https:\/\/shop\.example\/face-sdk\.html\?appId=/,
    );
  });

  it('buildLoginUrl fails with request_timed_out when a loginUrl function takes longer than 15 s', async () => {
    vi.useFakeTimers();
    const hanging = vi.fn(async () => '/face-sdk.html').mockImplementationOnce(() => new Promise(() => {}));
    const first = expect(build({ loginUrl: hanging })).rejects.toMatchObject({ code: 'request_timed_out' });
    await vi.advanceTimersByTimeAsync(15_000);
    await first;
    await expect(build({ loginUrl: hanging })).resolves.toMatch(/face-sdk\.html/);
    vi.useRealTimers();
  });

  it.each([
    'http://kyc1.qcloud.com/api/web/login',
    'http://shop.example/face-sdk.html',
    'ws://kyc1.qcloud.com/api/web/login',
    'javascript:alert(1)',
  ])('buildLoginUrl rejects the fixed login URL %j, which is not https', async (fixed) => {
    await expect(build({ loginUrl: fixed })).rejects.toMatchObject({ code: 'handoff_failed' });
  });

  it('buildLoginUrl accepts a login URL from a function when its host is allowed', async () => {
    const allowedHosts = ['kyc1.qcloud.com'];
    await expect(build({ loginUrl: async () => loginUrl, allowedHosts })).resolves.toContain(loginUrl);
    const elsewhere = () => 'https://kyc2.qcloud.com/api/web/login';
    await expect(build({ loginUrl: elsewhere, allowedHosts })).rejects.toMatchObject({
      code: 'handoff_failed',
    });
    await expect(build({ loginUrl: async () => loginUrl })).rejects.toThrow(/allowedHosts/);
  });

  it.each(['sign', 'nonce', 'appId'] as const)(
    'buildLoginUrl names the missing field %s of the ticket',
    async (name) => {
      const { [name]: _, ...incomplete } = ticket;
      await expect(build({}, incomplete as Ticket)).rejects.toMatchObject({
        code: 'handoff_incomplete_ticket',
        message: expect.stringContaining(`needs ${name}`),
        details: { traceNo: 'trace1' },
      });
    },
  );
});

describe('hostile addresses', () => {
  it('the list of hostile URLs has more than sixty entries', () => {
    expect(new Set(hostileUrls).size).toBeGreaterThanOrEqual(60);
  });

  it.each(hostileUrls)('buildLoginUrl rejects the login URL %j without repeating it', async (hostile) => {
    const options = { loginUrl: () => hostile, allowedHosts: ['kyc1.qcloud.com'] };
    const error: unknown = await build(options).then(
      (url) => {
        // What a browser reads as this very origin is the host's own page, and no way out.
        expect(new URL(url).origin).toBe('https://shop.example');
        return 'own origin';
      },
      (caught: unknown) => caught,
    );
    if (error === 'own origin') return;
    expect(error).toMatchObject({ code: 'handoff_failed' });
    if (hostile.length > 8) expect(String(error)).not.toContain(hostile);
  });

  it.each(hostileUrls)('buildLoginUrl rejects the return URL %j unless it is http(s)', async (hostile) => {
    const outcome = await build({ returnUrl: hostile }).then(
      (url) => new URL(new URL(url).searchParams.get('url') ?? '').protocol,
      (error: unknown) => Reflect.get(Object(error), 'code'),
    );
    expect(['https:', 'http:', 'handoff_failed']).toContain(outcome);
  });
});
