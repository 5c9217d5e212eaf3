import { withDeadline } from '../shared/deadline.js';
import { FaceVerificationError } from '../shared/errors.js';

/**
 * Returns the token for the Authorization header. `expired` means that the backend refused the current one. A call that
 * takes longer than 15 s fails with `token_unavailable`, and the next request calls it again.
 */
export type GetToken = (reason: 'first' | 'expired') => string | Promise<string>;

/** Shares one token between requests. It is kept in memory only. */
export interface TokenSource {
  get(): Promise<string>;
  /** Replaces a token that was refused. Concurrent calls ask the host once. */
  renew(refused: string): Promise<string>;
}

/** Timeout of the host's `getToken` in milliseconds: its own request, perhaps with a login behind it. */
const TOKEN_DEADLINE_MS = 15_000;

/** Creates a token source that calls `getToken` when a token is needed. */
export function createTokenSource(getToken: GetToken): TokenSource {
  /** Current token. Callers share `promise`; `token` is set when it has resolved. */
  let current: { readonly promise: Promise<string>; token?: string } | undefined;

  function ask(reason: 'first' | 'expired'): Promise<string> {
    const asked: typeof current = { promise: askHost(getToken, reason) };
    current = asked;
    asked.promise.then(
      (token) => {
        asked.token = token;
      },
      () => {
        if (current === asked) current = undefined; // a failure is not cached
      },
    );
    return asked.promise;
  }

  return {
    get: () => current?.promise ?? ask('first'),
    async renew(refused) {
      return !current || current.token === refused ? ask('expired') : current.promise;
    },
  };
}

async function askHost(getToken: GetToken, reason: 'first' | 'expired'): Promise<string> {
  let token: unknown;
  try {
    // No signal, since the token is shared by requests that may be left one by one.
    token = await withDeadline(TOKEN_DEADLINE_MS, undefined, () => getToken(reason), 'getToken');
  } catch (cause) {
    throw new FaceVerificationError('token_unavailable', 'getToken failed; see `cause`.', { cause });
  }
  // A header takes visible ASCII. Anything else makes fetch throw as if the network had failed.
  if (typeof token === 'string' && /^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(token)) return token;
  throw new FaceVerificationError(
    'token_unavailable',
    'getToken must give a non-empty string of visible ASCII characters.',
  );
}
