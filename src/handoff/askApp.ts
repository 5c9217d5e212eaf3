import { readSdkCode } from '../codes/sdkCodes.js';
import type { Ticket } from '../flow/model.js';
import type { HandoffReturn } from '../flow/states.js';
import { onAbort, pause } from '../shared/abort.js';
import { FaceVerificationError, isFaceVerificationError } from '../shared/errors.js';
import { omitUndefined } from '../shared/omitUndefined.js';
import { createRandomId } from '../shared/randomId.js';
import { stringifyJson } from '../shared/stringifyJson.js';
import type { HandoffContext } from './adapter.js';
import type {
  Bridge,
  BridgeHandoffOptions,
  BridgeRequest,
  MessagingBridge,
  ReplyingBridge,
} from './bridge.js';

const DEFAULT_TIMEOUT_MS = 10 * 60 * 1000;

/**
 * Sends one request to the app and reads its answer. A bridge that throws or rejects does not prove that the SDK did not run.
 * Its error is returned like that of a wrong answer, so that the result is requested first.
 */
export async function start(
  options: BridgeHandoffOptions,
  { faceId, orderNo, sign, nonce, appId }: Ticket,
  { signal, userId }: HandoffContext,
): Promise<HandoffReturn | undefined> {
  if (signal.aborted) return undefined;
  const { bridge, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  if (!bridge) throw new FaceVerificationError('handoff_outside_app', 'There is no bridge to an app here.');
  const id = createRandomId();
  const ticket = { faceId, orderNo, ...omitUndefined({ sign, nonce, appId }) };
  const request: BridgeRequest = { version: 1, id, action: 'startFaceVerification', userId, ticket };
  const exchange = new AbortController();
  const end = () => exchange.abort();
  onAbort(signal, end);
  try {
    const answer =
      typeof bridge === 'function' ? bridge(request, signal) : post(bridge, request, exchange.signal);
    const answered = await Promise.race([answer, pause(timeoutMs, exchange.signal)]);
    return answered === undefined ? undefined : readAnswer(answered, id);
  } catch (cause) {
    if (isFaceVerificationError(cause)) return { error: cause };
    return { error: new FaceVerificationError('handoff_failed', 'The app’s bridge failed.', { cause }) };
  } finally {
    end();
    signal.removeEventListener('abort', end);
    if (signal.aborted) cancel(bridge, id);
  }
}

function post(
  bridge: ReplyingBridge | MessagingBridge,
  request: BridgeRequest,
  signal: AbortSignal,
): Promise<unknown> {
  return 'onmessage' in bridge ? postAndListen(bridge, request, signal) : bridge.postMessage(request);
}

/**
 * Resolves with the answer that has the request's id. Other messages go to the handler that was there before, which is back
 * when the signal aborts. A handler that was set meanwhile stays.
 */
function postAndListen(
  bridge: MessagingBridge,
  request: BridgeRequest,
  signal: AbortSignal,
): Promise<unknown> {
  return new Promise((resolve) => {
    const before = bridge.onmessage;
    const handler = (event: { readonly data: unknown }) => {
      const answer = signal.aborted ? undefined : parseJson(event.data);
      if (isAnswerTo(answer, request.id)) resolve(answer);
      else before?.call(bridge, event);
    };
    bridge.onmessage = handler;
    onAbort(signal, () => {
      if (bridge.onmessage === handler) bridge.onmessage = before;
    });
    bridge.postMessage(stringifyJson(request));
  });
}

/** Notifies the app that its answer is no longer needed. A bridge function has the signal. */
function cancel(bridge: Bridge, id: string): void {
  if (typeof bridge === 'function') return;
  const cancellation: BridgeRequest = { version: 1, id, action: 'cancelFaceVerification' };
  try {
    if ('onmessage' in bridge) bridge.postMessage(stringifyJson(cancellation));
    else Promise.resolve(bridge.postMessage(cancellation)).catch(() => {});
  } catch {
    // The app is gone, and with it the SDK.
  }
}

/** Reads an answer. A wrong one is no rejection, since the SDK may have run: its error is shown if no result comes. */
function readAnswer(answer: unknown, id: string): HandoffReturn | undefined {
  const parsed = typeof answer === 'string' ? parseJson(answer) : answer;
  const code = isAnswerTo(parsed, id) ? Reflect.get(parsed, 'code') : undefined;
  const isCode = typeof code === 'string' || typeof code === 'number';
  if (isCode && /^-?[0-9A-Za-z]{1,16}$/.test(String(code))) return readSdkCode(String(code));
  const message = 'The app’s answer is not { id, code } for this request.';
  return { error: new FaceVerificationError('handoff_failed', message) };
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
