import type { ReactElement } from 'react';
import type { FaceVerificationError } from '../../errors.js';
import { openOrder } from '../../flow/resumeState.js';
import type { FlowWish, RetryPoint } from '../../flow/states.js';
import { useMessages } from '../messages/useMessages.js';
import { Button } from '../parts/Button.js';
import { Details } from '../parts/Details.js';
import { FailedPicture, OfflinePicture } from '../parts/pictures.js';
import { Screen } from '../parts/Screen.js';

interface FailedScreenProps {
  readonly error: FaceVerificationError;
  readonly retryAt: RetryPoint;
  readonly send: (wish: FlowWish) => void;
}

export function FailedScreen({ error, retryAt, send }: FailedScreenProps): ReactElement {
  const { failed: text, details } = useMessages();
  const { title, advice } = text.errors[error.code];
  const offline = error.code === 'network_unreachable' || error.code === 'request_timed_out';
  const { traceNo, errcode, httpStatus, errmsg } = error.details;
  const code = errcode ?? httpStatus;
  const fromTheStart = retryAt.step === 'capturing' || retryAt.step === 'enteringIdentity';
  return (
    <Screen
      picture={offline ? <OfflinePicture /> : <FailedPicture />}
      title={title}
      intro={advice}
      actions={
        <>
          <Button onClick={() => send({ type: 'RETRY' })}>
            {fromTheStart ? text.startOver : text.retry}
          </Button>
          {'subject' in retryAt && retryAt.subject && (
            <Button kind="secondary" onClick={() => send({ type: 'GO_BACK' })}>
              {text.back}
            </Button>
          )}
          <Button kind="text" onClick={() => send({ type: 'CANCEL' })}>
            {text.leave}
          </Button>
        </>
      }
    >
      <Details
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
