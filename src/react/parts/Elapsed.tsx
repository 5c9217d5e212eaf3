import { type ReactElement, useEffect, useState } from 'react';
import { fill } from '../messages/messages.js';

/**
 * Seconds since it was shown, from the third on: shorter waits need no clock. Counted by a clock that nobody sets
 * rather than by ticks, since a page in the background ticks more rarely. Not read out.
 */
export function Elapsed({ text }: { readonly text: string }): ReactElement {
  const [start] = useState(() => performance.now());
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const count = () => setSeconds(Math.floor((performance.now() - start) / 1000));
    const timer = setInterval(count, 1000);
    document.addEventListener('visibilitychange', count);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', count);
    };
  }, [start]);
  return (
    <p className="fv-elapsed" aria-hidden="true">
      {seconds >= 3 ? fill(text, { seconds }) : ' '}
    </p>
  );
}
