import type { ReactElement } from 'react';
import type { FlowWish } from '../../flow/states.js';
import { useMessages } from '../messages/useMessages.js';
import { Button } from '../parts/Button.js';
import { Elapsed } from '../parts/Elapsed.js';
import { ScanningPicture } from '../parts/pictures.js';
import { Screen } from '../parts/Screen.js';

interface WaitingScreenProps {
  readonly send: (wish: FlowWish) => void;
}

export function RequestingScreen({ send }: WaitingScreenProps): ReactElement {
  const { requesting: text, awaiting } = useMessages();
  return (
    <Screen
      picture={<ScanningPicture />}
      title={text.title}
      intro={text.intro}
      actions={
        <>
          <Button kind="secondary" onClick={() => send({ type: 'GO_BACK' })}>
            {text.back}
          </Button>
          <Button kind="text" onClick={() => send({ type: 'CANCEL' })}>
            {text.leave}
          </Button>
        </>
      }
    >
      <Elapsed text={awaiting.elapsed} />
    </Screen>
  );
}

export function HandingOffScreen({ send }: WaitingScreenProps): ReactElement {
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
    />
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
      <Elapsed text={text.elapsed} />
    </Screen>
  );
}
