import { useSyncExternalStore } from 'react';
import type { Lazy, LazyState } from '../shared/lazy.js';
import { useBrowserLayoutEffect } from './useBrowserLayoutEffect.js';

/** Loads a part and returns its state. `undefined` loads nothing. A server renders as if it were loading. */
export function useLazy<Part>(lazy: Lazy<Part> | undefined): LazyState<Part> {
  // Before the paint: the failure of an earlier load, which this one replaces, must not flash by.
  useBrowserLayoutEffect(() => {
    lazy?.load();
  }, [lazy]);
  return useSyncExternalStore(lazy?.subscribe ?? subscribeToNothing, lazy?.get ?? getNothing, getNothing);
}

function subscribeToNothing(): () => void {
  return getNothing;
}

function getNothing(): undefined {
  return undefined;
}
