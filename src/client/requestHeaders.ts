import { FaceVerificationError } from '../shared/errors.js';

export type ExtraHeaders = Readonly<Record<string, string>>;

/** Headers that the client sets itself. */
const RESERVED: ReadonlySet<string> = new Set([
  'authorization',
  'content-type',
  'content-length',
  'host',
  'idempotency-key',
]);

/**
 * Validates the host's headers.
 * @returns the error as the end of a sentence, which never contains a value; `undefined` if the headers are valid
 */
export function validateHeaders(headers: unknown): string | undefined {
  if (typeof headers !== 'object' || headers === null || Array.isArray(headers)) {
    return 'must be an object of strings, or a function that gives one.';
  }
  for (const [name, value] of Object.entries(headers)) {
    // A name is a token and a value visible ASCII (RFC 9110 5.1, 5.5). Anything else makes fetch throw.
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

/**
 * Returns the host's headers for a request.
 * @throws FaceVerificationError `invalid_options` if the host's function returns invalid headers
 */
export function extraHeaders(source: ExtraHeaders | (() => ExtraHeaders) | undefined): ExtraHeaders {
  const headers = typeof source === 'function' ? source() : (source ?? {});
  const error = validateHeaders(headers);
  if (error) throw new FaceVerificationError('invalid_options', `api.headers ${error}`);
  return headers;
}
