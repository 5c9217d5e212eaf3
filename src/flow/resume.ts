import type { PendingOrder, Picker } from './model.js';
import type { FlowState } from './states.js';

/** Returns the order whose result a state still waits for, if any. */
export function openOrder(state: FlowState): PendingOrder | undefined {
  if (state.step === 'failed') return openOrder(state.retryAt);
  return 'order' in state ? state.order : undefined;
}

/**
 * Returns what the order store has to do after a move, if anything. An order that was given up for another attempt is
 * released. Cancelling keeps the order open, since it may still be decided, and the report of the verdict settles it.
 */
export function orderToRemember(
  previous: FlowState,
  next: FlowState,
): { readonly as: 'save' | 'release'; readonly order: PendingOrder } | undefined {
  const before = openOrder(previous);
  const after = openOrder(next);
  if (after) return after === before ? undefined : { as: 'save', order: after };
  const isDecided = next.step === 'passed' || next.step === 'rejected';
  return before && !isDecided && next.step !== 'cancelled' ? { as: 'release', order: before } : undefined;
}

/** Returns what the picker store has to do after a move: save before a picker opens, clear after `capturing`. */
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
