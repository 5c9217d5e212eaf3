/** Request to the app. The native side starts its SDK with it and answers once. */
export interface BridgeRequest {
  readonly version: 1;
  /** Identifier that the answer repeats. */
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

/** Answer of the app: the SDK's code (`0` if it finished), and its error domain if it has one. */
export interface BridgeAnswer {
  readonly id: string;
  readonly code: string | number;
  readonly domain?: string | undefined;
}

/**
 * The app's end of the bridge. The host passes it; it is never looked up on `window`. It is one of
 * - a function that receives the request and returns the answer, such as a wrapper around the app's own SDK;
 * - WebKit's `window.webkit?.messageHandlers.NAME` with a reply handler (`WKScriptMessageHandlerWithReply`, iOS 14);
 * - Android's object of `WebViewCompat.addWebMessageListener`, which exchanges JSON text.
 */
export type Bridge = BridgeFunction | ReplyingBridge | MessagingBridge;

export type BridgeFunction = (request: BridgeRequest, signal: AbortSignal) => Promise<unknown>;

export interface ReplyingBridge {
  postMessage(request: BridgeRequest): Promise<unknown>;
}

export interface MessagingBridge {
  postMessage(json: string): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
}

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
