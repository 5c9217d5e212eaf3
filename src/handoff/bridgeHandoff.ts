import { lazy } from '../shared/lazy.js';
import type { ConfiguredAdapter, HandoffAdapter } from './adapter.js';
import type { Bridge } from './bridge.js';

export interface BridgeHandoffOptions {
  /**
   * The app's end of the bridge. `undefined` and `null` mean that the page is not in the app, and so does an element or
   * frame of the page that has the bridge's name on `window`. It is read before each use: with a getter,
   * `{ get bridge() { return window.FaceBridge; } }`, the app may inject it until the ticket is requested. A value must
   * exist at mount.
   */
  readonly bridge: Bridge | null | undefined;
  /**
   * Timeout of the SDK in milliseconds. After it the result is requested.
   * @default 600_000
   */
  readonly timeoutMs?: number | undefined;
}

const appBridge = /* @__PURE__ */ lazy(async () => (await import('./askApp.js')).askApp, 'askApp');

/** Passes the ticket to the native app around this page: one request, one answer. */
export function bridgeHandoff(options: BridgeHandoffOptions): HandoffAdapter {
  const adapter: ConfiguredAdapter = {
    name: 'bridge',
    made: { by: 'bridgeHandoff', options },
    canHandle: () => isBridge(options.bridge),
    prepare: appBridge.load,
    async start(ticket, context) {
      const askApp = await appBridge.load();
      if (context.signal.aborted) return undefined;
      return askApp(options.bridge ?? undefined, ticket, context, options.timeoutMs);
    },
  };
  return adapter;
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
