import { type FormEvent, type ReactElement, useId, useRef, useState } from 'react';
import type { VerificationType } from '../../flow/model.js';
import type { FlowAction } from '../../flow/states.js';
import type { ConsentOptions } from '../../options/options.js';
import { AlternativeButton } from '../components/AlternativeButton.js';
import { Button } from '../components/Button.js';
import { ConsentPicture } from '../components/ConsentPicture.js';
import { Screen } from '../components/Screen.js';
import { tryCosmetic } from '../components/tryCosmetic.js';
import { useFormats } from '../messages/formats.js';
import { type ConsentMessages, fill } from '../messages/messages.js';

interface ConsentScreenProps {
  readonly type: VerificationType;
  readonly consent: ConsentOptions;
  /** Whether the host offers another way than the face. */
  readonly alternative: boolean;
  readonly messages: ConsentMessages;
  readonly send: (action: FlowAction) => void;
}

/**
 * A page of its own, unticked, before anything else: separate consent under PIPL art. 29 and the measures on
 * face recognition in force since 2025-06-01, which also ask for purpose, recipients, retention and rights.
 */
export function ConsentScreen({
  type,
  consent,
  alternative,
  messages,
  send,
}: ConsentScreenProps): ReactElement {
  const text = messages.consent;
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  const handler = consent.handler ?? text.defaultHandler;
  const purpose = consent.purpose ?? text.defaultPurpose;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (box.current?.checked) return send({ type: 'ACCEPT_CONSENT' });
    setMissing(true);
    tryCosmetic(() => box.current?.focus());
  };

  return (
    <form className="fv-form" onSubmit={submit} noValidate>
      <Screen
        align="start"
        picture={<ConsentPicture />}
        title={text.title}
        intro={fill(text.intro, { handler, purpose })}
        actions={
          <>
            <label className="fv-tick" data-invalid={missing || undefined}>
              <input
                ref={box}
                type="checkbox"
                aria-invalid={missing || undefined}
                aria-describedby={missing ? id : undefined}
                onChange={() => setMissing(false)}
              />
              <span>{text.agree}</span>
            </label>
            <p className="fv-problem" id={id} role="alert">
              {missing && text.missing}
            </p>
            <Button submit>{text.accept}</Button>
            {alternative && <AlternativeButton kind="secondary" text={messages.alternative} send={send} />}
            <Button kind="text" onClick={() => send({ type: 'CANCEL' })}>
              {text.decline}
            </Button>
          </>
        }
      >
        <dl className="fv-terms">
          {consent.terms?.map((term) => (
            <Term key={term.title} label={term.title}>
              {term.text}
            </Term>
          )) ?? <OwnTerms type={type} consent={consent} handler={handler} text={text} />}
        </dl>
        <p className="fv-note">{text.guardian}</p>
        {consent.agreementUrl && (
          <p className="fv-note">
            <a className="fv-link" href={consent.agreementUrl} target="_blank" rel="noreferrer">
              {text.agreement}
            </a>
          </p>
        )}
      </Screen>
    </form>
  );
}

interface OwnTermsProps {
  readonly type: VerificationType;
  readonly consent: ConsentOptions;
  readonly handler: string;
  readonly text: ConsentMessages['consent'];
}

/** Consent text: data, method, recipients, retention and rights. */
function OwnTerms({ type, consent, handler, text }: OwnTermsProps): ReactElement {
  const { list } = useFormats();
  const parties = list([handler, ...(consent.recipients ?? []), text.provider, text.authorities]);
  return (
    <>
      <Term label={text.whatLabel}>{type === 'match' ? text.whatMatch : text.whatAuthmatch}</Term>
      <Term label={text.howLabel}>{type === 'match' ? text.howMatch : text.howAuthmatch}</Term>
      <Term label={text.whoLabel}>{fill(text.who, { parties })}</Term>
      <Term label={text.retentionLabel}>{consent.retention ?? text.defaultRetention}</Term>
      <Term label={text.rightsLabel}>
        {text.rights}
        {consent.contact && (
          <span className="fv-line-of-its-own">{fill(text.contact, { contact: consent.contact })}</span>
        )}
      </Term>
    </>
  );
}

function Term({
  label,
  children,
}: {
  readonly label: string;
  readonly children: React.ReactNode;
}): ReactElement {
  return (
    <div className="fv-term">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
