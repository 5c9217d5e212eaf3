import { afterEach, expect, it, vi } from 'vitest';
import { resolveAddress } from '../../../src/client/resolveAddress.js';

afterEach(() => vi.unstubAllGlobals());

it.each([
  ['/api/faceAdv', 'http://localhost:3000/', 'http://localhost:3000/api/faceAdv'],
  ['api/faceAdv', 'https://shop.example/app/', 'https://shop.example/app/api/faceAdv'],
  ['https://api.example/faceAdv', 'about:blank', 'https://api.example/faceAdv'],
])('an address %s belongs to the page at %s', (address, baseURI, absolute) => {
  vi.stubGlobal('document', { baseURI });
  expect(resolveAddress(address)).toBe(absolute);
});

it.each([undefined, { baseURI: 'about:blank' }])(
  'a path is refused in words when no page has an origin: %j',
  (page) => {
    vi.stubGlobal('document', page);
    const error = expect.objectContaining({
      code: 'invalid_options',
      message: expect.stringContaining('api.baseUrl is a path'),
    });
    expect(() => resolveAddress('/api/faceAdv')).toThrow(error);
  },
);

it('a page without fetch, such as that of Jest’s own jsdom, gets an error that says so', () => {
  vi.stubGlobal('Request', undefined);
  expect(() => resolveAddress('https://api.example/faceAdv')).toThrow(/Request are missing/);
});
