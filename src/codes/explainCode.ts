import { getOwn } from '../shared/getOwn.js';
import { actionFor, type CatalogAction, type CatalogReason } from './reasons.js';
import { httpCodes, resultCodes } from './resultCodes.js';
import { findSdkCode } from './sdkCodes.js';

export interface CodeExplanation {
  readonly reason: CatalogReason;
  readonly action: CatalogAction;
}

/** Returns what a code of the face service means to the user. Unknown codes count as failed and can be retried. */
export function explainCode(code: string): CodeExplanation {
  return explainKnownCode(code) ?? explain('unknown');
}

/** Returns what a code of the face service means to the user; `undefined` if the code is unknown. */
export function explainKnownCode(code: string): CodeExplanation | undefined {
  const reason = getOwn<CatalogReason>(resultCodes, code) ?? findSdkCode(code)?.[0];
  return reason && explain(reason);
}

/** Returns what an HTTP status means to the user; `undefined` if the status has no words of its own. */
export function explainHttpStatus(status: number | undefined): CodeExplanation | undefined {
  const reason = getOwn<CatalogReason>(httpCodes, String(status));
  return reason && explain(reason);
}

/**
 * Returns what a `tencentCode` means for the verdict. 66660011 says that the order has no result, either not yet or
 * never (https://cloud.tencent.com/document/product/1007/114181), so it is not a verdict.
 */
export function resultKind(code: string): 'passed' | 'rejected' | 'none' {
  if (code === '0') return 'passed';
  return explainCode(code).action === 'askAgain' ? 'none' : 'rejected';
}

function explain(reason: CatalogReason): CodeExplanation {
  return { reason, action: actionFor(reason) };
}
