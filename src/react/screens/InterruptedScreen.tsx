import type { ReactElement } from 'react';
import type { FlowAction, FlowState } from '../../flow/states.js';
import { AlternativeButton } from '../components/AlternativeButton.js';
import { Button } from '../components/Button.js';
import { CopyButton } from '../components/CopyButton.js';
import { Details } from '../components/Details.js';
import { LeftPicture } from '../components/illustrations.js';
import { Screen } from '../components/Screen.js';
import { explainError } from '../messages/explainError.js';
import { useMessages } from '../messages/useMessages.js';

interface InterruptedScreenProps {
  readonly state: Extract<FlowState, { step: 'interrupted' }>;
  /** Whether the host offers another way than the face. */
  readonly alternative: boolean;
  readonly send: (action: FlowAction) => void;
}

/** Asks a user who is back from the face SDK whether the face check is done, while the result is queried unseen. */
export function InterruptedScreen({ state, alternative, send }: InterruptedScreenProps): ReactElement {
  const messages = useMessages();
  const { interrupted: text, details, failed } = messages;
  const { order, returned } = state;
  const error = returned?.error;
  const leftMidway = !error || error.code === 'handoff_interrupted';
  const { title, advice } = leftMidway ? text : explainError(error, messages);
  return (
    <Screen
      picture={<LeftPicture />}
      title={title}
      intro={advice}
      actions={
        <>
          <Button onClick={() => send({ type: 'RETRY' })}>{text.redo}</Button>
          <Button kind="secondary" onClick={() => send({ type: 'ASK_RESULT' })}>
            {text.done}
          </Button>
          {alternative && <AlternativeButton kind="text" text={messages.alternative} send={send} />}
          <Button kind="text" onClick={() => send({ type: 'CANCEL' })}>
            {text.leave}
          </Button>
        </>
      }
    >
      {error?.code === 'handoff_unsupported' && <CopyButton label={failed.copyLink} value={location.href} />}
      <Details
        report
        rows={[
          [details.orderNo, order.orderNo],
          [details.traceNo, order.traceNo],
          [details.code, error?.code],
        ]}
      />
    </Screen>
  );
}
