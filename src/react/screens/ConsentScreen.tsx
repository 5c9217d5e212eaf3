import { type KeyboardEvent, type ReactElement, useId, useRef, useState } from 'react';
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
 * face recognition in force since 2025-06-01. Its first layer is three points; the full text is one tap away.
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
  const hasBox = consent.confirm !== 'button';

  const accept = () => {
    if (!hasBox || box.current?.checked) return send({ type: 'ACCEPT_CONSENT' });
    setMissing(true);
    tryCosmetic(() => box.current?.focus());
  };

  // No <form>, since this page may be rendered on a server inside a form of the host, and a parser drops a form in a form.
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    accept();
  };

  return (
    <div className="fv-form">
      <Screen
        align="start"
        picture={<ConsentPicture />}
        title={text.title}
        intro={fill(text.intro, { handler, purpose })}
        actions={
          <>
            {hasBox ? (
              <label className="fv-tick" data-invalid={missing || undefined}>
                <input
                  ref={box}
                  type="checkbox"
                  aria-invalid={missing || undefined}
                  aria-describedby={missing ? id : undefined}
                  onChange={() => setMissing(false)}
                  onKeyDown={press}
                />
                <span>{text.agree}</span>
              </label>
            ) : (
              <p className="fv-note">{fill(text.agreeByButton, { accept: text.accept })}</p>
            )}
            <p className="fv-problem" id={id} role="alert">
              {missing && text.missing}
            </p>
            <Button onClick={accept}>{text.accept}</Button>
            <div className="fv-row">
              {alternative && <AlternativeButton kind="text" text={messages.alternative} send={send} />}
              <Button kind="text" onClick={() => send({ type: 'CANCEL' })}>
                {text.decline}
              </Button>
            </div>
          </>
        }
      >
        {consent.terms ? (
          <dl className="fv-terms">
            {consent.terms.map((term) => (
              <Term key={term.title} label={term.title}>
                {term.text}
              </Term>
            ))}
          </dl>
        ) : (
          <OwnTerms type={type} consent={consent} handler={handler} alternative={alternative} text={text} />
        )}
        <p className="fv-note">{text.guardian}</p>
        {consent.agreementUrl && (
          <p className="fv-note">
            <a className="fv-link" href={consent.agreementUrl} target="_blank" rel="noreferrer">
              {text.agreement}
            </a>
          </p>
        )}
      </Screen>
    </div>
  );
}

interface OwnTermsProps {
  readonly type: VerificationType;
  readonly consent: ConsentOptions;
  readonly handler: string;
  readonly alternative: boolean;
  readonly text: ConsentMessages['consent'];
}

/** The widget's own text: three points, and folded below them all that the law asks for. */
function OwnTerms({ type, consent, handler, alternative, text }: OwnTermsProps): ReactElement {
  const { list } = useFormats();
  const parties = list([handler, ...(consent.recipients ?? []), text.provider, text.authorities]);
  return (
    <>
      <ul className="fv-points">
        <li>{type === 'match' ? text.dataMatch : text.dataAuthmatch}</li>
        <li>{fill(text.parties, { handler })}</li>
        <li>{alternative ? text.choiceWithAlternative : text.choice}</li>
      </ul>
      <details className="fv-full">
        <summary className="fv-details-summary">{text.full}</summary>
        <dl className="fv-terms">
          <Term label={text.whyLabel}>{text.why}</Term>
          <Term label={text.whatLabel}>{type === 'match' ? text.whatMatch : text.whatAuthmatch}</Term>
          <Term label={text.howLabel}>{type === 'match' ? text.howMatch : text.howAuthmatch}</Term>
          <Term label={text.whoLabel}>{fill(text.who, { parties })}</Term>
          <Term label={text.retentionLabel}>{consent.retention ?? text.defaultRetention}</Term>
          <Term label={text.rightsLabel}>
            {alternative ? text.refusalWithAlternative : text.refusal}
            <span className="fv-line-of-its-own">{text.rights}</span>
            {consent.contact && (
              <span className="fv-line-of-its-own">{fill(text.contact, { contact: consent.contact })}</span>
            )}
          </Term>
        </dl>
      </details>
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
