import { describe, expect, it } from 'vitest';
import type { Ticket } from '../../src/flow/model.js';
import { buildLoginUrl } from '../../src/handoff/redirectHandoff.js';
import { readReturn } from '../../src/handoff/returnParameters.js';
import { ticket } from '../flow/samples.js';

const page = 'https://shop.example/claim?id=7&code=0&orderNo=old&h5faceId=f&newSignature=s#/step';
const loginUrl = 'https://kyc1.qcloud.com/api/web/login';
const build = (
  options: { loginUrl: string; returnUrl?: string; from?: 'App' } = { loginUrl },
  given = ticket,
) => buildLoginUrl(options, given, { userId: 'user-1' }, page);

describe('the login URL', () => {
  it('has every documented parameter, each encoded once', () => {
    const url = new URL(build());
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
    expect(build()).toContain('url=https%3A%2F%2Fshop.example%2Fclaim%3Fid%3D7&');
  });

  it('comes back to where the host says, and says when it is in an app', () => {
    const { searchParams } = new URL(
      build({ loginUrl, returnUrl: 'https://shop.example/back', from: 'App' }),
    );
    expect(searchParams.get('url')).toBe('https://shop.example/back');
    expect(searchParams.get('from')).toBe('App');
  });

  it('may be of the page’s own origin, as the demo’s stand-in is', () => {
    expect(build({ loginUrl: '/face-sdk.html' })).toMatch(/^https:\/\/shop\.example\/face-sdk\.html\?appId=/);
  });

  it.each([
    'http://kyc1.qcloud.com/api/web/login',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://user:secret@kyc1.qcloud.com/',
    'https://',
  ])('is never %s', (hostile) => {
    expect(() => build({ loginUrl: hostile })).toThrow(/loginUrl must be https/);
  });

  it.each(['sign', 'nonce', 'appId'] as const)('says that the backend has to give %s', (name) => {
    const { [name]: _, ...incomplete } = ticket;
    expect(() => build({ loginUrl }, incomplete as Ticket)).toThrow(new RegExp(`needs ${name}`));
  });
});

describe('the return', () => {
  it('is read and taken out of the address', () => {
    expect(readReturn(page)).toEqual({
      sdkReturn: { code: '0', orderNo: 'old' },
      cleanHref: 'https://shop.example/claim?id=7#/step',
    });
  });

  it('leaves somebody else’s code alone', () => {
    expect(readReturn('https://shop.example/?code=wechat&state=1')).toBeUndefined();
    expect(readReturn('https://shop.example/?code=1&orderNo=2')).toBeUndefined();
  });
});
