import { FaceVerificationError } from '../shared/errors.js';

export type ExtraHeaders = Readonly<Record<string, string>>;

/** What is ours to set: `getToken` gives the token, and the body is always JSON. */
const RESERVED: ReadonlySet<string> = new Set(['authorization', 'content-type', 'content-length', 'host']);

/** What is wrong with the host's headers, as the end of a sentence; it names the header, never its value. */
export function headersMistake(headers: unknown): string | undefined {
  if (typeof headers !== 'object' || headers === null || Array.isArray(headers)) {
    return 'must be an object of strings, or a function that gives one.';
  }
  for (const [name, value] of Object.entries(headers)) {
    // RFC 9110 5.1 and 5.5: a name is a token, a value visible ASCII; anything else makes fetch throw.
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return 'has a name that HTTP does not allow.';
    if (RESERVED.has(name.toLowerCase())) {
      return `must not set ${name}${name.toLowerCase() === 'authorization' ? ': use api.getToken.' : '.'}`;
    }
    if (typeof value !== 'string' || !/^[\x20-\x7e]*$/.test(value)) {
      return `needs a string of visible ASCII characters for ${name}.`;
    }
  }
  return undefined;
}

/** @throws FaceVerificationError `invalid_options` where the host's function gives what no request can carry */
export function extraHeaders(given: ExtraHeaders | (() => ExtraHeaders) | undefined): ExtraHeaders {
  const headers = typeof given === 'function' ? given() : (given ?? {});
  const mistake = headersMistake(headers);
  if (mistake) throw new FaceVerificationError('invalid_options', `api.headers ${mistake}`);
  return headers;
}
