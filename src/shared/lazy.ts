import { FaceVerificationError } from './errors.js';

/** Part of the widget that is loaded when it is first needed. */
export interface Lazy<Part> {
  /**
   * Starts to load the part, or joins a load that runs or has succeeded. Tries again after a failure. The promise may be
   * ignored: a failure is in `get()` as well.
   * @throws FaceVerificationError `network_unreachable` if the part cannot be loaded
   */
  load(): Promise<Part>;
  get(): LazyState<Part>;
  /** Calls `listener` after every change of `get()` until the returned function is called. */
  subscribe(listener: () => void): () => void;
}

/** `undefined` before and during the load. */
export type LazyState<Part> = { readonly part: Part } | 'failed' | undefined;

/**
 * Time in milliseconds after which a load counts as failed for those who watch. A part that arrives later replaces the
 * failure. At 10 kB/s, a poor 2G downlink, 20 kB take 2 s.
 */
const TIMEOUT_MS = 20_000;

/** Makes a part of `bring`, which imports it. Unlike `React.lazy`, a failure is not kept and throws nothing. */
export function lazy<Part>(bring: () => Promise<Part>): Lazy<Part> {
  const listeners = new Set<() => void>();
  let state: LazyState<Part>;
  let loading: Promise<Part> | undefined;

  function set(next: LazyState<Part>): void {
    state = next;
    for (const listener of [...listeners]) listener();
  }

  async function start(): Promise<Part> {
    if (state) set(undefined);
    const timer = setTimeout(() => set('failed'), TIMEOUT_MS);
    try {
      const part = await bring();
      set({ part });
      return part;
    } catch {
      loading = undefined;
      set('failed');
      throw new FaceVerificationError('network_unreachable', 'A part of the widget could not be loaded.');
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    load() {
      if (!loading) {
        loading = start();
        loading.catch(() => {});
      }
      return loading;
    },
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
