import { checkHandoffEarly } from '../handoff/checkHandoff.js';
import type { FaceVerificationOptions } from '../options/options.js';
import { findValueErrors } from '../options/valueDoubts.js';
import { FaceVerificationError } from '../shared/errors.js';

/**
 * Checks before consent what the first load has no room to check: the values of rarer options, and the handoff.
 * @returns `invalid_options` with a sentence for each wrong value, or the reason why no handoff can work here
 */
export function checkAtMount(options: FaceVerificationOptions): FaceVerificationError | undefined {
  const errors = findValueErrors(options);
  if (errors.length > 0) return new FaceVerificationError('invalid_options', errors.join(' '));
  return checkHandoffEarly(options.handoff);
}
