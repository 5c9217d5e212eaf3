import type { ReactElement } from 'react';
import type { FlowAction } from '../../flow/states.js';
import { useFirstMessages } from '../messages/useMessages.js';
import { Button, type ButtonProps } from './Button.js';

interface AlternativeButtonProps {
  readonly kind: NonNullable<ButtonProps['kind']>;
  readonly send: (action: FlowAction) => void;
}

/** 换一种方式: for hosts that offer another way than the face. */
export function AlternativeButton({ kind, send }: AlternativeButtonProps): ReactElement {
  const text = useFirstMessages().alternative;
  return (
    <Button kind={kind} onClick={() => send({ type: 'USE_ALTERNATIVE' })}>
      {text.use}
    </Button>
  );
}
