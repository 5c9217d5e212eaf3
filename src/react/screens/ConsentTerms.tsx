import type { ReactElement } from 'react';
import type { FaceVerificationOptions } from '../../options/options.js';
import { Term } from '../components/Term.js';
import { useFormats } from '../messages/formats.js';
import { fill } from '../messages/messages.js';
import { useMessages } from '../messages/useMessages.js';

/** The full text of the consent: all that PIPL art. 17 and 30 and the measures on face recognition ask for. */
export function ConsentTerms({ options }: { readonly options: FaceVerificationOptions }): ReactElement {
  const { terms: text, consent: first } = useMessages();
  const { list } = useFormats();
  const { type } = options;
  const consent = options.consent || {};
  const handler = consent.handler ?? first.defaultHandler;
  const parties = list([handler, ...(consent.recipients ?? []), text.provider, text.authorities]);
  return (
    <dl className="fv-terms">
      <Term label={text.whyLabel}>{text.why}</Term>
      <Term label={text.whatLabel}>{type === 'match' ? text.whatMatch : text.whatAuthmatch}</Term>
      <Term label={text.howLabel}>{type === 'match' ? text.howMatch : text.howAuthmatch}</Term>
      <Term label={text.whoLabel}>{fill(text.who, { parties })}</Term>
      <Term label={text.retentionLabel}>{consent.retention ?? text.defaultRetention}</Term>
      <Term label={text.rightsLabel}>
        {options.onUseAlternative ? text.refusalWithAlternative : text.refusal}
        <span className="fv-line-of-its-own">{text.rights}</span>
        {consent.contact && (
          <span className="fv-line-of-its-own">{fill(text.contact, { contact: consent.contact })}</span>
        )}
      </Term>
    </dl>
  );
}
