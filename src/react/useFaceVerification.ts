import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { FlowState } from '../flow/states.js';
import { callbackNames } from '../options/callbackEvents.js';
import type { Callbacks, FaceVerificationOptions } from '../options/options.js';
import type { FaceVerificationHandle } from '../session/connectFlow.js';
import { createVerification } from '../session/createFaceVerification.js';
import { lazy } from '../shared/lazy.js';
import { useBrowserLayoutEffect } from './useBrowserLayoutEffect.js';

/**
 * Creates a verification for a UI of your own. Options are fixed at mount; callbacks may change with every render. Another
 * `userId` ends the verification and begins one for that user.
 * @throws FaceVerificationError `invalid_options`, with a sentence for each error
 */
export function useFaceVerification(options: FaceVerificationOptions): {
  readonly state: FlowState;
  readonly send: FaceVerificationHandle['send'];
} {
  const { getState, subscribe, send } = useVerification(options, {}).verification;
  return { state: useSyncExternalStore(subscribe, getState, getState), send };
}

/**
 * Creates a verification that lives as long as the component and its user, and returns the options that it was made with.
 * @param latestOptions the options of this render
 * @param otherOptions names of the component's own options
 */
export function useVerification(
  latestOptions: FaceVerificationOptions,
  otherOptions: object,
): {
  readonly verification: FaceVerificationHandle;
  readonly options: FaceVerificationOptions;
} {
  const latest = useRef<Callbacks>(latestOptions);
  useBrowserLayoutEffect(() => {
    latest.current = latestOptions;
  });
  const create = () => ({
    options: latestOptions,
    verification: createVerification({ ...latestOptions, ...forward(latest) }, otherOptions),
  });
  const [made, setMade] = useState(create);
  let current = made;
  if (made.options.userId !== latestOptions.userId) {
    current = create();
    setMade(current);
  }
  const { options, verification } = current;

  const warned = useRef(new Set<string>());
  useEffect(() => {
    if (options === latestOptions) return;
    fixedOptions.load().then(
      (warn) => warn(options, latestOptions, warned.current),
      () => undefined,
    );
  });

  const [, setRestored] = useState(false);
  // Before the first paint: a user who returns from the face SDK must not see the consent page flash by.
  useBrowserLayoutEffect(() => {
    const before = verification.getState();
    verification.restore();
    // React subscribes only after the paint: without this, a slow phone shows the consent page for some frames.
    if (verification.getState() !== before) setRestored(true);
  }, [verification]);
  useEffect(() => {
    let left = false;
    // A microtask later: StrictMode mounts, unmounts and mounts at once, and a request should go out once.
    Promise.resolve().then(() => left || verification.start());
    return () => {
      left = true;
      verification.stop();
    };
  }, [verification]);
  const previous = useRef(verification);
  useEffect(() => {
    // Nothing of the former user stays, not even a request.
    if (previous.current !== verification) previous.current.forget();
    previous.current = verification;
  }, [verification]);

  return { verification, options };
}

/** Loaded at the second render, since no screen needs it. */
const fixedOptions = lazy(
  async () => (await import('../options/fixed.js')).warnChangedOptions,
  'warnChangedOptions',
);

/** Returns callbacks that call the host's latest ones. */
function forward(latest: { readonly current: Callbacks }): Callbacks {
  const entries = callbackNames.map((name) => {
    const call = (argument: unknown) => {
      const callback = latest.current[name] as ((argument: unknown) => void) | undefined; // called with its own
      callback?.(argument);
    };
    return [name, call] as const;
  });
  return Object.fromEntries(entries);
}
