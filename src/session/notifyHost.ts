import type { FlowState } from '../flow/states.js';
import type { Callbacks } from '../options/options.js';
import { callHost } from '../shared/callHost.js';
import type { FaceVerificationError } from '../shared/errors.js';
import type { Trace } from './trace.js';

interface NotifyOptions {
  /** Read at the time of the call, so that the latest callbacks are used. */
  readonly callbacks: Callbacks;
  readonly trace: Trace;
}

/** Notifies the host of a move: callbacks and events. `reportOnce` reports the verdict. */
export function notifyHost(previous: FlowState, next: FlowState, { callbacks, trace }: NotifyOptions): void {
  if (next.step !== previous.step) trace.step(previous, next);
  else if (next.step !== 'capturing') return;

  switch (next.step) {
    case 'capturing':
      if (next.error && !isSameError(previous, next))
        trace.emit({ type: 'error', code: next.error.code, step: previous.step });
      emitPicker(trace, previous, next);
      break;
    case 'reviewing':
      if (previous.step === 'preparing') emitPhoto(trace, previous, next);
      break;
    case 'failed':
      notifyError(next.error, previous, { callbacks, trace });
      break;
    case 'finished':
      callHost(callbacks.onClose, next.outcome);
      break;
    case 'cancelled':
      callHost(next.reason === 'alternative' ? callbacks.onUseAlternative : callbacks.onCancel, {
        step: previous.step,
      });
      break;
    default:
  }
}

/** Notifies the host of an error with which the flow cannot go on. */
export function notifyError(
  error: FaceVerificationError,
  { step }: FlowState,
  { callbacks, trace }: NotifyOptions,
): void {
  trace.emit({ type: 'error', code: error.code, step });
  callHost(callbacks.onError, error);
}

type In<Step extends FlowState['step']> = Extract<FlowState, { step: Step }>;

/** Whether a picker was opened or closed within the step, while the same error stays on the screen. */
function isSameError(previous: FlowState, next: In<'capturing'>): boolean {
  return previous.step === 'capturing' && previous.error === next.error;
}

function emitPicker(trace: Trace, previous: FlowState, next: In<'capturing'>): void {
  const before: Partial<In<'capturing'>> = previous.step === 'capturing' ? previous : {};
  if (next.picker) trace.picker('opened', next.picker);
  else if (before.picker) trace.picker('cancelled', before.picker);
  if (next.lostTo && !before.lostTo) trace.picker('lostPage', next.lostTo);
}

function emitPhoto(trace: Trace, { origin }: In<'preparing'>, { photo }: In<'reviewing'>): void {
  const { width, height, encodes, path, blob, budget, faces } = photo;
  trace.emit({
    type: 'photo',
    origin,
    width,
    height,
    encodes,
    path,
    byteLength: blob.size,
    ...(faces && { faces }),
    ...(budget && { budget: budget.reason, maxBase64Length: budget.maxBase64Length }),
  });
}
