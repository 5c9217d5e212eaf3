import { type ReactElement, useEffect, useState } from 'react';
import { fill } from '../messages/messages.js';

/** Seconds since it was shown, from the third on: shorter waits need no clock. Not read out. */
export function Elapsed({ text }: { readonly text: string }): ReactElement {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p className="fv-elapsed" aria-hidden="true">
      {seconds >= 3 ? fill(text, { seconds }) : ' '}
    </p>
  );
}
