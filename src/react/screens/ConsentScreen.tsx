import type { ReactElement } from 'react';
import type { FlowAction } from '../../flow/states.js';
import type { FaceVerificationOptions } from '../../options/options.js';
import { Agreement } from '../components/Agreement.js';
import { AlternativeButton } from '../components/AlternativeButton.js';
import { Button } from '../components/Button.js';
import { ConsentPicture } from '../components/ConsentPicture.js';
import { Screen } from '../components/Screen.js';
import { Term } from '../components/Term.js';
import { firstLayer } from '../consent/firstLayer.js';
import type { ConsentMessages } from '../messages/messages.js';

interface ConsentScreenProps {
  readonly options: FaceVerificationOptions;
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
  options,
  messages,
  full,
  onUnfold,
  onAccept,
  send,
}: ConsentScreenProps): ReactElement {
  const text = messages.consent;
  const consent = options.consent || {};
  const { intro, points, agree } = firstLayer(options, text);

  return (
    <div className="fv-form">
      <Screen
        align="start"
        picture={<ConsentPicture />}
        title={text.title}
        intro={intro}
        actions={
          <>
            <Agreement
              sentence={agree}
              hasBox={consent.confirm !== 'button'}
              text={text}
              onAccept={onAccept}
            />
            <div className="fv-row">
              {options.onUseAlternative && (
                <AlternativeButton kind="text" text={messages.alternative} send={send} />
              )}
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
              {points.map((point) => (
                <li key={point}>{point}</li>
              ))}
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
