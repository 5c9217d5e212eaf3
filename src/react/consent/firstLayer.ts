import type { FaceVerificationOptions } from '../../options/options.js';
import { type ConsentMessages, fill } from '../messages/messages.js';

/** The first layer of the consent text. */
export interface FirstLayer {
  readonly intro: string;
  /** Kinds of data, recipients and the choice. The host's own text takes their place. */
  readonly points: readonly string[];
  /** Sentence beside the checkbox, or above the button. */
  readonly agree: string;
}

export function firstLayer(options: FaceVerificationOptions, text: ConsentMessages['consent']): FirstLayer {
  const { type, onUseAlternative } = options;
  const consent = options.consent || {};
  const handler = consent.handler ?? text.defaultHandler;
  return {
    intro: fill(text.intro, { handler, purpose: consent.purpose ?? text.defaultPurpose }),
    points: [
      type === 'match' ? text.dataMatch : text.dataAuthmatch,
      fill(text.parties, { handler }),
      onUseAlternative ? text.choiceWithAlternative : text.choice,
    ],
    agree: consent.confirm === 'button' ? text.agreeByButton : text.agree,
  };
}
