import { pageAddress } from '../shared/pageAddress.js';
import { createRandomId } from '../shared/randomId.js';
import type { ApiOptions } from './apiOptions.js';

/**
 * Creates the header of one attempt, by which a backend recognizes a request that arrives twice: repeated with a new token,
 * or by the browser itself after a dropped connection. The key is a string by the syntax of structured fields (RFC 9651).
 */
export function createIdempotencyKey({
  baseUrl,
  idempotencyKey = hasPageOrigin(baseUrl),
}: ApiOptions): Readonly<Record<string, string>> {
  return idempotencyKey ? { 'Idempotency-Key': `"${createRandomId()}"` } : {};
}

/**
 * Returns whether a base URL has the page's origin, so that CORS does not apply. Sandboxed iframes have an origin of their
 * own, and there is none without a page.
 */
function hasPageOrigin(baseUrl: string): boolean {
  try {
    return new URL(baseUrl, pageAddress()).origin === self.origin;
  } catch {
    return false;
  }
}
