import type { FaceVerificationOptions } from '../../options/options.js';

/** Ways on that the host offers to a user whom another try does not help. */
export interface Help {
  /** Another way than the face. */
  readonly alternative: boolean;
  /** A page to sign in. */
  readonly signIn: boolean;
  /** Address of support, for a link. */
  readonly support: string | undefined;
}

export function helpOf({ onUseAlternative, onSignIn, support, consent }: FaceVerificationOptions): Help {
  return {
    alternative: onUseAlternative !== undefined,
    signIn: onSignIn !== undefined,
    support: supportAddress(support ?? (consent ? consent.contact : undefined)),
  };
}

/**
 * Returns the address behind a telephone number, an e-mail address or a web address; `undefined` for anything else. From
 * JavaScript, a telephone number may be a number.
 */
export function supportAddress(contact: unknown): string | undefined {
  const text = String(contact ?? '').trim();
  if (/^https?:\/\/[^\s/]/i.test(text)) return text;
  if (/^[^\s@:/?#]+@[^\s@:/?#]+$/.test(text)) return `mailto:${text}`;
  if (/^\+?\d[\d ()（）-]{3,20}\d$/.test(text)) return `tel:${text.replace(/[^\d+]/g, '')}`;
  return undefined;
}
