import { afterEach, expect, it, vi } from 'vitest';
import { resolveAddress } from '../../../src/client/resolveAddress.js';

afterEach(() => vi.unstubAllGlobals());

function openPage(href: string, baseURI = href): void {
  vi.stubGlobal('location', new URL(href));
  vi.stubGlobal('document', { baseURI });
}

it.each([
  ['/api/faceAdv', 'http://localhost:3000/', 'http://localhost:3000/api/faceAdv'],
  ['api/faceAdv', 'https://shop.example/app/', 'https://shop.example/app/api/faceAdv'],
  ['https://api.example/faceAdv', 'about:blank', 'https://api.example/faceAdv'],
])('an address %s belongs to the page at %s', (address, page, absolute) => {
  openPage(page);
  expect(resolveAddress(address)).toBe(absolute);
});

it('a path goes to the page’s origin when its base is a CDN', () => {
  openPage('https://shop.example/app/', 'https://cdn.example/');
  expect(resolveAddress('/api/faceAdv')).toBe('https://shop.example/api/faceAdv');
});

it('a path in an iframe with srcdoc belongs to the page around it', () => {
  openPage('about:srcdoc', 'https://shop.example/app/');
  expect(resolveAddress('/api/faceAdv')).toBe('https://shop.example/api/faceAdv');
});

it.each([undefined, 'about:blank'])('a path is refused in words when the page is %s', (page) => {
  if (page) openPage(page);
  const error = expect.objectContaining({
    code: 'invalid_options',
    message: expect.stringContaining('api.baseUrl is a path'),
  });
  expect(() => resolveAddress('/api/faceAdv')).toThrow(error);
});

it('a page without fetch, such as that of Jest’s own jsdom, gets an error that says so', () => {
  vi.stubGlobal('Request', undefined);
  expect(() => resolveAddress('https://api.example/faceAdv')).toThrow(/Request are missing/);
});
