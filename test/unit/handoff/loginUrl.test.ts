import { describe, expect, it } from 'vitest';
import type { Ticket } from '../../../src/flow/model.js';
import { buildLoginUrl, type LoginUrlOptions } from '../../../src/handoff/loginUrl.js';
import { ticket } from '../flow/samples.js';
import { hostileUrls } from './hostileUrls.js';

const page = 'https://shop.example/claim?id=7&code=0&orderNo=old&h5faceId=f&newSignature=s#/step';
const loginUrl = 'https://kyc1.qcloud.com/api/web/login';
const build = (options: Partial<LoginUrlOptions> = {}, given: Ticket = ticket) =>
  buildLoginUrl({ loginUrl, ...options }, given, { userId: 'user-1' }, page);

describe('the login URL', () => {
  it('has every documented parameter, each encoded once', async () => {
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

  it('comes back to where the host says, shows the SDK’s own result page, and tells when it is in an app', async () => {
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

  it('may be of the page’s own origin, as the demo’s fake face SDK is', async () => {
    await expect(build({ loginUrl: '/face-sdk.html' })).resolves.toMatch(
      /^https:\/\/shop\.example\/face-sdk\.html\?appId=/,
    );
  });

  it('may come from the backend, if its host is one of the named', async () => {
    const allowedHosts = ['kyc1.qcloud.com'];
    await expect(build({ loginUrl: async () => loginUrl, allowedHosts })).resolves.toContain(loginUrl);
    const elsewhere = () => 'https://kyc2.qcloud.com/api/web/login';
    await expect(build({ loginUrl: elsewhere, allowedHosts })).rejects.toMatchObject({
      code: 'handoff_failed',
    });
    await expect(build({ loginUrl: async () => loginUrl })).rejects.toThrow(/allowedHosts/);
  });

  it.each(['sign', 'nonce', 'appId'] as const)('says that the backend has to give %s', async (name) => {
    const { [name]: _, ...incomplete } = ticket;
    await expect(build({}, incomplete as Ticket)).rejects.toMatchObject({
      code: 'handoff_incomplete_ticket',
      message: expect.stringContaining(`needs ${name}`),
      details: { traceNo: 'trace1' },
    });
  });
});

describe('hostile addresses', () => {
  it('are more than sixty', () => {
    expect(new Set(hostileUrls).size).toBeGreaterThanOrEqual(60);
  });

  it.each(hostileUrls)('%j is never gone to, and the error does not repeat it', async (hostile) => {
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

  it.each(hostileUrls)('%j is no place to come back to, unless it is a web page', async (hostile) => {
    const outcome = await build({ returnUrl: hostile }).then(
      (url) => new URL(new URL(url).searchParams.get('url') ?? '').protocol,
      (error: unknown) => Reflect.get(Object(error), 'code'),
    );
    expect(['https:', 'http:', 'handoff_failed']).toContain(outcome);
  });
});
