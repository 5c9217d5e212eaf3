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
