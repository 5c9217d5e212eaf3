import type { CatalogReason } from '../codes/reasons.js';
import type { PhotoBudget, PhotoOrigin, PhotoPath } from '../flow/model.js';
import type { FlowStep } from '../flow/states.js';
import type { InAppBrowser } from '../handoff/environment.js';
import type { FaceVerificationErrorCode } from '../shared/errors.js';

/**
 * What `onEvent` is told. Numbers, booleans and words of closed sets, but for the names that the host has given its
 * handoffs: nothing of the person, and nothing that finds the case (`onComplete` and `onError` have that).
 */
export type FaceVerificationEvent = StepEvent | ErrorEvent | PhotoEvent | HandoffEvent | VerdictEvent;

/** In every event. */
interface EventFields {
  /** Of these fields. Raised when one goes or changes its meaning; new types and fields may come without. */
  readonly schema: 1;
  /**
   * Which ticket this is about, counted in this page load: 0 before the first is asked for, 1 for an order that was
   * begun on an earlier page.
   */
  readonly attempt: number;
}

/** The flow has moved. */
interface StepEvent extends EventFields {
  readonly type: 'step';
  readonly step: FlowStep;
  readonly from: FlowStep;
  /** Spent in `from`, in milliseconds by this device's clock; time in the background counts. Never negative. */
  readonly durationMs: number;
}

/** Something went wrong; the person was told what to do. */
interface ErrorEvent extends EventFields {
  readonly type: 'error';
  readonly code: FaceVerificationErrorCode;
  /** Where it arose. */
  readonly step: FlowStep;
}

/** A photo was prepared. */
interface PhotoEvent extends EventFields {
  readonly type: 'photo';
  readonly origin: PhotoOrigin;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly byteLength: number;
  /** How often it was encoded. */
  readonly encodes: number;
  readonly path: PhotoPath;
  /** What it was allowed to weigh, and why; absent for a photo that something else prepared. */
  readonly budget?: PhotoBudget['reason'] | undefined;
  readonly maxBase64Length?: number | undefined;
}

/** Which handoff was taken, which could not handle this environment, and what this environment is. */
interface HandoffEvent extends EventFields {
  readonly type: 'handoff';
  readonly chosen: string;
  readonly skipped: readonly string[];
  readonly mobile: boolean;
  readonly inApp: InAppBrowser | undefined;
}

/** The verdict, once per order, after its step. */
interface VerdictEvent extends EventFields {
  readonly type: 'verdict';
  readonly verdict: 'passed' | 'rejected';
  /** What the partner's code means. */
  readonly reason: CatalogReason;
}

/** An event before it gets what every event has. */
export type EventDetail = WithoutFields<FaceVerificationEvent>;

type WithoutFields<Event> = Event extends unknown ? Omit<Event, keyof EventFields> : never;

/** An event and when it was told, in milliseconds since the epoch by this device's clock. */
export interface TraceEntry {
  readonly at: number;
  readonly event: FaceVerificationEvent;
}
