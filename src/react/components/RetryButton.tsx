import { type ReactElement, useEffect, useState } from 'react';
import { fill } from '../messages/messages.js';
import { useMoreFormats } from '../messages/moreFormats.js';
import { useMessages } from '../messages/useMessages.js';
import { Button, type ButtonProps } from './Button.js';

interface RetryButtonProps extends Pick<ButtonProps, 'kind' | 'onClick' | 'children'> {
  /** Milliseconds that the backend has asked to wait. */
  readonly waitMs: number | undefined;
}

/** A retry that counts down the time that the backend has asked to wait. */
export function RetryButton({ waitMs = 0, kind, onClick, children }: RetryButtonProps): ReactElement {
  const text = useMessages().failed;
  const { duration } = useMoreFormats();
  const seconds = useSecondsLeft(waitMs);
  const isWaiting = seconds > 0;
  return (
    <Button kind={kind} isWaiting={isWaiting} onClick={onClick}>
      {isWaiting ? fill(text.retryIn, { time: duration(seconds) }) : children}
    </Button>
  );
}

/** Counts by the clock, since timers of a page in the background come late. */
function useSecondsLeft(waitMs: number): number {
  const [end] = useState(() => Date.now() + waitMs);
  const secondsNow = () => Math.max(0, Math.ceil((end - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(secondsNow);
  useEffect(() => {
    if (seconds === 0) return;
    const timer = setInterval(() => setSeconds(secondsNow()), 1000);
    return () => clearInterval(timer);
  });
  return seconds;
}
