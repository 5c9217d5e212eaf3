import { FaceVerificationError } from '../shared/errors.js';

/**
 * Makes an address absolute as `fetch` of a page does. Node's own `Request`, which jsdom uses too, knows no page.
 * @throws FaceVerificationError `invalid_options` if the address is a path without a page, or if there is no `Request`
 */
export function resolveAddress(address: string): string {
  if (typeof Request === 'undefined') {
    throw unusable('fetch and Request are missing here. In Jest, take the environment jest-fixed-jsdom.');
  }
  try {
    return (typeof document === 'undefined' ? new URL(address) : new URL(address, document.baseURI)).href;
  } catch {
    throw unusable(
      'api.baseUrl is a path, and there is no page here that has an origin. Pass an http(s) address.',
    );
  }
}

function unusable(message: string): FaceVerificationError {
  return new FaceVerificationError('invalid_options', message);
}
