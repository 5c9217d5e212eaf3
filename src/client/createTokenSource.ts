import { FaceVerificationError } from '../errors.js';

export type GetToken = (reason: 'first' | 'expired') => string | Promise<string>;

/** Asks the host for its token once and shares it; in memory only. */
export interface TokenSource {
  get(): Promise<string>;
  /** A fresh token in place of the one that was refused. Many callers at once cause one question. */
  renew(refused: string): Promise<string>;
}

export function createTokenSource(getToken: GetToken): TokenSource {
  let current: Promise<string> | undefined;

  function ask(reason: 'first' | 'expired'): Promise<string> {
    const asked = Promise.resolve()
      .then(() => getToken(reason))
      .then(check, (cause: unknown) => {
        throw new FaceVerificationError('token_unavailable', 'getToken failed; see `cause`.', { cause });
      });
    asked.catch(() => {
      if (current === asked) current = undefined; // a failure is not remembered
    });
    current = asked;
    return asked;
  }

  const get = () => current ?? ask('first');
  return {
    get,
    async renew(refused) {
      const known = await get();
      if (known !== refused) return known;
      return ask('expired');
    },
  };
}

/** A header takes visible ASCII; anything else makes fetch throw what looks like a network error. */
function check(token: unknown): string {
  if (typeof token === 'string' && /^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(token)) return token;
  throw new FaceVerificationError(
    'token_unavailable',
    'getToken must give a non-empty string of visible ASCII characters.',
  );
}
