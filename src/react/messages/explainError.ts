import { explainCode, explainHttpStatus, explainKnownCode } from '../../codes/explainCode.js';
import { ownActionFor } from '../../codes/ownActions.js';
import type { CatalogAction, CatalogReason } from '../../codes/reasons.js';
import type { FaceVerificationError } from '../../shared/errors.js';
import type { Explanation, Messages } from './messages.js';

export interface ErrorExplanation extends Explanation {
  /** Category of the face service's code, if it is one. */
  readonly reason: CatalogReason | undefined;
  /** Action that helps. */
  readonly action: CatalogAction;
  /** Whether only the partner's own words say what happened. */
  readonly unknown: boolean;
}

/**
 * The words for an error: by the partner's `errcode` where it is one of the face service's, by the HTTP status where it
 * says more, else by our own code.
 */
export function explainError({ code, details }: FaceVerificationError, messages: Messages): ErrorExplanation {
  const { failed, rejected } = messages;
  const { errcode, httpStatus, retryAfterMs } = details;
  // A refusal with errcode 0 is one by its status: nothing has passed.
  const partner = code === 'partner_refused' && errcode !== 0 ? explainKnownCode(String(errcode)) : undefined;
  const http = code === 'http_error' ? explainHttpStatus(httpStatus) : undefined;
  const known = partner ?? http;
  const words = known ? rejected.reasons[known.reason] : failed.errors[code];
  return {
    title: words.title,
    advice: retryAfterMs && retryAfterMs > 0 ? failed.retryAfter : words.advice,
    reason: known?.reason,
    action: known?.action ?? ownActionFor(code),
    unknown: code === 'partner_refused' && !known,
  };
}

/** The words for a result code. */
export function explainResult(code: string, messages: Messages): ErrorExplanation {
  const { reason, action } = explainCode(code);
  return { ...messages.rejected.reasons[reason], reason, action, unknown: reason === 'unknown' };
}
