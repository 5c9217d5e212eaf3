import { lazy } from '../shared/lazy.js';
import type { HandoffAdapter } from './adapter.js';
import type { BridgeHandoffOptions } from './bridge.js';
import { createLazyHandoff } from './createLazyHandoff.js';

const appBridge = /* @__PURE__ */ lazy(async () => (await import('./askApp.js')).start, 'start');

/** Passes the ticket to the native app around this page: one request, one answer. */
export function bridgeHandoff(options: BridgeHandoffOptions): HandoffAdapter {
  return createLazyHandoff('bridge', options, appBridge, () => isBridge(options.bridge));
}

/**
 * Whether a value can be called as a bridge. `window` has elements and frames of the page as properties, by their id or name,
 * and a frame even has `postMessage`. Of a frame of another origin, only `window` may be read.
 */
function isBridge(bridge: unknown): boolean {
  const candidate: Partial<Window & Node> = Object(bridge);
  const isCallable = typeof bridge === 'function' || typeof candidate.postMessage === 'function';
  const isOfPage = candidate.window === bridge || typeof candidate.nodeType === 'number';
  return isCallable && !isOfPage;
}
