import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { readSdkCode } from '../../../src/codes/sdkCodes.js';
import { readReturn } from '../../../src/handoff/returnParameters.js';

const documented = 'code=0&orderNo=order1&h5faceId=f1&newSignature=ABC&liveRate=99';

describe('the return', () => {
  it('is read and taken out of the address, and the host’s own parameters stay', () => {
    expect(readReturn(`https://shop.example/claim?id=7&${documented}#/step`)).toEqual({
      sdkReturn: { code: '0', orderNo: 'order1' },
      cleanHref: 'https://shop.example/claim?id=7#/step',
    });
  });

  it('is found behind a hash, where some routers put it', () => {
    expect(readReturn(`https://shop.example/#/claim?id=7&${documented}`)).toEqual({
      sdkReturn: { code: '0', orderNo: 'order1' },
      cleanHref: 'https://shop.example/#/claim?id=7',
    });
    expect(readReturn(`https://shop.example/#/claim?${documented}`)?.cleanHref).toBe(
      'https://shop.example/#/claim',
    );
  });

  it('leaves the host’s own parameters letter by letter as they were', () => {
    const own = 'flag&next=/a?b=1&name=%E5%BC%A0+x&empty=';
    expect(readReturn(`https://shop.example/?${own}&${documented}`)?.cleanHref).toBe(
      `https://shop.example/?${own}`,
    );
  });

  it('is found behind a second question mark, as a careless append leaves it', () => {
    expect(readReturn(`https://shop.example/?id=7?${documented}`)).toEqual({
      sdkReturn: { code: '0', orderNo: 'order1' },
      cleanHref: 'https://shop.example/?id=7',
    });
    expect(readReturn(`https://shop.example/#/claim?id=7?${documented}`)?.cleanHref).toBe(
      'https://shop.example/#/claim?id=7',
    );
  });

  it('is known by the older name of its signature, too', () => {
    expect(readReturn('https://shop.example/?code=0&orderNo=o1&newSign=ABC')?.sdkReturn.orderNo).toBe('o1');
  });

  it.each([
    'https://shop.example/',
    'https://shop.example/?code=wechat&state=1',
    'https://shop.example/?code=1&orderNo=2',
    'https://shop.example/#/?code=1',
    'https://shop.example/?h5faceId=1&newSignature=2',
  ])('%s is none: it is somebody else’s', (href) => {
    expect(readReturn(href)).toBeUndefined();
  });

  it.each(['<script>', '../..', 'a b', 'x'.repeat(65), ''])(
    'of order %j is no return for any order',
    (orderNo) => {
      const url = new URL(`https://shop.example/?code=0&h5faceId=f`);
      url.searchParams.set('orderNo', orderNo);
      const found = readReturn(url.href);
      expect(found?.sdkReturn.orderNo).toBe('');
      expect(found?.cleanHref).toBe('https://shop.example/');
    },
  );

  test.prop([fc.webQueryParameters(), fc.webFragments()])(
    'never throws and never leaves a signature behind',
    (query, hash) => {
      const href = `https://shop.example/?${query}&${documented}#${hash}`;
      expect(readReturn(href)?.cleanHref).not.toMatch(/newSignature|h5faceId/);
    },
  );
});

describe('the code of the SDK', () => {
  it('tells why there may be no verdict', () => {
    expect(readSdkCode('3004')?.error.code).toBe('handoff_camera_denied');
    expect(readSdkCode('3003')?.error.code).toBe('handoff_interrupted');
    expect(readSdkCode('41002')?.error.code).toBe('handoff_camera_denied');
    expect(readSdkCode('11000')?.error.code).toBe('handoff_failed');
  });

  it('decides nothing where a comparison may have taken place', () => {
    for (const code of ['0', '66660004', '51100', '51200', '41010', 'anything']) {
      expect(readSdkCode(code)).toBeUndefined();
    }
  });

  it('is no way to reach into an object', () => {
    for (const code of ['__proto__', 'constructor', 'toString']) expect(readSdkCode(code)).toBeUndefined();
  });
});
