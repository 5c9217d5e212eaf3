import type { ReactElement } from 'react';
import { useMoreFormats } from '../messages/moreFormats.js';

const RADIUS = 36;
const CIRCUMFERENCE = 2 * Math.PI * RADIUS;

interface ProgressRingProps {
  /** 0–1. */
  readonly fraction: number;
  /** Read out with the progress. */
  readonly label: string;
}

/** Shows known progress as a ring with its percentage. */
export function ProgressRing({ fraction, label }: ProgressRingProps): ReactElement {
  const percent = Math.round(fraction * 100);
  const { percent: inWords } = useMoreFormats();
  return (
    <div
      className="fv-ring"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={inWords(percent / 100)}
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
      <span aria-hidden="true">{inWords(percent / 100)}</span>
    </div>
  );
}
