import type { ReactElement } from 'react';
import type { FlowAction } from '../../flow/states.js';
import { Button } from '../components/Button.js';
import { ProgressRing } from '../components/ProgressRing.js';
import { Screen } from '../components/Screen.js';
import { useMessages } from '../messages/useMessages.js';

interface PreparingScreenProps {
  /** 0–1. */
  readonly progress: number;
  readonly send: (action: FlowAction) => void;
}

export function PreparingScreen({ progress, send }: PreparingScreenProps): ReactElement {
  const text = useMessages().preparing;
  return (
    <Screen
      picture={<ProgressRing fraction={progress} label={text.title} />}
      title={text.title}
      intro={text.intro}
      actions={
        <Button kind="secondary" onClick={() => send({ type: 'GO_BACK' })}>
          {text.cancel}
        </Button>
      }
    />
  );
}
