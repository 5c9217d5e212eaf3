import { type ReactElement, useEffect, useState } from 'react';
import { useFormats } from '../messages/formats.js';
import { fill } from '../messages/messages.js';
import { useMessages } from '../messages/useMessages.js';

/** Shorter waits need no clock. */
const SHOWN_FROM_SECONDS = 3;

/** Often enough to know that it goes on, seldom enough not to talk over everything else. */
const SPOKEN_EVERY_SECONDS = 15;

/** How long the person has waited on this screen. */
export function Elapsed(): ReactElement {
  const text = useMessages().awaiting.elapsed;
  const { duration } = useFormats();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
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
