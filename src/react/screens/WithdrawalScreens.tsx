import type { ReactElement } from 'react';
import type { FlowAction, FlowState } from '../../flow/states.js';
import type { FaceVerificationOptions } from '../../options/options.js';
import { Button } from '../components/Button.js';
import { LeftPicture, UndecidedPicture } from '../components/illustrations.js';
import { Screen } from '../components/Screen.js';
import { fill } from '../messages/messages.js';
import { useMessages } from '../messages/useMessages.js';
import { supportAddress } from './help.js';

interface WithdrawalProps {
  readonly options: FaceVerificationOptions;
  readonly send: (action: FlowAction) => void;
}

/** 撤回同意 with what it means, folded. Nothing where the host has no way for it. */
export function Withdrawal({ options, send }: WithdrawalProps): ReactElement | null {
  const text = useMessages().withdrawal;
  if (wayOf(options) === undefined) return null;
  return (
    <details className="fv-details">
      <summary className="fv-details-summary">{text.summary}</summary>
      <p className="fv-note">{text.effect}</p>
      <Button kind="secondary" onClick={() => send({ type: 'WITHDRAW_CONSENT' })}>
        {text.confirm}
      </Button>
    </details>
  );
}

interface WithdrawingScreenProps extends WithdrawalProps {
  readonly state: Extract<FlowState, { step: 'withdrawing' }>;
}

/** Shows that the consent is withdrawn, or where the user has to go for the rest. */
export function WithdrawingScreen({ state, options, send }: WithdrawingScreenProps): ReactElement {
  const { withdrawal: text, consent } = useMessages();
  const leave = (
    <Button kind="text" onClick={() => send({ type: 'CANCEL' })}>
      {text.leave}
    </Button>
  );
  if (!state.done) return <Screen picture={<UndecidedPicture />} title={text.working} actions={leave} />;
  const way = wayOf(options);
  if (typeof way !== 'string')
    return (
      <Screen picture={<LeftPicture />} title={text.done.title} intro={text.done.advice} actions={leave} />
    );
  const handler = (options.consent ? options.consent.handler : undefined) ?? consent.defaultHandler;
  return (
    <Screen
      picture={<UndecidedPicture />}
      title={text.toDo.title}
      intro={fill(text.toDo.advice, { handler })}
      actions={
        <>
          <Way way={way} label={text.open} />
          {leave}
        </>
      }
    />
  );
}

function Way({ way, label }: { readonly way: string; readonly label: string }): ReactElement {
  const address = supportAddress(way);
  if (!address) return <p className="fv-note">{way}</p>;
  const isPage = address.startsWith('http');
  return (
    <a
      className="fv-button"
      data-kind="primary"
      href={address}
      target={isPage ? '_blank' : undefined}
      rel={isPage ? 'noreferrer' : undefined}
    >
      {isPage ? label : way}
    </a>
  );
}

function wayOf({ consent }: FaceVerificationOptions) {
  return consent ? consent.withdrawal : undefined;
}
