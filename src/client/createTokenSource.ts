import { FaceVerificationError } from '../shared/errors.js';

export type GetToken = (reason: 'first' | 'expired') => string | Promise<string>;

/** Asks the host for its token once and shares it; in memory only. */
export interface TokenSource {
  get(): Promise<string>;
  /** A fresh token in place of the one that was refused. Many callers at once cause one question. */
  renew(refused: string): Promise<string>;
}

export function createTokenSource(getToken: GetToken): TokenSource {
  /** `token` once it is known; while it is not, everybody waits for the same promise. */
  let current: { readonly promise: Promise<string>; token?: string } | undefined;

  function ask(reason: 'first' | 'expired'): Promise<string> {
    const asked: typeof current = { promise: askHost(getToken, reason) };
    current = asked;
    asked.promise.then(
      (token) => {
        asked.token = token;
      },
      () => {
        if (current === asked) current = undefined; // a failure is not remembered
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
    token = await getToken(reason);
  } catch (cause) {
    throw new FaceVerificationError('token_unavailable', 'getToken failed; see `cause`.', { cause });
  }
  // A header takes visible ASCII; anything else makes fetch throw what looks like a network error.
  if (typeof token === 'string' && /^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(token)) return token;
  throw new FaceVerificationError(
    'token_unavailable',
    'getToken must give a non-empty string of visible ASCII characters.',
  );
}
