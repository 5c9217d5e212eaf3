import type { ReactElement } from 'react';
import type { Subject } from '../../flow/model.js';
import type { FlowAction, FlowState } from '../../flow/states.js';
import { backToInput } from '../../flow/transition.js';
import { lazy } from '../../shared/lazy.js';
import { Button } from '../components/Button.js';
import { Elapsed } from '../components/Elapsed.js';
import { ScanningPicture } from '../components/illustrations.js';
import { ProgressRing } from '../components/ProgressRing.js';
import { Screen } from '../components/Screen.js';
import { useMessages } from '../messages/useMessages.js';
import { useLazyScreen } from './useLazyScreen.js';

interface WaitingScreenProps {
  readonly send: (action: FlowAction) => void;
}

interface RequestingScreenProps extends WaitingScreenProps {
  readonly subject: Subject;
  /** 0–1 while the photo is uploaded on its own. */
  readonly uploaded: number | undefined;
}

export function RequestingScreen({ subject, uploaded, send }: RequestingScreenProps): ReactElement {
  const { requesting: text, review } = useMessages();
  const uploading = uploaded !== undefined && uploaded < 1;
  return (
    <Screen
      picture={uploading ? <ProgressRing fraction={uploaded} label={text.uploading} /> : <ScanningPicture />}
      title={text.title}
      intro={uploading ? text.uploading : text.intro}
      actions={
        <>
          {backToInput(subject) && (
            <Button kind="secondary" onClick={() => send({ type: 'GO_BACK' })}>
              {subject.type === 'match' ? review.retake : text.back}
            </Button>
          )}
          <Button kind="text" onClick={() => send({ type: 'CANCEL' })}>
            {text.leave}
          </Button>
        </>
      }
    >
      <Elapsed />
    </Screen>
  );
}

/** A chunk of its own, since only desktops need the QR code. */
const qrScreen = lazy(async () => (await import('./QrScreen.js')).QrScreen, 'QrScreen');

interface HandingOffScreenProps extends WaitingScreenProps {
  readonly state: Extract<FlowState, { step: 'handingOff' }>;
}

export function HandingOffScreen({ state, send }: HandingOffScreenProps): ReactElement {
  const { presentation, reportedDone = false } = state;
  const waiting = <OpeningScreen send={send} />;
  const messages = useMessages();
  const screen = useLazyScreen({
    screen: presentation && qrScreen,
    texts: { part: messages },
    waiting,
    text: messages.notLoaded,
    send,
  });
  if (!presentation) return waiting;
  if (!screen.part) return screen.fallback;
  return <screen.part presentation={presentation} reportedDone={reportedDone} send={send} />;
}

function OpeningScreen({ send }: WaitingScreenProps): ReactElement {
  const text = useMessages().handingOff;
  return (
    <Screen
      picture={<ScanningPicture />}
      title={text.title}
      intro={text.intro}
      actions={
        <>
          <Button kind="secondary" onClick={() => send({ type: 'ASK_RESULT' })}>
            {text.done}
          </Button>
          <Button kind="text" onClick={() => send({ type: 'CANCEL' })}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <Elapsed />
    </Screen>
  );
}

export function AwaitingScreen({ send }: WaitingScreenProps): ReactElement {
  const text = useMessages().awaiting;
  return (
    <Screen
      picture={<ScanningPicture />}
      title={text.title}
      intro={text.intro}
      actions={
        <Button kind="secondary" onClick={() => send({ type: 'CANCEL' })}>
          {text.leave}
        </Button>
      }
    >
      <Elapsed />
    </Screen>
  );
}
