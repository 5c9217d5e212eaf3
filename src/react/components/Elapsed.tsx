import { type ReactElement, useEffect, useState } from 'react';
import { fill } from '../messages/messages.js';
import { useMoreFormats } from '../messages/moreFormats.js';
import { useMessages } from '../messages/useMessages.js';

/** Shorter waits need no clock. */
const SHOWN_FROM_SECONDS = 3;

/** Often enough to know that it goes on, seldom enough not to talk over everything else. */
const SPOKEN_EVERY_SECONDS = 15;

/**
 * Time that the user has waited on this screen. Measured by a monotonic clock instead of counted ticks, since a page in
 * the background ticks more rarely.
 */
export function Elapsed(): ReactElement {
  const text = useMessages().awaiting.elapsed;
  const { duration } = useMoreFormats();
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
  const spoken = seconds - (seconds % SPOKEN_EVERY_SECONDS);
  return (
    <>
      <p className="fv-elapsed" aria-hidden="true">
        {seconds >= SHOWN_FROM_SECONDS ? fill(text, { time: duration(seconds) }) : ' '}
      </p>
      <p className="fv-unseen" role="status">
        {spoken > 0 && fill(text, { time: duration(spoken) })}
      </p>
    </>
  );
}
