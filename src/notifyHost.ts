import type { FlowState } from './flow/states.js';
import type { Callbacks, FaceVerificationEvent } from './options.js';

/**
 * Tells the host of a move. The callbacks are read at the time of the call, so that the latest are used.
 * `verdictIsKnown`: the host heard it on an earlier page; it is shown again, not told again.
 */
export function notifyHost(
  callbacks: Callbacks,
  previous: FlowState,
  next: FlowState,
  { verdictIsKnown }: { readonly verdictIsKnown: boolean },
): void {
  const tell = (event: FaceVerificationEvent) => safely(callbacks.onEvent, event);
  const moved = next.step !== previous.step;
  if (moved) tell({ type: 'step', step: next.step, from: previous.step });
  if (!moved && next.step !== 'capturing') return;

  switch (next.step) {
    case 'capturing':
      // A picker that opens and closes moves within the step, with the same problem still told.
      if (next.problem && !(previous.step === 'capturing' && previous.problem === next.problem))
        tell({ type: 'problem', code: next.problem.code, step: previous.step });
      break;
    case 'reviewing':
      if (previous.step === 'preparing') {
        const { width, height, encodes, path, blob } = next.photo;
        tell({ type: 'photo', width, height, encodes, path, byteLength: blob.size });
      }
      break;
    case 'passed':
    case 'rejected':
      if (!verdictIsKnown) safely(callbacks.onComplete, next.outcome);
      break;
    case 'failed':
      tell({ type: 'problem', code: next.error.code, step: previous.step });
      safely(callbacks.onError, next.error);
      break;
    case 'finished':
      safely(callbacks.onFinish, next.outcome);
      break;
    case 'cancelled':
      safely(next.reason === 'alternative' ? callbacks.onAlternative : callbacks.onCancel, {
        step: previous.step,
      });
      break;
    default:
  }
}

/** A throw becomes an uncaught error of the page, where the host's monitoring sees it, and stops nothing here. */
export function safely<Argument>(
  callback: ((argument: Argument) => void) | undefined,
  argument: Argument,
): void {
  try {
    callback?.(argument);
  } catch (error) {
    setTimeout(() => {
      throw error;
    });
  }
}
