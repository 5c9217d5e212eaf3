import { type ReactElement, useEffect, useRef } from 'react';
import { isAboutPhoto } from '../../codes/reasons.js';
import type { Outcome, PendingOrder, VerificationType } from '../../flow/model.js';
import type { FlowAction, MediaState } from '../../flow/states.js';
import { isFinishTime } from '../../options/isFinishTime.js';
import type { ResultOptions } from '../../options/options.js';
import { AlternativeButton } from '../components/AlternativeButton.js';
import { Button } from '../components/Button.js';
import { type DetailRows, Details } from '../components/Details.js';
import { PassedPicture, RejectedPicture, UndecidedPicture } from '../components/illustrations.js';
import { Media } from '../components/Media.js';
import { Screen } from '../components/Screen.js';
import { SupportLink } from '../components/SupportLink.js';
import { explainResult } from '../messages/explainError.js';
import { fill, type Messages } from '../messages/messages.js';
import { useMoreFormats } from '../messages/moreFormats.js';
import { useMessages } from '../messages/useMessages.js';
import type { Help } from './help.js';

interface OutcomeProps {
  readonly outcome: Outcome;
  readonly media: MediaState | undefined;
  /** Whether the host wants the scores shown. */
  readonly scores: boolean;
  readonly withdrawal: ReactElement;
  readonly send: (action: FlowAction) => void;
}

interface PassedScreenProps extends OutcomeProps {
  readonly result: ResultOptions;
}

export function PassedScreen({
  outcome,
  media,
  scores,
  result,
  withdrawal,
  send,
}: PassedScreenProps): ReactElement {
  const { passed: text, details } = useMessages();
  const { maskedName, next, finishAfterMs } = result;
  const finish = useFinish(finishAfterMs, send);
  const { dateTime } = useMoreFormats();
  const time = readOccurredTime(outcome.occurredTime);
  return (
    <Screen
      picture={<PassedPicture />}
      title={text.title}
      intro={
        <>
          <span>{maskedName ? fill(text.adviceWithName, { name: maskedName }) : text.advice}</span>
          {next && <span className="fv-line-of-its-own">{next}</span>}
        </>
      }
      actions={
        <div ref={finish}>
          <Button onClick={() => send({ type: 'FINISH' })}>{text.finish}</Button>
        </div>
      }
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
      {withdrawal}
    </Screen>
  );
}

/** Finishes by itself, but not in large type, whose readers need their time. Returns a ref of an element in the widget. */
function useFinish(
  afterMs: number | undefined,
  send: (action: FlowAction) => void,
): React.RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const root = place.current?.closest('.fv-root');
    if (!isFinishTime(afterMs) || root?.getAttribute('data-text-size') === 'large') return;
    const timer = setTimeout(() => send({ type: 'FINISH' }), afterMs);
    return () => clearTimeout(timer);
  }, [afterMs, send]);
  return place;
}

function scoreRows({ liveRate, similarity }: Outcome, details: Messages['details']): DetailRows {
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
  readonly type: VerificationType;
  readonly attemptsLeft: number | undefined;
  readonly help: Help;
}

export function RejectedScreen({
  outcome,
  type,
  media,
  scores,
  attemptsLeft,
  help,
  withdrawal,
  send,
}: RejectedScreenProps): ReactElement {
  const messages = useMessages();
  const { rejected: text, failed, details } = messages;
  const { title, advice, reason, action, unknown } = explainResult(outcome.tencentCode, messages);
  const isOver = attemptsLeft === 0 || reason === 'limitReached';
  const mayHelp = action === 'retry' || action === 'changeInput' || action === 'changeEnvironment';
  const first = mayHelp && !isOver ? 'retry' : help.alternative ? 'alternative' : 'finish';
  const rows: DetailRows = [
    ...(scores ? scoreRows(outcome, details) : []),
    [details.orderNo, outcome.orderNo],
    [details.traceNo, outcome.traceNo],
    [details.code, outcome.tencentCode],
    [details.partnerSays, unknown ? outcome.tencentMsg : undefined],
  ];
  const newPhoto = type === 'match' && isAboutPhoto(reason);
  const retry = (
    <Button
      kind={first === 'retry' ? 'primary' : 'text'}
      onClick={() => send({ type: newPhoto ? 'START_OVER' : 'RETRY' })}
    >
      {newPhoto ? failed.changePhoto : text.retry}
    </Button>
  );
  return (
    <Screen
      picture={<RejectedPicture reason={reason} isLost={isOver} />}
      title={text.title}
      intro={
        <>
          <strong>{title}</strong>
          {/* Without another try, advice for it says nothing. */}
          {attemptsLeft !== 0 && <span>{advice}</span>}
          <span role="status">
            {attemptsLeft === 0
              ? text.noAttemptsLeft
              : attemptsLeft && fill(text.attemptsLeft, { count: attemptsLeft })}
          </span>
        </>
      }
      actions={
        <>
          {first === 'retry' && retry}
          {help.alternative && (
            <AlternativeButton
              kind={first === 'alternative' ? 'primary' : 'secondary'}
              text={messages.alternative}
              send={send}
            />
          )}
          <Button kind={first === 'finish' ? 'primary' : 'text'} onClick={() => send({ type: 'FINISH' })}>
            {text.finish}
          </Button>
          {first !== 'retry' && !isOver && retry}
        </>
      }
    >
      <Media media={media} />
      {help.support && <SupportLink kind="text" address={help.support} rows={rows} />}
      <Details open={unknown || scores} rows={rows} />
      {withdrawal}
    </Screen>
  );
}

interface UndecidedScreenProps {
  readonly order: PendingOrder;
  /** Whether the host offers another way than the face. */
  readonly alternative: boolean;
  readonly withdrawal: ReactElement;
  readonly send: (action: FlowAction) => void;
}

export function UndecidedScreen({
  order,
  alternative,
  withdrawal,
  send,
}: UndecidedScreenProps): ReactElement {
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
      {withdrawal}
    </Screen>
  );
}
