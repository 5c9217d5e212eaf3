import type { ReactElement } from 'react';
import type { VerificationType } from '../../flow/model.js';
import type { FlowAction } from '../../flow/states.js';
import type { ConsentOptions } from '../../options/options.js';
import { Agreement } from '../components/Agreement.js';
import { AlternativeButton } from '../components/AlternativeButton.js';
import { Button } from '../components/Button.js';
import { ConsentPicture } from '../components/ConsentPicture.js';
import { Screen } from '../components/Screen.js';
import { Term } from '../components/Term.js';
import { type ConsentMessages, fill } from '../messages/messages.js';

interface ConsentScreenProps {
  readonly type: VerificationType;
  readonly consent: ConsentOptions;
  /** Whether the host offers another way than the face. */
  readonly alternative: boolean;
  readonly messages: ConsentMessages;
  /** The full text, once it was unfolded: it is loaded then at the latest. */
  readonly full: ReactElement | undefined;
  readonly onUnfold: () => void;
  readonly onAccept: () => void;
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
  full,
  onUnfold,
  onAccept,
  send,
}: ConsentScreenProps): ReactElement {
  const text = messages.consent;
  const handler = consent.handler ?? text.defaultHandler;
  const purpose = consent.purpose ?? text.defaultPurpose;
  const hasBox = consent.confirm !== 'button';

  return (
    <div className="fv-form">
      <Screen
        align="start"
        picture={<ConsentPicture />}
        title={text.title}
        intro={fill(text.intro, { handler, purpose })}
        actions={
          <>
            <Agreement
              sentence={hasBox ? text.agree : text.agreeByButton}
              hasBox={hasBox}
              text={text}
              onAccept={onAccept}
            />
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
          <>
            <ul className="fv-points">
              <li>{type === 'match' ? text.dataMatch : text.dataAuthmatch}</li>
              <li>{fill(text.parties, { handler })}</li>
              <li>{alternative ? text.choiceWithAlternative : text.choice}</li>
            </ul>
            <details className="fv-full" onToggle={onUnfold}>
              <summary className="fv-details-summary">{text.full}</summary>
              {full}
            </details>
          </>
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
