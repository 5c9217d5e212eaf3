import { useEffect } from 'react';
import { getOwn } from '../../shared/getOwn.js';
import { vibrate } from './vibrate.js';

/** Vibrations of a verdict in milliseconds, with pauses between them: one for passed, two for rejected. */
const PATTERNS: Readonly<Record<string, readonly number[]>> = {
  passed: [40],
  rejected: [40, 80, 40],
};

/** Lets the phone vibrate when a verdict is shown. */
export function VerdictVibration({ step }: { readonly step: string }): null {
  useEffect(() => {
    const pattern = getOwn<readonly number[]>(PATTERNS, step);
    if (pattern) vibrate(pattern);
  }, [step]);
  return null;
}
