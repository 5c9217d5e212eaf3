import type { ReactElement } from 'react';
import type { FlowWish } from '../../flow/states.js';
import { useMessages } from '../messages/useMessages.js';
import { Button } from '../parts/Button.js';
import { LeftPicture, PassedPicture } from '../parts/pictures.js';
import { Screen } from '../parts/Screen.js';

/** Seen only where the host leaves the widget in place after `onFinish`. */
export function FinishedScreen(): ReactElement {
  const text = useMessages().ended;
  return <Screen picture={<PassedPicture />} title={text.finishedTitle} intro={text.finishedAdvice} />;
}

/** Seen only where the host leaves the widget in place after `onCancel`. */
export function CancelledScreen({ send }: { readonly send: (wish: FlowWish) => void }): ReactElement {
  const text = useMessages().ended;
  return (
    <Screen
      picture={<LeftPicture />}
      title={text.cancelledTitle}
      intro={text.cancelledAdvice}
      actions={<Button onClick={() => send({ type: 'START_OVER' })}>{text.startOver}</Button>}
    />
  );
}
