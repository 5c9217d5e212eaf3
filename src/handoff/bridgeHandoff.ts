import { FaceVerificationError } from '../shared/errors.js';
import { lazy } from '../shared/lazy.js';
import type { HandoffAdapter } from './adapter.js';

/** What the app is asked. The native side starts its SDK with it and answers once. */
export interface BridgeRequest {
  readonly version: 1;
  /** Comes back in the answer, so that an answer to something else is told apart. */
  readonly id: string;
  readonly action: 'startFaceVerification' | 'cancelFaceVerification';
  readonly userId?: string;
  readonly ticket?: {
    readonly faceId: string;
    readonly orderNo: string;
    readonly sign?: string;
    readonly nonce?: string;
    readonly appId?: string;
  };
}

/** What the app answers: the SDK's code (`0` for done), and its error domain where it has one. */
export interface BridgeAnswer {
  readonly id: string;
  readonly code: string | number;
  readonly domain?: string;
}

/**
 * The app's end, given by the host and never looked up on `window`. One of
 * - a function, such as a wrapper around uni-app's or the app's own SDK: gets the request, gives the answer;
 * - WebKit's `window.webkit?.messageHandlers.NAME` with a reply handler (`WKScriptMessageHandlerWithReply`, iOS 14);
 * - Android's object of `WebViewCompat.addWebMessageListener`: gets JSON text, answers JSON text by `onmessage`.
 * `undefined` outside the app: the handoff then cannot handle the environment.
 */
export type Bridge = BridgeFunction | ReplyingBridge | MessagingBridge | undefined;

type BridgeFunction = (request: BridgeRequest, signal: AbortSignal) => Promise<unknown>;
interface ReplyingBridge {
  postMessage(request: BridgeRequest): Promise<unknown>;
}
export interface MessagingBridge {
  postMessage(json: string): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
}

export interface BridgeHandoffOptions {
  /** The app's end; `undefined` outside the app. */
  readonly bridge: Bridge;
  /** How long the SDK may take, in milliseconds. Then the result is asked for. Default: 10 minutes. */
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 10 * 60 * 1000;

/** Loaded with the client, since the first screen hands nothing over. */
const appBridge = /* @__PURE__ */ lazy(() => import('./askApp.js'));

/** Hands the ticket to the native app around this page: one request, one answer. */
export function bridgeHandoff({
  bridge,
  timeoutMs = DEFAULT_TIMEOUT_MS,
}: BridgeHandoffOptions): HandoffAdapter {
  return {
    name: 'bridge',
    canHandle: () => bridge !== undefined,
    prepare: appBridge.load,
    async handOff(ticket, context) {
      if (!bridge)
        throw new FaceVerificationError('handoff_unsupported', 'There is no bridge to an app here.');
      const { askApp } = await appBridge.load();
      if (context.signal.aborted) return undefined;
      return askApp(bridge, ticket, context, timeoutMs);
    },
  };
}
