import { FaceVerificationError } from '../errors.js';
import type { HandoffReturn } from '../flow/states.js';
import { withoutUndefined } from '../flow/withoutUndefined.js';
import type { HandoffAdapter, HandoffContext } from './adapter.js';
import { createRequestId } from './requestId.js';
import { readSdkCode } from './sdkCodes.js';

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
interface MessagingBridge {
  postMessage(json: string): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
}

export interface BridgeHandoffOptions {
  readonly bridge: Bridge;
  /** How long the SDK may take, in milliseconds. Then the result is asked for. Default: 10 minutes. */
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 10 * 60 * 1000;

/** Hands the ticket to the native app around this page: one request, one answer. */
export function bridgeHandoff({
  bridge,
  timeoutMs = DEFAULT_TIMEOUT_MS,
}: BridgeHandoffOptions): HandoffAdapter {
  return {
    name: 'bridge',
    canHandle: () => bridge !== undefined,
    async handOff({ faceId, orderNo, sign, nonce, appId }, context) {
      if (!bridge)
        throw new FaceVerificationError('handoff_unsupported', 'There is no bridge to an app here.');
      const id = createRequestId();
      const ticket = { faceId, orderNo, ...withoutUndefined({ sign, nonce, appId }) };
      const request: BridgeRequest = {
        version: 1,
        id,
        action: 'startFaceVerification',
        userId: context.userId,
        ticket,
      };
      const answered = await untilAnswered(bridge, request, timeoutMs, context);
      return answered === undefined ? undefined : readAnswer(answered, id);
    },
  };
}

/** The first answer; `undefined` when there is none in time, or the step was left and the app was told. */
function untilAnswered(
  bridge: NonNullable<Bridge>,
  request: BridgeRequest,
  timeoutMs: number,
  { signal }: HandoffContext,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), timeoutMs);
    const onAbort = () => {
      clearTimeout(timer);
      resolve(undefined);
      const cancel: BridgeRequest = { version: 1, id: request.id, action: 'cancelFaceVerification' };
      // Functions are told by their signal.
      if (typeof bridge !== 'function') send(bridge, cancel, signal).catch(() => {});
    };
    signal.addEventListener('abort', onAbort, { once: true });
    send(bridge, request, signal)
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
      });
  });
}

function send(bridge: NonNullable<Bridge>, request: BridgeRequest, signal: AbortSignal): Promise<unknown> {
  if (typeof bridge === 'function') return Promise.resolve(bridge(request, signal));
  if ('onmessage' in bridge) return sendAndListen(bridge, request);
  return Promise.resolve(bridge.postMessage(request));
}

/** Takes the answer with the request's id; anything else on the channel is not for us. */
function sendAndListen(bridge: MessagingBridge, request: BridgeRequest): Promise<unknown> {
  return new Promise((resolve) => {
    const before = bridge.onmessage;
    bridge.onmessage = (event) => {
      const answer = parseJson(event.data);
      if (!isAnswerTo(answer, request.id)) return before?.call(bridge, event);
      bridge.onmessage = before;
      resolve(answer);
    };
    bridge.postMessage(JSON.stringify(request));
  });
}

function readAnswer(answer: unknown, id: string): HandoffReturn {
  const parsed = typeof answer === 'string' ? parseJson(answer) : answer;
  const code = isAnswerTo(parsed, id) ? Reflect.get(parsed, 'code') : undefined;
  const isCode = typeof code === 'string' || typeof code === 'number';
  if (isCode && /^-?[0-9A-Za-z]{1,16}$/.test(String(code))) return readSdkCode(String(code));
  throw new FaceVerificationError('handoff_failed', 'The app’s answer is not { id, code } for this request.');
}

function isAnswerTo(answer: unknown, id: string): answer is object {
  return typeof answer === 'object' && answer !== null && Reflect.get(answer, 'id') === id;
}

function parseJson(text: unknown): unknown {
  if (typeof text !== 'string' || text.length > 10_000) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
