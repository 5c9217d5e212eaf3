import type { ReactElement } from 'react';
import type { Outcome, PendingOrder } from '../../flow/model.js';
import type { FlowAction, MediaState } from '../../flow/states.js';
import { AlternativeButton } from '../components/AlternativeButton.js';
import { Button } from '../components/Button.js';
import { Details } from '../components/Details.js';
import { PassedPicture, RejectedPicture, UndecidedPicture } from '../components/illustrations.js';
import { Media } from '../components/Media.js';
import { Screen } from '../components/Screen.js';
import { explainResult } from '../messages/explainError.js';
import { fill, type Messages } from '../messages/messages.js';
import { useMoreFormats } from '../messages/moreFormats.js';
import { useMessages } from '../messages/useMessages.js';

interface OutcomeProps {
  readonly outcome: Outcome;
  readonly media: MediaState | undefined;
  /** Whether the host wants the scores shown. */
  readonly scores: boolean;
  readonly send: (action: FlowAction) => void;
}

export function PassedScreen({ outcome, media, scores, send }: OutcomeProps): ReactElement {
  const { passed: text, details } = useMessages();
  const { dateTime } = useMoreFormats();
  const time = readOccurredTime(outcome.occurredTime);
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
          [details.time, time && dateTime(time)],
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

/** `yyyyMMddHHmmss` of Beijing, which has had no summer time since 1991. */
function readOccurredTime(text: string | undefined): Date | undefined {
  const parts = text?.match(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

interface RejectedScreenProps extends OutcomeProps {
  readonly attemptsLeft: number | undefined;
  /** Whether the host offers another way than the face. */
  readonly alternative: boolean;
}

export function RejectedScreen({
  outcome,
  media,
  scores,
  attemptsLeft,
  alternative,
  send,
}: RejectedScreenProps): ReactElement {
  const messages = useMessages();
  const { rejected: text, details } = messages;
  const { title, advice, action, unknown } = explainResult(outcome.tencentCode, messages);
  const mayHelp = action === 'retry' || action === 'changeInput' || action === 'changeEnvironment';
  const likeliest = mayHelp && attemptsLeft !== 0 ? 'retry' : alternative ? 'alternative' : 'finish';
  const retry = () => send({ type: 'RETRY' });
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
        <>
          {likeliest === 'retry' && <Button onClick={retry}>{text.retry}</Button>}
          {alternative && (
            <AlternativeButton
              kind={likeliest === 'alternative' ? 'primary' : 'secondary'}
              text={messages.alternative}
              send={send}
            />
          )}
          <Button kind={likeliest === 'finish' ? 'primary' : 'text'} onClick={() => send({ type: 'FINISH' })}>
            {text.finish}
          </Button>
          {likeliest !== 'retry' && attemptsLeft !== 0 && (
            <Button kind="text" onClick={retry}>
              {text.retry}
            </Button>
          )}
        </>
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
  /** Whether the host offers another way than the face. */
  readonly alternative: boolean;
  readonly send: (action: FlowAction) => void;
}

export function UndecidedScreen({ order, alternative, send }: UndecidedScreenProps): ReactElement {
  const messages = useMessages();
  const { undecided: text, details } = messages;
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
          {alternative && <AlternativeButton kind="text" text={messages.alternative} send={send} />}
          <Button kind="text" onClick={() => send({ type: 'CANCEL' })}>
            {text.leave}
          </Button>
        </>
      }
    >
      <Details
        report
        rows={[
          [details.orderNo, order.orderNo],
          [details.traceNo, order.traceNo],
        ]}
      />
    </Screen>
  );
}
