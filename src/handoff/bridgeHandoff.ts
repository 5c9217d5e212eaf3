import { FaceVerificationError } from '../shared/errors.js';
import { lazy } from '../shared/lazy.js';
import type { HandoffAdapter } from './adapter.js';
import type { Bridge } from './bridge.js';

export interface BridgeHandoffOptions {
  /** The app's end of the bridge; `undefined` outside the app, where this handoff cannot work. */
  readonly bridge: Bridge | undefined;
  /**
   * Timeout of the SDK in milliseconds. After it the result is requested.
   * @default 600_000
   */
  readonly timeoutMs?: number | undefined;
}

const DEFAULT_TIMEOUT_MS = 10 * 60 * 1000;

const appBridge = /* @__PURE__ */ lazy(async () => (await import('./askApp.js')).askApp, 'askApp');

/** Passes the ticket to the native app around this page: one request, one answer. */
export function bridgeHandoff({
  bridge,
  timeoutMs = DEFAULT_TIMEOUT_MS,
}: BridgeHandoffOptions): HandoffAdapter {
  return {
    name: 'bridge',
    canHandle: () => bridge !== undefined,
    prepare: appBridge.load,
    async start(ticket, context) {
      if (!bridge)
        throw new FaceVerificationError('handoff_unsupported', 'There is no bridge to an app here.');
      const askApp = await appBridge.load();
      if (context.signal.aborted) return undefined;
      return askApp(bridge, ticket, context, timeoutMs);
    },
  };
}
