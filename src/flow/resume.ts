import type { PendingOrder, Picker } from './model.js';
import type { FlowState } from './states.js';

/** The order whose result a state still waits for, if any. */
export function openOrder(state: FlowState): PendingOrder | undefined {
  if (state.step === 'failed') return openOrder(state.retryAt);
  return 'order' in state ? state.order : undefined;
}

/**
 * What the store of orders has to do after a move. A verdict settles its order, so that a second return finds
 * it. Cancelling keeps it: it may still be decided, and whoever comes back is told.
 */
export function orderToRemember(
  previous: FlowState,
  next: FlowState,
): { save: PendingOrder } | { settle: PendingOrder } | 'clear' | undefined {
  const before = openOrder(previous);
  const after = openOrder(next);
  if (after) return after === before ? undefined : { save: after };
  if (!before || next.step === 'cancelled') return undefined;
  return next.step === 'passed' || next.step === 'rejected' ? { settle: before } : 'clear';
}

/** What the store of pickers has to do after a move: written before one opens, gone with the capture step. */
export function pickerToRemember(
  previous: FlowState,
  next: FlowState,
): { save: Picker } | 'clear' | undefined {
  const before = openPicker(previous);
  const after = openPicker(next);
  if (after) return { save: after };
  return before ? 'clear' : undefined;
}

function openPicker(state: FlowState): Picker | undefined {
  return state.step === 'capturing' ? state.picker : undefined;
}
