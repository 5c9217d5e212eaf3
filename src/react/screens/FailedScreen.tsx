import type { ReactElement } from 'react';
import { openOrder } from '../../flow/resume.js';
import type { FlowAction, RetryPoint } from '../../flow/states.js';
import { inputBefore } from '../../flow/transition.js';
import type { FaceVerificationError } from '../../shared/errors.js';
import { AlternativeButton } from '../components/AlternativeButton.js';
import { Button } from '../components/Button.js';
import { CopyButton } from '../components/CopyButton.js';
import { Details } from '../components/Details.js';
import { FailedPicture, OfflinePicture } from '../components/illustrations.js';
import { Screen } from '../components/Screen.js';
import { explainError } from '../messages/explainError.js';
import { useMoreFormats } from '../messages/moreFormats.js';
import { useMessages } from '../messages/useMessages.js';

interface FailedScreenProps {
  readonly error: FaceVerificationError;
  readonly retryAt: RetryPoint;
  /** Whether the host offers another way than the face. */
  readonly alternative: boolean;
  readonly send: (action: FlowAction) => void;
}

export function FailedScreen({ error, retryAt, alternative, send }: FailedScreenProps): ReactElement {
  const messages = useMessages();
  const { failed: text, details } = messages;
  const { title, advice, action, unknown } = explainError(error, messages, useMoreFormats());
  const offline = error.code === 'network_unreachable' || error.code === 'request_timed_out';
  const { traceNo, errcode, httpStatus, errmsg } = error.details;
  const code = errcode ?? httpStatus;
  const fromTheStart = retryAt.step === 'capturing' || retryAt.step === 'enteringIdentity';
  const input = inputBefore(retryAt);
  const canEdit = input !== undefined;
  const back = input?.step === 'enteringIdentity' ? text.back : messages.review.retake;
  // Another try in the same browser fails again.
  const elsewhere = error.code === 'handoff_unsupported' || error.code === 'handoff_outside_app';
  const otherFirst = alternative && elsewhere;
  // The same input again would be refused again.
  const editFirst = canEdit && action === 'changeInput';
  return (
    <Screen
      picture={offline ? <OfflinePicture /> : <FailedPicture />}
      title={title}
      intro={advice}
      actions={
        <>
          {editFirst && <Button onClick={() => send({ type: 'GO_BACK' })}>{back}</Button>}
          {otherFirst && <AlternativeButton kind="primary" text={messages.alternative} send={send} />}
          <Button
            kind={editFirst || otherFirst ? 'secondary' : 'primary'}
            onClick={() => send({ type: 'RETRY' })}
          >
            {fromTheStart ? text.startOver : text.retry}
          </Button>
          {canEdit && !editFirst && (
            <Button kind="secondary" onClick={() => send({ type: 'GO_BACK' })}>
              {back}
            </Button>
          )}
          {error.code === 'part_unavailable' && (
            <Button kind="secondary" onClick={() => location.reload()}>
              {messages.notLoaded.reload}
            </Button>
          )}
          {alternative && !otherFirst && (
            <AlternativeButton kind="text" text={messages.alternative} send={send} />
          )}
          <Button kind="text" onClick={() => send({ type: 'CANCEL' })}>
            {text.leave}
          </Button>
        </>
      }
    >
      {error.code === 'handoff_unsupported' && <CopyButton label={text.copyLink} value={location.href} />}
      <Details
        report
        open={unknown}
        rows={[
          [details.orderNo, openOrder(retryAt)?.orderNo],
          [details.traceNo, traceNo],
          [details.code, code === undefined ? error.code : `${error.code} ${code}`],
          [details.partnerSays, errmsg],
        ]}
      />
    </Screen>
  );
}
