import type { FlowState, ShownConsent } from '../../flow/states.js';
import { readLocale } from '../../options/locale.js';
import type { ConsentRecord, FaceVerificationOptions } from '../../options/options.js';
import { sha256 } from '../../shared/sha256.js';
import type { Messages } from '../messages/messages.js';
import { loadMessages, type TextOptions } from '../messages/useMessages.js';
import { consentText, guardianText } from './consentText.js';

interface Shown {
  readonly state: FlowState;
  readonly options: FaceVerificationOptions;
  readonly appearance: TextOptions;
  /** Texts on the screen. Loaded if the screen has no more than those of the first layer. */
  readonly texts: Messages | undefined;
}

interface ConsentProof {
  /** Returns the proof of the consent text that a step shows. */
  readonly prove: (shown: Shown) => Promise<ShownConsent>;
  /** Returns the consent text of a user or a guardian. */
  readonly textOf: (by: ConsentRecord['by'], options: FaceVerificationOptions, texts: Messages) => string;
}

/** The consent text and its digest. Loaded while the user reads. */
export const consentProof: ConsentProof = {
  async prove({ state, options, appearance, texts }) {
    const { locale = 'zh-CN', messages } = appearance;
    const { own, tag } = readLocale(locale, messages !== undefined);
    const by = state.step === 'checkingAge' ? 'guardian' : 'self';
    const text = textOf(by, options, texts ?? (await loadMessages(own, messages)));
    return { locale: tag, textSha256: sha256(text) };
  },
  textOf,
};

function textOf(by: ConsentRecord['by'], options: FaceVerificationOptions, texts: Messages): string {
  return by === 'guardian' ? guardianText(options, texts) : consentText(options, texts);
}
