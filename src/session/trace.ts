import type { CatalogReason } from '../codes/reasons.js';
import type { Outcome, Picker } from '../flow/model.js';
import type { FlowState } from '../flow/states.js';
import type { EventDetail, FaceVerificationEvent, TraceEntry } from '../options/events.js';
import type { Callbacks } from '../options/options.js';
import { callHost } from '../shared/callHost.js';

/** Emits events to the host's `onEvent` and keeps the last ones in memory for a report to support. */
export interface Trace {
  emit(event: EventDetail): void;
  /** Emits that the flow has moved to another step. */
  step(previous: FlowState, next: FlowState): void;
  /** Emits that a picker was opened or came back without a photo. */
  picker(status: PickerStatus, picker: Picker): void;
  /** Sets the reason of the next verdict. Only the code that fetches the outcome knows it. */
  setReason(reason: CatalogReason): void;
  /** Emits the verdict. */
  verdict(verdict: Outcome['verdict']): void;
  /** Returns the kept events, oldest first. */
  entries(): readonly TraceEntry[];
}

type PickerStatus = Extract<FaceVerificationEvent, { type: 'picker' }>['status'];

/** Maximum number of kept events. A verification with a retry or two has about 30. */
const MAX_ENTRIES = 60;

/** @param now returns milliseconds since the epoch */
export function createTrace(callbacks: Pick<Callbacks, 'onEvent'>, now: () => number): Trace {
  const entries: TraceEntry[] = [];
  let attempt = 0;
  let since = now();
  let pickerSince = since;
  let reason: CatalogReason = 'unknown';

  function emit(detail: EventDetail): void {
    const event = { schema: 1, attempt, ...detail } as const;
    entries.push({ at: now(), event });
    if (entries.length > MAX_ENTRIES) entries.shift();
    callHost(callbacks.onEvent, event);
  }

  return {
    emit,
    step(previous, next) {
      if (next.step === 'requestingTicket') attempt += 1;
      // A flow may start with a ticket request, or with the order of an earlier page.
      else if (previous.step === 'requestingTicket' || 'order' in next) attempt ||= 1;
      const at = now();
      emit({ type: 'step', step: next.step, from: previous.step, durationMs: Math.max(0, at - since) });
      since = at;
    },
    picker(status, picker) {
      const at = now();
      const durationMs = Math.max(0, at - pickerSince);
      pickerSince = at;
      emit({ type: 'picker', picker, status, ...(status === 'cancelled' && { durationMs }) });
    },
    setReason(found) {
      reason = found;
    },
    verdict: (verdict) => emit({ type: 'verdict', verdict, reason }),
    entries: () => [...entries],
  };
}
