import type { BridgeAnswer, BridgeRequest } from '../handoff/bridge.js';

/** A face SDK that the developer has to play: that of a native app, or the one on a phone that scans the code. */
export type FakeSdk =
  | { readonly kind: 'app'; readonly request: BridgeRequest; readonly answer: (code: string) => void }
  | { readonly kind: 'phone'; readonly loginUrl: string };

let current: FakeSdk | undefined;
const listeners = new Set<() => void>();

/** Returns the face SDK that is shown, if any. */
export const getFakeSdk = (): FakeSdk | undefined => current;

/** Calls `listener` after every change; returns a function that stops it. */
export function subscribeToFakeSdk(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows a face SDK until `signal` aborts or the returned function is called. */
export function showFakeSdk(sdk: FakeSdk, signal: AbortSignal): () => void {
  const set = (next: FakeSdk | undefined) => {
    current = next;
    for (const listener of listeners) listener();
  };
  const hide = () => {
    signal.removeEventListener('abort', hide);
    if (current === sdk) set(undefined);
  };
  signal.addEventListener('abort', hide);
  set(sdk);
  return hide;
}

/** Sends a request to the fake native app, as a bridge of `bridgeHandoff`; a tap on its sheet answers. */
export function askFakeApp(request: BridgeRequest, signal: AbortSignal): Promise<BridgeAnswer> {
  return new Promise((resolve) => {
    const answer = (code: string) => {
      hide();
      resolve({ id: request.id, code });
    };
    const hide = showFakeSdk({ kind: 'app', request, answer }, signal);
  });
}
