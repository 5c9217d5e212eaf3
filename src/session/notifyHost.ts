import type { FlowState } from '../flow/states.js';
import type { Callbacks } from '../options/options.js';
import { safely } from '../shared/callHost.js';
import type { Trace } from './trace.js';

/**
 * Tells the host of a move. The callbacks are read at the time of the call, so that the latest are used.
 * `verdictIsKnown`: the host heard it on an earlier page; it is shown again, not told again.
 */
export function notifyHost(
  callbacks: Callbacks,
  trace: Trace,
  previous: FlowState,
  next: FlowState,
  { verdictIsKnown }: { readonly verdictIsKnown: boolean },
): void {
  const moved = next.step !== previous.step;
  if (moved) trace.moved(previous, next);
  else if (next.step !== 'capturing') return;

  switch (next.step) {
    case 'capturing':
      // A picker that opens and closes moves within the step, with the same error still shown.
      if (next.error && !(previous.step === 'capturing' && previous.error === next.error))
        trace.tell({ type: 'error', code: next.error.code, step: previous.step });
      break;
    case 'reviewing':
      if (previous.step === 'preparing') {
        const { width, height, encodes, path, blob, budget } = next.photo;
        const { origin } = previous;
        trace.tell({
          type: 'photo',
          origin,
          width,
          height,
          encodes,
          path,
          byteLength: blob.size,
          ...(budget && { budget: budget.reason, maxBase64Length: budget.maxBase64Length }),
        });
      }
      break;
    case 'passed':
    case 'rejected':
      if (verdictIsKnown) break;
      safely(callbacks.onComplete, next.outcome);
      trace.decided(next.outcome.verdict);
      break;
    case 'failed':
      trace.tell({ type: 'error', code: next.error.code, step: previous.step });
      safely(callbacks.onError, next.error);
      break;
    case 'finished':
      safely(callbacks.onClose, next.outcome);
      break;
    case 'cancelled':
      safely(next.reason === 'alternative' ? callbacks.onUseAlternative : callbacks.onCancel, {
        step: previous.step,
      });
      break;
    default:
  }
}
