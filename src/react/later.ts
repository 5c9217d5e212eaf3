import { useEffect, useSyncExternalStore } from 'react';
import { whenNeeded } from '../shared/lazy.js';

/** A part of the UI whose code comes after the first screen's. */
export interface Later<Part> {
  /** Begins to load it, unless it is there or on its way. Tries again after a failure. */
  load(): void;
  get(): LaterPart<Part>;
  subscribe(listener: () => void): () => void;
}

/** `undefined` while it is on its way. */
export type LaterPart<Part> = { readonly part: Part } | 'failed' | undefined;

/** As long as a person looks at a page that shows nothing: at 10 kB/s, a poor 2G downlink, 20 kB take 2 s. */
const PATIENCE_MS = 20_000;

/**
 * Not React.lazy: that keeps a failure for ever and takes the whole tree down with it, and what is already
 * loaded would still flash its fallback.
 */
export function later<Part>(bring: () => Promise<Part>): Later<Part> {
  const bringOnce = whenNeeded(bring);
  const listeners = new Set<() => void>();
  let current: LaterPart<Part>;
  let loading = false;

  function set(next: LaterPart<Part>): void {
    current = next;
    for (const listener of [...listeners]) listener();
  }

  return {
    load() {
      if (loading || (current && current !== 'failed')) return;
      loading = true;
      if (current) set(undefined);
      const timer = setTimeout(() => set('failed'), PATIENCE_MS);
      bringOnce()
        .then(
          // Late is better than never: it takes the place of the failure.
          (part) => set({ part }),
          () => set('failed'),
        )
        .finally(() => {
          loading = false;
          clearTimeout(timer);
        });
    },
    get: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The part as far as it has come; asks for it. A server shows what is shown while it is on its way. */
export function useLater<Part>(part: Later<Part>): LaterPart<Part> {
  useEffect(() => part.load(), [part]);
  return useSyncExternalStore(part.subscribe, part.get, onItsWay);
}

function onItsWay(): undefined {
  return undefined;
}
