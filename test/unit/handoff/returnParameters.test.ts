import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { readSdkCode } from '../../../src/codes/sdkCodes.js';
import { readReturn } from '../../../src/handoff/returnParameters.js';

const documented = 'code=0&orderNo=order1&h5faceId=f1&newSignature=ABC&liveRate=99';

describe('the return', () => {
  it('readReturn removes the return from the URL and keeps the host’s parameters', () => {
    expect(readReturn(`https://shop.example/claim?id=7&${documented}#/step`)).toEqual({
      sdkReturn: { code: '0', orderNo: 'order1' },
      cleanHref: 'https://shop.example/claim?id=7#/step',
    });
  });

  it('readReturn finds a return behind the hash', () => {
    expect(readReturn(`https://shop.example/#/claim?id=7&${documented}`)).toEqual({
      sdkReturn: { code: '0', orderNo: 'order1' },
      cleanHref: 'https://shop.example/#/claim?id=7',
    });
    expect(readReturn(`https://shop.example/#/claim?${documented}`)?.cleanHref).toBe(
      'https://shop.example/#/claim',
    );
  });

  it('readReturn keeps the spelling of the host’s parameters', () => {
    const own = 'flag&next=/a?b=1&name=%E5%BC%A0+x&empty=&both=a%26b%3D%2526';
    expect(readReturn(`https://shop.example/?${own}&${documented}`)?.cleanHref).toBe(
      `https://shop.example/?${own}`,
    );
  });

  it('readReturn reads the first of parameters that come twice and removes all of them', () => {
    expect(
      readReturn(`https://shop.example/?id=7&${documented}&${documented}&code=3003&orderNo=order2`),
    ).toEqual({
      sdkReturn: { code: '0', orderNo: 'order1' },
      cleanHref: 'https://shop.example/?id=7',
    });
  });

  it('readReturn finds a return behind a second question mark', () => {
    expect(readReturn(`https://shop.example/?id=7?${documented}`)).toEqual({
      sdkReturn: { code: '0', orderNo: 'order1' },
      cleanHref: 'https://shop.example/?id=7',
    });
    expect(readReturn(`https://shop.example/#/claim?id=7?${documented}`)?.cleanHref).toBe(
      'https://shop.example/#/claim?id=7',
    );
  });

  it('readReturn accepts the older name of the signature', () => {
    expect(readReturn('https://shop.example/?code=0&orderNo=o1&newSign=ABC')?.sdkReturn.orderNo).toBe('o1');
  });

  it.each([
    'https://shop.example/',
    'https://shop.example/?code=wechat&state=1',
    'https://shop.example/?code=1&orderNo=2',
    'https://shop.example/#/?code=1',
    'https://shop.example/?h5faceId=1&newSignature=2',
  ])('readReturn finds no return in %s', (href) => {
    expect(readReturn(href)).toBeUndefined();
  });

  it.each(['<script>', '../..', 'a b', 'x'.repeat(65), ''])(
    'readReturn drops the invalid order number %j',
    (orderNo) => {
      const url = new URL(`https://shop.example/?code=0&h5faceId=f`);
      url.searchParams.set('orderNo', orderNo);
      const found = readReturn(url.href);
      expect(found?.sdkReturn.orderNo).toBe('');
      expect(found?.cleanHref).toBe('https://shop.example/');
    },
  );

  test.prop([fc.webQueryParameters(), fc.webFragments()])(
    'readReturn never throws and never leaves a signature in the URL',
    (query, hash) => {
      const href = `https://shop.example/?${query}&${documented}#${hash}`;
      expect(readReturn(href)?.cleanHref).not.toMatch(/newSignature|h5faceId/);
    },
  );
});

describe('the code of the SDK', () => {
  it('readSdkCode returns the error that a code stands for', () => {
    expect(readSdkCode('3004')?.error.code).toBe('handoff_camera_denied');
    expect(readSdkCode('3003')?.error.code).toBe('handoff_interrupted');
    expect(readSdkCode('41002')?.error.code).toBe('handoff_camera_denied');
    expect(readSdkCode('11000')?.error.code).toBe('handoff_failed');
  });

  it('readSdkCode returns undefined when a comparison may have taken place', () => {
    for (const code of ['0', '66660004', '51100', '51200', '41010', 'anything']) {
      expect(readSdkCode(code)).toBeUndefined();
    }
  });

  it('readSdkCode returns undefined for names of object properties', () => {
    for (const code of ['__proto__', 'constructor', 'toString']) expect(readSdkCode(code)).toBeUndefined();
  });
});
