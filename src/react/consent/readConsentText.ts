import { readLocale } from '../../options/locale.js';
import type { ConsentRecord, FaceVerificationOptions } from '../../options/options.js';
import { CONSENT_VERSION } from '../../session/connectFlow.js';
import { lazy } from '../../shared/lazy.js';
import { loadMessages, type TextOptions } from '../messages/useMessages.js';

const consentProof = lazy(async () => (await import('./consentProof.js')).consentProof, 'consentProof');

/**
 * Returns the text to which a record of `onConsent` belongs, so that you can show later what somebody agreed to. Its SHA-256
 * in UTF-8 is the record's `textSha256`. Works without a page, such as in Node.
 * @param record what `onConsent` has passed
 * @param options the options and the `messages` that the widget had at that time
 * @throws RangeError if this release of the package does not have the text of that version
 */
export async function readConsentText(
  record: Pick<ConsentRecord, 'version' | 'by' | 'locale'>,
  options: FaceVerificationOptions & Pick<TextOptions, 'messages'>,
): Promise<string> {
  const version = (options.consent ? options.consent.version : undefined) ?? CONSENT_VERSION;
  if (record.version !== version)
    throw new RangeError(`The consent text here is ${version}, not ${record.version}.`);
  const { own } = readLocale(record.locale ?? 'zh-CN', options.messages !== undefined);
  const [{ textOf }, texts] = await Promise.all([consentProof.load(), loadMessages(own, options.messages)]);
  return textOf(record.by, options, texts);
}
