import { readSdkCode } from '../codes/sdkCodes.js';
import type { Ticket } from '../flow/model.js';
import type { HandoffReturn } from '../flow/states.js';
import { FaceVerificationError } from '../shared/errors.js';
import { omitUndefined } from '../shared/omitUndefined.js';
import type { HandoffContext } from './adapter.js';
import type { Bridge, BridgeRequest, MessagingBridge } from './bridge.js';
import { createRequestId } from './requestId.js';

/**
 * Sends one request to the app and reads its answer.
 * @param timeoutMs timeout in milliseconds, after which it resolves without a return
 */
export async function askApp(
  bridge: Bridge,
  { faceId, orderNo, sign, nonce, appId }: Ticket,
  context: HandoffContext,
  timeoutMs: number,
): Promise<HandoffReturn | undefined> {
  const id = createRequestId();
  const ticket = { faceId, orderNo, ...omitUndefined({ sign, nonce, appId }) };
  const request: BridgeRequest = {
    version: 1,
    id,
    action: 'startFaceVerification',
    userId: context.userId,
    ticket,
  };
  const answered = await waitForAnswer(bridge, request, timeoutMs, context);
  return answered === undefined ? undefined : readAnswer(answered, id);
}

/** Returns the first answer. After the timeout, or when the step is left and the app is notified, it is `undefined`. */
function waitForAnswer(
  bridge: Bridge,
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
      // A function has the signal.
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

function send(bridge: Bridge, request: BridgeRequest, signal: AbortSignal): Promise<unknown> {
  if (typeof bridge === 'function') return Promise.resolve(bridge(request, signal));
  if ('onmessage' in bridge) return sendAndListen(bridge, request);
  return Promise.resolve(bridge.postMessage(request));
}

/** Resolves with the answer that has the request's id. Other messages go to the handler that was there before. */
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
