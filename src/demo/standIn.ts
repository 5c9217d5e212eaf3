import type { BridgeAnswer, BridgeRequest } from '../handoff/bridgeHandoff.js';

/** What the stand-ins beside the widget are busy with: an app that was asked, a code that waits for a phone. */
export type StandIn =
  | { readonly kind: 'app'; readonly request: BridgeRequest; readonly answer: (code: string) => void }
  | { readonly kind: 'phone'; readonly loginUrl: string };

let current: StandIn | undefined;
const listeners = new Set<() => void>();

export const getStandIn = (): StandIn | undefined => current;

export function subscribeToStandIn(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows it until `signal` aborts or the function that it gives is called. */
export function showStandIn(standIn: StandIn, signal: AbortSignal): () => void {
  const set = (next: StandIn | undefined) => {
    current = next;
    for (const listener of listeners) listener();
  };
  const hide = () => {
    signal.removeEventListener('abort', hide);
    if (current === standIn) set(undefined);
  };
  signal.addEventListener('abort', hide);
  set(standIn);
  return hide;
}

/** The native app around the page: its bridge as `bridgeHandoff` takes it, answered by a tap on its sheet. */
export function askApp(request: BridgeRequest, signal: AbortSignal): Promise<BridgeAnswer> {
  return new Promise((resolve) => {
    const answer = (code: string) => {
      hide();
      resolve({ id: request.id, code });
    };
    const hide = showStandIn({ kind: 'app', request, answer }, signal);
  });
}
