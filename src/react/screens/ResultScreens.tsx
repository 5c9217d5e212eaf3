import type { ReactElement } from 'react';
import type { Outcome, PendingOrder } from '../../flow/model.js';
import type { FlowWish, MediaState } from '../../flow/states.js';
import { explainResult } from '../messages/explainError.js';
import { useMessages } from '../messages/useMessages.js';
import { Button } from '../parts/Button.js';
import { Details } from '../parts/Details.js';
import { Media } from '../parts/Media.js';
import { PassedPicture, RejectedPicture, UndecidedPicture } from '../parts/pictures.js';
import { Screen } from '../parts/Screen.js';

interface OutcomeProps {
  readonly outcome: Outcome;
  readonly media: MediaState | undefined;
  readonly send: (wish: FlowWish) => void;
}

export function PassedScreen({ outcome, media, send }: OutcomeProps): ReactElement {
  const { passed: text, details } = useMessages();
  return (
    <Screen
      picture={<PassedPicture />}
      title={text.title}
      intro={text.advice}
      actions={<Button onClick={() => send({ type: 'FINISH' })}>{text.finish}</Button>}
    >
      <Media media={media} />
      <Details
        rows={[
          [details.orderNo, outcome.orderNo],
          [details.traceNo, outcome.traceNo],
        ]}
      />
    </Screen>
  );
}

export function RejectedScreen({ outcome, media, send }: OutcomeProps): ReactElement {
  const messages = useMessages();
  const { rejected: text, details } = messages;
  const { title, advice, action, unknown } = explainResult(outcome.tencentCode, messages);
  const helpsToRetry = action === 'retry' || action === 'changeInput' || action === 'changeEnvironment';
  return (
    <Screen
      picture={<RejectedPicture />}
      title={text.title}
      intro={
        <>
          <strong>{title}</strong>
          <span>{advice}</span>
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
      <Media media={media} />
      <Details
        open={unknown}
        rows={[
          [details.orderNo, outcome.orderNo],
          [details.traceNo, outcome.traceNo],
          [details.code, outcome.tencentCode],
          [details.partnerSays, unknown ? outcome.tencentMsg : undefined],
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
