import { FaceVerificationError } from './errors.js';
import { addressOf, importAgain } from './importAgain.js';

/** Part of the widget that is loaded when it is first needed. */
export interface Lazy<Part> {
  /**
   * Starts to load the part, or joins a load that runs or has succeeded. After a failure or a timeout it tries again; the
   * part of whichever try comes first is kept. The promise may be ignored: a failure is in `get()` as well.
   * @throws FaceVerificationError `part_unavailable` if the part cannot be loaded in 20 s
   */
  load(): Promise<Part>;
  get(): LazyState<Part>;
  /** Calls `listener` after every change of `get()` until the returned function is called. */
  subscribe(listener: () => void): () => void;
}

/** `undefined` before and during the load. */
export type LazyState<Part> =
  | { readonly part: Part; readonly error?: undefined }
  | { readonly part?: undefined; readonly error: FaceVerificationError }
  | undefined;

/**
 * Time in milliseconds after which a load counts as failed. A part that arrives later replaces the failure. At 10 kB/s, a
 * poor 2G downlink, 20 kB take 2 s.
 */
const TIMEOUT_MS = 20_000;

/**
 * Makes a part of `bring`, which imports it. Unlike `React.lazy`, a failure is not kept.
 * @param name the export that `bring` resolves with, for retries by another address
 */
export function lazy<Part>(bring: () => Promise<Part>, name?: string): Lazy<Part> {
  const listeners = new Set<() => void>();
  let state: LazyState<Part>;
  let tries = 0;

  function set(next: LazyState<Part>): void {
    state = next;
    for (const listener of [...listeners]) listener();
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  async function start(): Promise<void> {
    tries += 1;
    const current = tries;
    const fail = (reason: unknown) => {
      if (current !== tries || state) return;
      const message = `${addressOf(bring) || name} did not load: ${reason}.`;
      const error = new FaceVerificationError('part_unavailable', message, { cause: reason });
      console.error(`FaceVerification: ${error.message}`);
      set({ error });
    };
    if (state) set(undefined);
    const timer = setTimeout(() => fail('no answer in 20 s'), TIMEOUT_MS);
    try {
      const part = await (name && current > 1 ? importAgain(bring, name, current) : bring());
      if (!state?.part) set({ part });
    } catch (error) {
      fail(error);
    } finally {
      clearTimeout(timer);
    }
  }

  const settled = () =>
    new Promise<Part>((resolve, reject) => {
      const look = (): void => {
        if (!state) return;
        unsubscribe();
        if (state.error) reject(state.error);
        else resolve(state.part);
      };
      const unsubscribe = subscribe(look);
      look();
    });

  return {
    load() {
      if (tries === 0 || state?.error) void start();
      const loaded = settled();
      loaded.catch(() => {});
      return loaded;
    },
    get: () => state,
    subscribe,
  };
}
