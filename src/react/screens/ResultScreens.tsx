import type { ReactElement } from 'react';
import { explainCode } from '../../client/errorCatalogue.js';
import type { Outcome, PendingOrder } from '../../flow/model.js';
import type { FlowWish } from '../../flow/states.js';
import { useMessages } from '../messages/useMessages.js';
import { Button } from '../parts/Button.js';
import { Details } from '../parts/Details.js';
import { PassedPicture, RejectedPicture, UndecidedPicture } from '../parts/pictures.js';
import { Screen } from '../parts/Screen.js';

interface OutcomeProps {
  readonly outcome: Outcome;
  readonly send: (wish: FlowWish) => void;
}

export function PassedScreen({ outcome, send }: OutcomeProps): ReactElement {
  const { passed: text, details } = useMessages();
  return (
    <Screen
      picture={<PassedPicture />}
      title={text.title}
      intro={text.advice}
      actions={<Button onClick={() => send({ type: 'FINISH' })}>{text.finish}</Button>}
    >
      <Details
        rows={[
          [details.orderNo, outcome.orderNo],
          [details.traceNo, outcome.traceNo],
        ]}
      />
    </Screen>
  );
}

export function RejectedScreen({ outcome, send }: OutcomeProps): ReactElement {
  const { rejected: text, details } = useMessages();
  const { reason, action } = explainCode(outcome.tencentCode);
  const helpsToRetry = action === 'retry' || action === 'changeInput' || action === 'changeEnvironment';
  const explanation = text.reasons[reason];
  return (
    <Screen
      picture={<RejectedPicture />}
      title={text.title}
      intro={
        <>
          <strong>{explanation.title}</strong>
          <span>{explanation.advice}</span>
        </>
      }
      actions={
        helpsToRetry ? (
          <>
            <Button onClick={() => send({ type: 'RETRY' })}>{text.retry}</Button>
            <Button kind="text" onClick={() => send({ type: 'FINISH' })}>
              {text.finish}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={() => send({ type: 'FINISH' })}>{text.finish}</Button>
            <Button kind="text" onClick={() => send({ type: 'RETRY' })}>
              {text.retry}
            </Button>
          </>
        )
      }
    >
      <Details
        rows={[
          [details.orderNo, outcome.orderNo],
          [details.traceNo, outcome.traceNo],
          [details.code, outcome.tencentCode],
          [details.partnerSays, reason === 'unknown' ? outcome.tencentMsg : undefined],
        ]}
      />
    </Screen>
  );
}

interface UndecidedScreenProps {
  readonly order: PendingOrder;
  readonly send: (wish: FlowWish) => void;
}

export function UndecidedScreen({ order, send }: UndecidedScreenProps): ReactElement {
  const { undecided: text, details } = useMessages();
  return (
    <Screen
      picture={<UndecidedPicture />}
      title={text.title}
      intro={text.advice}
      actions={
        <>
          <Button onClick={() => send({ type: 'ASK_RESULT' })}>{text.askAgain}</Button>
          <Button kind="secondary" onClick={() => send({ type: 'START_OVER' })}>
            {text.startOver}
          </Button>
          <Button kind="text" onClick={() => send({ type: 'CANCEL' })}>
            {text.leave}
          </Button>
        </>
      }
    >
      <Details
        rows={[
          [details.orderNo, order.orderNo],
          [details.traceNo, order.traceNo],
        ]}
      />
    </Screen>
  );
}
