import { FaceVerificationError } from '../shared/errors.js';
import { pageAddress } from '../shared/pageAddress.js';

/**
 * Makes an address absolute. A path belongs to the page's own origin, whatever its `<base href>` is: that may be a CDN, which
 * must not get the token. Node's own `Request`, which jsdom uses too, knows no page.
 * @throws FaceVerificationError `invalid_options` if the address is a path without a page, or if there is no `Request`
 */
export function resolveAddress(address: string): string {
  if (typeof Request === 'undefined') {
    throw unusable('fetch and Request are missing here. In Jest, take the environment jest-fixed-jsdom.');
  }
  try {
    return new URL(address, pageAddress()).href;
  } catch {
    throw unusable('api.baseUrl is a path, and no page here has an origin. Pass an http(s) address.');
  }
}

function unusable(message: string): FaceVerificationError {
  return new FaceVerificationError('invalid_options', message);
}
