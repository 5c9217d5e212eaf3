import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { readSdkCode } from '../../../src/codes/sdkCodes.js';
import { readReturn } from '../../../src/handoff/returnParameters.js';

const documented = 'code=0&orderNo=order1&h5faceId=f1&newSignature=ABC&liveRate=99';

/** Query of a host, which may have parameters of the SDK's names, in any order and number. */
const hostQuery = fc
  .array(
    fc.oneof(
      fc.tuple(
        fc.constantFrom('code', 'orderNo', 'h5faceId', 'newSign', 'liveRate', 'id'),
        fc.webQueryParameters(),
      ),
      fc.tuple(fc.webQueryParameters()),
    ),
    { maxLength: 5 },
  )
  .map((parameters) => parameters.map((pair) => pair.join('=')).join('&'));

/** Return as it is documented, with the names of either time. */
const sdkReturn = fc
  .record({
    code: fc.constantFrom('0', '3001', '66660004', '-5001'),
    orderNo: fc.stringMatching(/^[A-Za-z0-9]{1,32}$/),
    signature: fc.constantFrom('newSignature', 'newSign'),
    live: fc.constantFrom('', '&liveRate=99'),
  })
  .map(({ code, orderNo, signature, live }) => ({
    code,
    orderNo,
    query: `code=${code}&orderNo=${orderNo}&h5faceId=f1&${signature}=F00${live}`,
  }));

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
    ['orderNo=SHOP42&code=PROMO7&', '', 'orderNo=SHOP42&code=PROMO7'],
    ['code=PROMO7&orderNo=SHOP42&', '', 'code=PROMO7&orderNo=SHOP42'],
    ['h5faceId=mine&liveRate=1&', '', 'h5faceId=mine&liveRate=1'],
    ['', '&code=wechat&state=1', 'code=wechat&state=1'],
    ['orderNo=SHOP42&', '&code=wechat&state=1', 'orderNo=SHOP42&code=wechat&state=1'],
    ['orderNo=SHOP42?', '', 'orderNo=SHOP42'],
  ])('readReturn keeps the host’s own %j before and %j after the return', (before, after, rest) => {
    const query = `${before}${documented}${after}`;
    for (const at of ['https://shop.example/?', 'https://shop.example/#/claim?']) {
      expect(readReturn(at + query)).toEqual({
        sdkReturn: { code: '0', orderNo: 'order1' },
        cleanHref: at + rest,
      });
    }
  });

  it('readReturn reads the last of several returns and removes all of them', () => {
    const earlier = documented.replace('order1', 'order0');
    expect(readReturn(`https://shop.example/?${earlier}&id=7&${documented}`)).toEqual({
      sdkReturn: { code: '0', orderNo: 'order1' },
      cleanHref: 'https://shop.example/?id=7',
    });
  });

  it.each([
    'https://shop.example/',
    'https://shop.example/?orderNo=SHOP42&code=PROMO7',
    'https://shop.example/?code=0&id=7&orderNo=o1&h5faceId=f1&newSignature=ABC',
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

  test.prop([hostQuery, sdkReturn, fc.constantFrom('&', '?'), fc.constantFrom('?', '#/claim?')], {
    numRuns: 1000,
  })(
    'readReturn reads the values of any return behind any query of the host, and leaves that query',
    (own, { code, orderNo, query }, joint, place) => {
      const page = `https://shop.example/${own ? place + own : place === '?' ? '' : '#/claim'}`;
      fc.pre(!readReturn(page) && new URL(page).href === page);
      const href = own ? page + joint + query : `https://shop.example/${place}${query}`;
      expect(readReturn(href)).toEqual({ sdkReturn: { code, orderNo }, cleanHref: page });
    },
  );

  test.prop([fc.webQueryParameters(), fc.webFragments()])(
    'readReturn never throws and never leaves the signature of a return in the URL',
    (query, hash) => {
      const href = `https://shop.example/?${query}&${documented}#${hash}`;
      expect(readReturn(href)?.cleanHref).not.toContain('ABC');
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
