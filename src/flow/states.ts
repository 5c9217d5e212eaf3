import type { FaceVerificationError } from '../shared/errors.js';
import type {
  Identity,
  Outcome,
  OutcomeMedia,
  PendingOrder,
  PhotoOrigin,
  Picker,
  PreparedPhoto,
  ResultMedia,
  SourcePhoto,
  Subject,
  Ticket,
} from './model.js';

/**
 * One tagged union; a step owns exactly its data. Steps that wait for a machine are -ing verbs with an effect
 * in `effects.ts`; the others wait for the person.
 */
export type FlowState =
  | { readonly step: 'consenting' }
  | Capturing
  /** `progress`: 0–1, never falling. */
  | {
      readonly step: 'preparing';
      readonly source: Blob;
      readonly origin: PhotoOrigin;
      readonly progress: number;
    }
  | { readonly step: 'reviewing'; readonly photo: PreparedPhoto }
  /** `identity`: what the host prefilled or the person typed before. */
  | { readonly step: 'enteringIdentity'; readonly identity: Partial<Identity> }
  | RequestingTicket
  | HandingOff
  | AwaitingResult
  /** `media`: absent where the host did not ask for it. */
  | { readonly step: 'passed'; readonly outcome: Outcome; readonly media?: MediaState | undefined }
  | {
      readonly step: 'rejected';
      readonly outcome: Outcome;
      readonly subject?: Subject | undefined;
      readonly media?: MediaState | undefined;
      /** How often the person may still try; absent where the host has not said. */
      readonly attemptsLeft?: number | undefined;
    }
  /** No verdict within the time a person can be asked to wait; it may still come. */
  | { readonly step: 'undecided'; readonly order: PendingOrder; readonly subject?: Subject | undefined }
  | { readonly step: 'failed'; readonly error: FaceVerificationError; readonly retryAt: RetryPoint }
  | { readonly step: 'finished'; readonly outcome: Outcome }
  /** `reason`: absent where the person just left. */
  | { readonly step: 'cancelled'; readonly reason?: 'alternative' | undefined };

interface Capturing {
  readonly step: 'capturing';
  /** Why the last photo did not do. */
  readonly error?: FaceVerificationError | undefined;
  /** One was opened and has not answered. It may be closed for long: nothing waits for it. */
  readonly picker?: Picker | undefined;
  /** The page was loaded anew while this one was open, as phones short of memory do. */
  readonly lostTo?: Picker | undefined;
}

interface RequestingTicket {
  readonly step: 'requestingTicket';
  readonly subject: Subject;
  /** 0–1, never falling; absent where the photo travels inside the request itself. */
  readonly uploaded?: number | undefined;
  /** The person asked to go on in this device rather than on another. */
  readonly stayHere?: true | undefined;
}

interface HandingOff {
  readonly step: 'handingOff';
  readonly subject: Subject;
  readonly ticket: Ticket;
  readonly order: PendingOrder;
  readonly stayHere?: true | undefined;
  /** What to show while the SDK runs elsewhere. */
  readonly presentation?: HandoffPresentation | undefined;
}

/** For the eyes of the person alone: the text holds the ticket. */
export interface HandoffPresentation {
  readonly kind: 'qr';
  /** What the QR code says. */
  readonly text: string;
  /** When the code is worth nothing any more, in milliseconds since the epoch. */
  readonly expiresAt: number;
  /** Whether the face check can be done on this device instead. */
  readonly canContinueHere?: boolean | undefined;
}

interface AwaitingResult {
  readonly step: 'awaitingResult';
  readonly order: PendingOrder;
  /** Gone when the page was left and loaded anew: photos and ID numbers are never stored. */
  readonly subject?: Subject | undefined;
  /** What the SDK said on return. A hint, never a verdict: it explains why there is none. */
  readonly returned?: HandoffReturn | undefined;
}

