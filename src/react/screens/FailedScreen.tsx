import { type ReactElement, useState } from 'react';
import type { CatalogAction } from '../../codes/reasons.js';
import { openOrder } from '../../flow/resume.js';
import type { FlowAction, RetryPoint } from '../../flow/states.js';
import { inputBefore } from '../../flow/transition.js';
import type { FaceVerificationError } from '../../shared/errors.js';
import { AlternativeButton } from '../components/AlternativeButton.js';
import { Button } from '../components/Button.js';
import { type DetailRows, Details } from '../components/Details.js';
import { FailedPicture, OfflinePicture } from '../components/illustrations.js';
import { RetryButton } from '../components/RetryButton.js';
import { Screen } from '../components/Screen.js';
import { SupportLink } from '../components/SupportLink.js';
import { CopyLinkButton, StepsToBrowser } from '../components/ToBrowser.js';
import { explainError } from '../messages/explainError.js';
import type { Messages } from '../messages/messages.js';
import { useMessages } from '../messages/useMessages.js';
import type { Help } from './help.js';

interface FailedScreenProps {
  readonly error: FaceVerificationError;
  readonly retryAt: RetryPoint;
  readonly help: Help;
  /** Address to open in another browser. */
  readonly browserUrl: string | undefined;
  readonly send: (action: FlowAction) => void;
}

export function FailedScreen({ error, retryAt, help, browserUrl, send }: FailedScreenProps): ReactElement {
  const messages = useMessages();
  const { failed: text, details } = messages;
  const { title, advice, action, reason, unknown } = explainError(error, messages);
  const [failedAt] = useState(() => new Date());
  const offline = error.code === 'network_unreachable' || error.code === 'request_timed_out';
  const { traceNo, errcode, httpStatus, errmsg, retryAfterMs } = error.details;
  const code = errcode ?? httpStatus;
  const orderNo = openOrder(retryAt)?.orderNo;
  const rows: DetailRows = [
    [details.orderNo, orderNo],
    [details.traceNo, traceNo],
    [details.code, code === undefined ? undefined : String(code)],
    // Support always has a number to look for.
    [details.failedAt, orderNo || traceNo ? undefined : toNumber(failedAt)],
    [details.partnerSays, errmsg],
  ];
  const fromTheStart = retryAt.step === 'capturing' || retryAt.step === 'enteringIdentity';
  const input = inputBefore(retryAt);
  const isOver = reason === 'limitReached';
  const hasForm = input?.step === 'enteringIdentity';
  const place = placeFor(error);
  const edit = input &&
    !isOver &&
    !place && {
      text: hasForm ? text.back : text.changePhoto,
      // A photo that is the cause is replaced at once; any other is shown again first, and so is the form.
      onClick: () => send({ type: action === 'changeInput' && !hasForm ? 'START_OVER' : 'GO_BACK' }),
    };
  const first = chooseFirst({ action, place, isOver, help, canEdit: Boolean(input) });
  // Said only where the next try takes the same input again.
  const kept = first === 'retry' ? keptBy(retryAt) : undefined;
  const kindOf = (name: FirstAction) => (name === first ? 'primary' : 'text');
  const retry = (
    <RetryButton kind={kindOf('retry')} waitMs={retryAfterMs} onClick={() => send({ type: 'RETRY' })}>
      {fromTheStart ? text.startOver : text.retry}
    </RetryButton>
  );
  const leave = (
    <Button kind={kindOf('leave')} onClick={() => send({ type: 'CANCEL' })}>
      {orderNo ? messages.awaiting.leave : text.leave}
    </Button>
  );
  const copyLink = (
    <CopyLinkButton
      kind={first === 'copyLink' ? 'primary' : 'secondary'}
      address={browserUrl ?? location.href}
    />
  );
  return (
    <Screen
      picture={
        offline ? <OfflinePicture /> : <FailedPicture isLost={isOver || action === 'contactSupport'} />
      }
      title={title}
      intro={
        <>
          <span>{advice}</span>
          {kept && <span>{text.kept[kept]}</span>}
        </>
      }
      actions={
        <>
          {first === 'signIn' && <Button onClick={() => send({ type: 'SIGN_IN' })}>{text.signIn}</Button>}
          {first === 'support' && help.support && (
            <SupportLink kind="primary" address={help.support} rows={rows} />
          )}
          {first === 'edit' && edit && <Button onClick={edit.onClick}>{edit.text}</Button>}
          {first === 'retry' && retry}
          {first === 'leave' && leave}
          {first === 'copyLink' && copyLink}
          {help.alternative && (
            <AlternativeButton
              kind={first === 'alternative' ? 'primary' : 'secondary'}
              text={messages.alternative}
              send={send}
            />
          )}
          {place === 'browser' && first !== 'copyLink' && copyLink}
          {error.code === 'part_unavailable' && (
            <Button kind="secondary" onClick={() => location.reload()}>
              {messages.notLoaded.reload}
            </Button>
          )}
          <div className="fv-row fv-ways">
            {first !== 'retry' && place !== 'browser' && !isOver && retry}
            {first !== 'edit' && edit && (
              <Button kind="text" onClick={edit.onClick}>
                {edit.text}
              </Button>
            )}
            {first !== 'leave' && leave}
          </div>
        </>
      }
    >
      {place === 'browser' && <StepsToBrowser />}
      {first !== 'support' && help.support && <SupportLink kind="text" address={help.support} rows={rows} />}
      <Details report open={unknown} rows={rows} />
    </Screen>
  );
}

/** Returns what a retry from there does not ask for again. */
function keptBy(retryAt: RetryPoint): keyof Messages['failed']['kept'] | undefined {
  if (retryAt.step === 'awaitingResult') return 'faceCheck';
  if (retryAt.step !== 'requestingTicket' || 'sourcePhoto' in retryAt.subject) return undefined;
  return retryAt.subject.type === 'match' ? 'photo' : 'identity';
}

/** Returns the place that can do what this one cannot. Another try here fails again. */
function placeFor({ code }: FaceVerificationError): Circumstances['place'] {
  if (code === 'handoff_outside_app') return 'app';
  return code === 'handoff_unsupported' || code === 'handoff_in_mini_program' ? 'browser' : undefined;
}

type FirstAction = 'retry' | 'edit' | 'signIn' | 'support' | 'alternative' | 'copyLink' | 'leave';

interface Circumstances {
  readonly action: CatalogAction;
  /** Place to go on in. */
  readonly place: 'browser' | 'app' | undefined;
  /** Whether no attempt is left today. */
  readonly isOver: boolean;
  readonly help: Help;
  readonly canEdit: boolean;
}

/** Returns the action that is likeliest to help. The same request again comes first only where it can end in another way. */
function chooseFirst({ action, place, isOver, help, canEdit }: Circumstances): FirstAction {
  if (place && help.alternative) return 'alternative';
  if (place) return place === 'browser' ? 'copyLink' : 'leave';
  if (action === 'signIn' && help.signIn) return 'signIn';
  if (action === 'changeInput' && canEdit) return 'edit';
  if (isOver) return help.alternative ? 'alternative' : 'leave';
  if (action === 'useAnotherWay') return help.alternative ? 'alternative' : 'retry';
  if (action === 'contactSupport') {
    if (help.support) return 'support';
    return help.alternative ? 'alternative' : 'leave';
  }
  return 'retry';
}

/** `yyyyMMddHHmmss`, which can be read out. */
function toNumber(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const parts = [date.getMonth() + 1, date.getDate(), date.getHours(), date.getMinutes(), date.getSeconds()];
  return `${date.getFullYear()}${parts.map(two).join('')}`;
}
