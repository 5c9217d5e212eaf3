import type { CatalogReason } from '../codes/reasons.js';
import type { InAppBrowser } from '../environment/containers.js';
import type { CameraReport, FacesFound, PhotoBudget, PhotoOrigin, PhotoPath, Picker } from '../flow/model.js';
import type { FlowStep } from '../flow/states.js';
import type { FaceVerificationErrorCode } from '../shared/errors.js';

/**
 * Payload of `onEvent`: numbers, booleans and enum strings, plus the host's names of its handoffs. It holds no personal
 * data, no order number and no trace number; `onComplete` and `onError` have those.
 */
export type FaceVerificationEvent =
  | StepEvent
  | ErrorEvent
  | CameraEvent
  | PickerEvent
  | PhotoEvent
  | HandoffEvent
  | VerdictEvent;

/** Fields of every event. */
interface EventFields {
  /** Schema version. Incremented when a field is removed or changes its meaning; additions keep it. */
  readonly schema: 1;
  /**
   * Number of the ticket within this page load. 0 before the first request, 1 for an order of an earlier page.
   */
  readonly attempt: number;
}

/** The flow has moved. */
interface StepEvent extends EventFields {
  readonly type: 'step';
  readonly step: FlowStep;
  readonly from: FlowStep;
  /** Time in `from` in milliseconds, by this device's clock. Includes time in the background. Never negative. */
  readonly durationMs: number;
}

/** An error occurred. The user sees what to do. */
interface ErrorEvent extends EventFields {
  readonly type: 'error';
  readonly code: FaceVerificationErrorCode;
  /** Step in which it occurred. */
  readonly step: FlowStep;
}

/** The in-page camera was offered, has opened or failed, or has taken a photo. */
interface CameraEvent extends EventFields, CameraReport {
  readonly type: 'camera';
}

/** The phone's camera app or album was opened or has come back without a photo. A photo is reported by its own event. */
interface PickerEvent extends EventFields {
  readonly type: 'picker';
  readonly picker: Picker;
  /** `lostPage`: the browser discarded the page meanwhile. Old browsers do not report `cancelled`. */
  readonly status: 'opened' | 'cancelled' | 'lostPage';
  /** Time for which it was open in milliseconds. Absent unless it was cancelled. */
  readonly durationMs?: number | undefined;
}

/** A photo was prepared. */
interface PhotoEvent extends EventFields {
  readonly type: 'photo';
  readonly origin: PhotoOrigin;
  /** Width in pixels. */
  readonly width: number;
  /** Height in pixels. */
  readonly height: number;
  /** Size of the JPEG in bytes. */
  readonly byteLength: number;
  /** Number of full encodes. */
  readonly encodes: number;
  readonly path: PhotoPath;
  /** Reason for the size limit. Absent if the widget did not prepare the photo. */
  readonly budget?: PhotoBudget['reason'] | undefined;
  readonly maxBase64Length?: number | undefined;
  /** Faces that the host's detector has found. Absent without a detector. */
  readonly faces?: FacesFound | undefined;
}

/** A handoff was chosen. */
interface HandoffEvent extends EventFields {
  readonly type: 'handoff';
  /** Name of the handoff. */
  readonly chosen: string;
  /** Names of the handoffs that cannot handle this environment. */
  readonly skipped: readonly string[];
  readonly mobile: boolean;
  readonly inApp: InAppBrowser | undefined;
  /** Whether the page is in a mini-program's web-view. `inApp` names the app around it. */
  readonly miniProgram: boolean;
}

/** The verdict is known. Emitted once per order, after the event of its step. */
interface VerdictEvent extends EventFields {
  readonly type: 'verdict';
  readonly verdict: 'passed' | 'rejected';
  /** Meaning of the partner's code. */
  readonly reason: CatalogReason;
}

/** An event without the common fields. */
export type EventDetail = WithoutFields<FaceVerificationEvent>;

type WithoutFields<Event> = Event extends unknown ? Omit<Event, keyof EventFields> : never;

/** An event with its time. */
export interface TraceEntry {
  /** Milliseconds since the epoch, by this device's clock. */
  readonly at: number;
  readonly event: FaceVerificationEvent;
}