/** Photo and video of the face check come after the verdict, or not at all; they never change it. */
export type MediaState =
  | { readonly status: 'loading'; readonly wanted: ResultMedia }
  | { readonly status: 'missing' }
  | ({ readonly status: 'ready' } & OutcomeMedia);

/** Why the face SDK returned without finishing. It explains a missing result and never decides the verdict. */
export interface HandoffReturn {
  readonly error: FaceVerificationError;
}

/** Where a failed flow goes on when the person retries. */
export type RetryPoint = Extract<
  FlowState,
  { step: 'capturing' | 'enteringIdentity' | 'requestingTicket' | 'awaitingResult' }
>;

export type FlowStep = FlowState['step'];

/** What the user can do. Views and hosts send these and nothing else. */
export type FlowAction =
  | { readonly type: 'ACCEPT_CONSENT' }
  | { readonly type: 'CHOOSE_PHOTO'; readonly source: Blob; readonly origin: PhotoOrigin }
  /** Sent before the picker opens, since the page may not live to see its answer. */
  | { readonly type: 'OPEN_PICKER'; readonly picker: Picker }
  /** Closed without a photo. Not every browser says so. */
  | { readonly type: 'CLOSE_PICKER' }
  /** A source of the host's failed before there was a photo. */
  | { readonly type: 'REPORT_PHOTO_ERROR'; readonly error: FaceVerificationError }
  | { readonly type: 'USE_PHOTO' }
  | { readonly type: 'SUBMIT_IDENTITY'; readonly identity: Identity }
  /** One step back: to the photo, the form, or the consent page. */
  | { readonly type: 'GO_BACK' }
  | { readonly type: 'ASK_RESULT' }
  /** Not on another device: with a new ticket, since the one on show may be used. */
  | { readonly type: 'CONTINUE_HERE' }
  /** Go on after a failure or a rejection. */
  | { readonly type: 'RETRY' }
  /** A whole new attempt with a new ticket. */
  | { readonly type: 'START_OVER' }
  | { readonly type: 'CANCEL' }
  /** Rather by another way than the face, which the host then offers. */
  | { readonly type: 'USE_ALTERNATIVE' }
  | { readonly type: 'FINISH' };

/** What happened. Only effects emit these. */
export type FlowEvent =
  | {
      readonly type: 'ORDER_FOUND';
      readonly order: PendingOrder;
      readonly returned?: HandoffReturn | undefined;
    }
  | { readonly type: 'PICKER_LOST_PAGE'; readonly picker: Picker }
  | { readonly type: 'PHOTO_PROGRESSED'; readonly progress: number }
  | { readonly type: 'PHOTO_PREPARED'; readonly photo: PreparedPhoto }
  | { readonly type: 'UPLOAD_PROGRESSED'; readonly progress: number }
  | { readonly type: 'TICKET_ISSUED'; readonly ticket: Ticket; readonly issuedAt: number }
  | { readonly type: 'HANDOFF_PRESENTED'; readonly presentation: HandoffPresentation }
  | { readonly type: 'SDK_RETURNED'; readonly returned?: HandoffReturn | undefined }
  | { readonly type: 'RESULT_ARRIVED'; readonly outcome: Outcome }
  | { readonly type: 'RESULT_OVERDUE' }
  | { readonly type: 'ATTEMPTS_COUNTED'; readonly attemptsLeft: number }
  | { readonly type: 'MEDIA_ARRIVED'; readonly media: OutcomeMedia }
  | { readonly type: 'FAILED'; readonly error: FaceVerificationError };

export type FlowInput = FlowAction | FlowEvent;

/** What is fixed for the life of a flow. */
export type FlowPlan = {
  readonly consent: boolean;
  /** Recordings of the face check that are fetched after the verdict. */
  readonly resultMedia?: ResultMedia | undefined;
} & (
  | { readonly type: 'match'; readonly sourcePhoto?: SourcePhoto | undefined }
  | { readonly type: 'authmatch'; readonly identity: Partial<Identity> }
);
