import type { CatalogReason } from '../codes/reasons.js';
import type { Outcome } from '../flow/model.js';
import type { FlowState } from '../flow/states.js';
import type { EventDetail, TraceEntry } from '../options/events.js';
import type { Callbacks } from '../options/options.js';
import { safely } from '../shared/callHost.js';

/** Tells the host's `onEvent`, and keeps the last of what it told for a report to support. In memory only. */
export interface Trace {
  tell(event: EventDetail): void;
  /** The flow has moved to another step. */
  moved(previous: FlowState, next: FlowState): void;
  /** What the code of the outcome that is about to arrive means: known where the outcome is asked for. */
  explain(reason: CatalogReason): void;
  /** The host was told the verdict. */
  decided(verdict: Outcome['verdict']): void;
  /** Oldest first. */
  entries(): readonly TraceEntry[];
}

/** A verification with a retry or two has about 30. */
const MAX_ENTRIES = 60;

/** `now`: milliseconds since the epoch. */
export function createTrace(callbacks: Pick<Callbacks, 'onEvent'>, now: () => number): Trace {
  const entries: TraceEntry[] = [];
  let attempt = 0;
  let since = now();
  let reason: CatalogReason = 'unknown';

  function tell(detail: EventDetail): void {
    const event = { schema: 1, attempt, ...detail } as const;
    entries.push({ at: now(), event });
    if (entries.length > MAX_ENTRIES) entries.shift();
    safely(callbacks.onEvent, event);
  }

  return {
    tell,
    moved(previous, next) {
      if (next.step === 'requestingTicket') attempt += 1;
      // A given photo makes asking for a ticket the first step; an order may be of an earlier page.
      else if (previous.step === 'requestingTicket' || 'order' in next) attempt ||= 1;
      const at = now();
      tell({ type: 'step', step: next.step, from: previous.step, durationMs: Math.max(0, at - since) });
      since = at;
    },
    explain(found) {
      reason = found;
    },
    decided: (verdict) => tell({ type: 'verdict', verdict, reason }),
    entries: () => [...entries],
  };
}
