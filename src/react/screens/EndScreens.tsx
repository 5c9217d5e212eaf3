import type { ReactElement } from 'react';
import type { Outcome } from '../../flow/model.js';
import type { FlowAction, FlowState } from '../../flow/states.js';
import { Button } from '../components/Button.js';
import { LeftPicture, PassedPicture, UndecidedPicture } from '../components/illustrations.js';
import { Screen } from '../components/Screen.js';
import { useMessages } from '../messages/useMessages.js';

interface FinishedScreenProps {
  readonly outcome: Outcome;
  readonly withdrawal: ReactElement;
}

/** Shown only if the host keeps the widget after `onClose`. The tick is for users who passed. */
export function FinishedScreen({ outcome, withdrawal }: FinishedScreenProps): ReactElement {
  const text = useMessages().ended;
  const picture = outcome.verdict === 'passed' ? <PassedPicture /> : <LeftPicture />;
  return (
    <Screen picture={picture} title={text.finishedTitle} intro={text.finishedAdvice}>
      {withdrawal}
    </Screen>
  );
}

interface CancelledScreenProps {
  readonly state: Extract<FlowState, { step: 'cancelled' }>;
  /** Whether the next visit finds an open order. */
  readonly remembers: boolean;
  readonly withdrawal: ReactElement;
  readonly send: (action: FlowAction) => void;
}

/** Seen only where the host leaves the widget in place after `onCancel` or `onUseAlternative`. */
export function CancelledScreen({ state, remembers, withdrawal, send }: CancelledScreenProps): ReactElement {
  const { ended: text, alternative } = useMessages();
  if (state.pending) {
    return (
      <Screen
        picture={<UndecidedPicture />}
        title={text.pendingTitle}
        intro={remembers ? text.pendingAdvice : text.pendingHere}
        actions={<Button onClick={() => send({ type: 'ASK_RESULT' })}>{text.pendingAsk}</Button>}
      >
        {withdrawal}
      </Screen>
    );
  }
  const wantsOther = state.reason === 'alternative';
  return (
    <Screen
      picture={<LeftPicture />}
      title={wantsOther ? alternative.title : text.cancelledTitle}
      intro={wantsOther ? alternative.advice : text.cancelledAdvice}
      actions={<Button onClick={() => send({ type: 'START_OVER' })}>{text.startOver}</Button>}
    />
  );
}
