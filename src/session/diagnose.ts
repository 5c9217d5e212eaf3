import { diagnose as diagnoseBrowser, type PhotoDiagnosis } from '../camera/diagnose.js';
import { findMissingConsent } from '../options/missingConsent.js';
import type { FaceVerificationOptions } from '../options/options.js';

/** Photo abilities of this browser, and what the consent page lacks. It contains no personal data and may be logged. */
export interface Diagnosis extends PhotoDiagnosis {
  /**
   * Options of `consent` that the law asks for and that are absent, such as `consent.contact`. Absent without options. The
   * page on compliance says what each one costs.
   */
  readonly missingConsent?: readonly string[] | undefined;
}

/**
 * Returns the photo abilities of this browser, such as for a support report, and what the consent page lacks. Opens no prompt
 * and no camera, and sends nothing. Runs in browsers only.
 * @param options options of a verification, for `missingConsent`
 */
export async function diagnose(options?: Pick<FaceVerificationOptions, 'consent'>): Promise<Diagnosis> {
  const found = await diagnoseBrowser();
  return options ? { ...found, missingConsent: findMissingConsent(options) } : found;
}
