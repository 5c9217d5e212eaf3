import type { ReactElement } from 'react';
import type { FaceVerificationOptions } from '../../options/options.js';
import { Term } from '../components/Term.js';
import { clausesOf } from '../consent/consentText.js';
import { useMessages } from '../messages/useMessages.js';

/** The full text of the consent. */
export function ConsentTerms({ options }: { readonly options: FaceVerificationOptions }): ReactElement {
  return (
    <dl className="fv-terms">
      {clausesOf(options, useMessages()).map(({ label, lines }) => (
        <Term key={label} label={label}>
          {lines.map((line) => (
            <span key={line} className="fv-line-of-its-own">
              {line}
            </span>
          ))}
        </Term>
      ))}
    </dl>
  );
}
