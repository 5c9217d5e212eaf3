import type { Ticket } from '../flow/model.js';
import type { HandoffReturn } from '../flow/states.js';
import { onAbort, pause } from '../shared/abort.js';
import { FaceVerificationError, isFaceVerificationError } from '../shared/errors.js';
import { omitUndefined } from '../shared/omitUndefined.js';
import { watchHidden } from '../shared/wait.js';
import type { HandoffContext } from './adapter.js';
import type { MiniProgramHandoffOptions } from './miniProgram.js';

const DEFAULT_TIMEOUT_MS = 10 * 60 * 1000;

/**
 * Opens the mini-program's page and resolves when the result can be requested. No sign of the return is certain: iOS does not
 * report each time that a web-view is covered (https://segmentfault.com/a/1190000040246958), and WeChat's own
 * `onPageStateChange` is missing on some phones
 * (https://developers.weixin.qq.com/community/develop/doc/0006e676c84d8084a45e50fe756000). So the backend is polled as well.
 */
export async function start(
  { navigate, timeoutMs = DEFAULT_TIMEOUT_MS }: MiniProgramHandoffOptions,
  { orderNo, faceId, sign, nonce, appId }: Ticket,
  { signal, userId, waitForVerdict }: HandoffContext,
): Promise<HandoffReturn | undefined> {
  if (signal.aborted) return undefined;
  const end = new AbortController();
  onAbort(signal, () => end.abort());
  const shown = untilShownAgain(end.signal);
  const request = { orderNo, faceId, userId, ...omitUndefined({ sign, nonce, appId }) };
  try {
    const returned = await Promise.race([
      untilRefused(async () => navigate?.(request)),
      shown,
      waitForVerdict().catch(toReturn),
      pause(timeoutMs, end.signal),
    ]);
    return returned ?? undefined;
  } finally {
    end.abort();
  }
}

/** Resolves if the page did not open, with the reason; stays pending otherwise. */
function untilRefused(open: () => Promise<unknown>): Promise<HandoffReturn> {
  return new Promise((resolve) => {
    open().catch((cause) => resolve(toReturn(cause)));
  });
}

/** The face check may have run, so the result is requested before the error is shown. */
function toReturn(cause: unknown): HandoffReturn {
  if (isFaceVerificationError(cause)) return { error: cause };
  const message = 'The mini-program’s page did not open.';
  return { error: new FaceVerificationError('handoff_failed', message, { cause }) };
}

/** Resolves when this page was hidden and is shown again, or when the mini-program has changed the hash of its address. */
function untilShownAgain(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    const back = () => resolve(undefined);
    const hidden = watchHidden(() => {
      if (hidden.seen() && document.visibilityState !== 'hidden') back();
    });
    addEventListener('hashchange', back);
    onAbort(signal, () => {
      hidden.stop();
      removeEventListener('hashchange', back);
    });
  });
}
