import type { ReactElement } from 'react';
import type { FlowWish } from '../../flow/states.js';
import { useMessages } from '../messages/useMessages.js';
import { Button } from '../parts/Button.js';
import { Screen } from '../parts/Screen.js';

interface PreparingScreenProps {
  /** 0–1. */
  readonly progress: number;
  readonly send: (wish: FlowWish) => void;
}

const RADIUS = 36;
const CIRCUMFERENCE = 2 * Math.PI * RADIUS;

export function PreparingScreen({ progress, send }: PreparingScreenProps): ReactElement {
  const text = useMessages().preparing;
  const percent = Math.round(progress * 100);
  return (
    <Screen
      picture={<Ring percent={percent} label={text.title} />}
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

function Ring({ percent, label }: { readonly percent: number; readonly label: string }): ReactElement {
  return (
    <div
      className="fv-ring"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <svg viewBox="0 0 88 88" aria-hidden="true" focusable="false">
        <circle className="fv-ring-track" cx="44" cy="44" r={RADIUS} />
        <circle
          className="fv-ring-value"
          cx="44"
          cy="44"
          r={RADIUS}
          strokeDasharray={CIRCUMFERENCE}
          strokeDashoffset={CIRCUMFERENCE * (1 - percent / 100)}
        />
      </svg>
      <span aria-hidden="true">{percent}%</span>
    </div>
  );
}
