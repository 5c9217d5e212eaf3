import type { ReactElement } from 'react';
import type { FlowAction } from '../../flow/states.js';
import type { ConsentMessages } from '../messages/messages.js';
import { Button, type ButtonProps } from './Button.js';

interface AlternativeButtonProps {
  readonly kind: NonNullable<ButtonProps['kind']>;
  readonly text: ConsentMessages['alternative'];
  readonly send: (action: FlowAction) => void;
}

/** The button 换一种方式, for hosts that offer another way than the face. */
export function AlternativeButton({ kind, text, send }: AlternativeButtonProps): ReactElement {
  return (
    <Button kind={kind} onClick={() => send({ type: 'USE_ALTERNATIVE' })}>
      {text.use}
    </Button>
  );
}
