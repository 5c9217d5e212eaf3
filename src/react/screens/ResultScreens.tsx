import type { ReactElement } from 'react';
import type { Outcome, PendingOrder } from '../../flow/model.js';
import type { FlowWish, MediaState } from '../../flow/states.js';
import { explainResult } from '../messages/explainError.js';
import { fill, type Messages } from '../messages/messages.js';
import { useMessages } from '../messages/useMessages.js';
import { Button } from '../parts/Button.js';
import { Details } from '../parts/Details.js';
import { Media } from '../parts/Media.js';
import { PassedPicture, RejectedPicture, UndecidedPicture } from '../parts/pictures.js';
import { Screen } from '../parts/Screen.js';

interface OutcomeProps {
  readonly outcome: Outcome;
  readonly media: MediaState | undefined;
  /** Whether the host wants the scores shown. */
  readonly scores: boolean;
  readonly send: (wish: FlowWish) => void;
}

export function PassedScreen({ outcome, media, scores, send }: OutcomeProps): ReactElement {
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
        open={scores}
        rows={[
          ...(scores ? scoreRows(outcome, details) : []),
          [details.orderNo, outcome.orderNo],
          [details.traceNo, outcome.traceNo],
        ]}
      />
    </Screen>
  );
}

function scoreRows(
  { liveRate, similarity }: Outcome,
  details: Messages['details'],
): readonly (readonly [string, string | undefined])[] {
  return [
    [details.liveRate, liveRate],
    [details.similarity, similarity],
  ];
}

interface RejectedScreenProps extends OutcomeProps {
  readonly attemptsLeft: number | undefined;
}

export function RejectedScreen({
  outcome,
  media,
  scores,
  attemptsLeft,
  send,
}: RejectedScreenProps): ReactElement {
  const messages = useMessages();
  const { rejected: text, details } = messages;
  const { title, advice, action, unknown } = explainResult(outcome.tencentCode, messages);
  const mayHelp = action === 'retry' || action === 'changeInput' || action === 'changeEnvironment';
  const helpsToRetry = mayHelp && attemptsLeft !== 0;
  return (
    <Screen
      picture={<RejectedPicture />}
      title={text.title}
      intro={
        <>
          <strong>{title}</strong>
          <span>{advice}</span>
          <span role="status">
            {attemptsLeft === 0
              ? text.noAttemptsLeft
              : attemptsLeft && fill(text.attemptsLeft, { count: attemptsLeft })}
          </span>
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
            {attemptsLeft !== 0 && (
              <Button kind="text" onClick={() => send({ type: 'RETRY' })}>
                {text.retry}
              </Button>
            )}
          </>
        )
      }
    >
      <Media media={media} />
      <Details
        open={unknown || scores}
        rows={[
          ...(scores ? scoreRows(outcome, details) : []),
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
        open
        rows={[
          [details.orderNo, order.orderNo],
          [details.traceNo, order.traceNo],
        ]}
      />
    </Screen>
  );
}
