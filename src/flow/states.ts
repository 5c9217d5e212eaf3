import type { FaceVerificationError } from '../shared/errors.js';
import { getOwn } from '../shared/getOwn.js';
import type { AgeBand } from './age.js';
import type {
  CameraReport,
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
 * State of a verification: a tagged union, in which each step has exactly its data. New steps come in minor versions, so
 * a `switch` over `step` needs a `default`. The effects of steps that wait for a machine are in `effects.ts`.
 */
export type FlowState =
  /** `found` is an order that only the address of the page names. Its result is requested after consent. */
  | { readonly step: 'consenting'; readonly found?: FoundOrder | undefined }
  | Capturing
  /** `progress` is 0–1 and never falls. */
  | {
      readonly step: 'preparing';
      readonly source: Blob;
      readonly origin: PhotoOrigin;
      /** Set if the face is known to be large, so that the photo needs fewer bytes. */
      readonly largeFace?: boolean | undefined;
      readonly progress: number;
    }
  | { readonly step: 'reviewing'; readonly photo: PreparedPhoto }
  /** `identity` is what the host prefilled or the user typed before. */
  | { readonly step: 'enteringIdentity'; readonly identity: Partial<Identity> }
  | CheckingAge
  | RequestingTicket
  | HandingOff
  | Interrupted
  | AwaitingResult
  /** `media` is absent if the host did not ask for it. */
  | { readonly step: 'passed'; readonly outcome: Outcome; readonly media?: MediaState | undefined }
  | {
      readonly step: 'rejected';
      readonly outcome: Outcome;
      readonly subject?: Subject | undefined;
      readonly media?: MediaState | undefined;
      /** Number of attempts left. Absent if the host does not know. */
      readonly attemptsLeft?: number | undefined;
    }
  /** There is no verdict after all polls. It may still come. `asking` is set while the result is queried unseen. */
  | {
      readonly step: 'undecided';
      readonly order: PendingOrder;
      readonly subject?: Subject | undefined;
      readonly asking?: true | undefined;
    }
  | { readonly step: 'failed'; readonly error: FaceVerificationError; readonly retryAt: RetryPoint }
  | { readonly step: 'finished'; readonly outcome: Outcome }
  | Withdrawing
  /** `reason` is absent if the user left without choosing another way. */
  | Cancelled;

interface Cancelled {
  readonly step: 'cancelled';
  readonly reason?: 'alternative' | undefined;
  /** Order whose result may still come. */
  readonly pending?: PendingOrder | undefined;
}

/** The user withdraws the consent. Nothing of the verification is kept. */
interface Withdrawing {
  readonly step: 'withdrawing';
  /** Set when the device is erased and the host has been asked to withdraw it. */
  readonly done?: true | undefined;
}

interface FoundOrder {
  readonly order: PendingOrder;
  readonly returned?: HandoffReturn | undefined;
}

interface Capturing {
  readonly step: 'capturing';
  /** Why the last photo was not usable. */
  readonly error?: FaceVerificationError | undefined;
  /** Picker that was opened and has not returned. It may be closed already, since not every browser reports that. */
  readonly picker?: Picker | undefined;
  /** Picker that was open when the browser discarded the page, as phones with little memory do. */
  readonly lostTo?: Picker | undefined;
}

/** A minor is protected before anything about them is sent, or their age is asked for. */
export interface CheckingAge {
  readonly step: 'checkingAge';
  /** A guardian has to agree for `under14`; `under18` reads a note. Absent while the user is asked for the age. */
  readonly band?: AgeBand | undefined;
  /** Absent in `match`, where the user says how old they are. */
  readonly identity?: Identity | undefined;
}

interface RequestingTicket {
  readonly step: 'requestingTicket';
  readonly subject: Subject;
  /** Uploaded fraction, 0–1, never falling. Absent if the photo is part of the request. */
  readonly uploaded?: number | undefined;
  /** Set if the user chose to continue on this device rather than on another. */
  readonly stayHere?: true | undefined;
}

interface HandingOff {
  readonly step: 'handingOff';
  readonly subject: Subject;
  readonly ticket: Ticket;
  readonly order: PendingOrder;
  readonly stayHere?: true | undefined;
  /** Content to show while the SDK runs elsewhere. */
  readonly presentation?: HandoffPresentation | undefined;
  /** Set if the user has reported the end while the content is shown. It stays, since they may have been too early. */
  readonly reportedDone?: true | undefined;
}

/** Content that only the user may see: the text holds the ticket. */
export interface HandoffPresentation {
  readonly kind: 'qr';
  /** Text of the QR code. */
  readonly text: string;
  /** End of the code's validity, in milliseconds since the epoch. */
  readonly expiresAt: number;
  /** Whether the face check can be done on this device instead. */
  readonly canContinueHere?: boolean | undefined;
  /** Whether the code has been scanned, if the handoff knows that. It presents the same code again then. */
  readonly isScanned?: boolean | undefined;
}

/** The user is back and may not have done the face check. The result is queried unseen and has the last word. */
interface Interrupted {
  readonly step: 'interrupted';
  readonly order: PendingOrder;
  /** Absent after a page load, since photos and ID numbers are never stored. */
  readonly subject?: Subject | undefined;
  /** Why the SDK returned. Absent if it reported nothing, as after the back button. */
  readonly returned?: HandoffReturn | undefined;
}

interface AwaitingResult {
  readonly step: 'awaitingResult';
  readonly order: PendingOrder;
  /** Absent after a page load, since photos and ID numbers are never stored. */
  readonly subject?: Subject | undefined;
  /** Set if an earlier page has queried the result already, so that the user does not wait as long again. */
  readonly brief?: true | undefined;
}

/** Photo and video of the face check. They arrive after the verdict and never change it. */
export type MediaState =
  | { readonly status: 'loading'; readonly wanted: ResultMedia }
  | { readonly status: 'missing' }
  | ({ readonly status: 'ready' } & OutcomeMedia);

/** Why the face SDK returned without finishing. It explains a missing result and never decides the verdict. */
export interface HandoffReturn {
  readonly error: FaceVerificationError;
}

/** State in which a failed flow continues when the user retries. */
export type RetryPoint = Extract<
  FlowState,
  {
    step:
      | 'consenting'
      | 'capturing'
      | 'preparing'
      | 'enteringIdentity'
      | 'requestingTicket'
      | 'awaitingResult'
      | 'withdrawing';
  }
>;

/** Name of a step. New steps come in minor versions, so handle unknown ones. */
export type FlowStep = FlowState['step'];

/** The consent text as it was on the screen. */
export interface ShownConsent {
  /** BCP 47 tag of the text. */
  readonly locale: string;
  /** SHA-256 of the text, in lower-case hexadecimal digits. */
  readonly textSha256: string;
}

/** Something that the user did. Views and hosts send nothing else. */
export type FlowAction =
  /** The user consents, or the guardian does in `checkingAge`. `shown` is what the view knows of the text. */
  | { readonly type: 'ACCEPT_CONSENT'; readonly shown?: ShownConsent | undefined }
  /** Says in which band the age is; `undefined` from 18 on. */
  | { readonly type: 'CHOOSE_AGE'; readonly band: AgeBand | undefined }
  /** A minor from 14 on has read the note. */
  | { readonly type: 'CONTINUE' }
  /** `largeFace` is set if the face is known to fill a third of the picture's shorter side or more. */
  | {
      readonly type: 'CHOOSE_PHOTO';
      readonly source: Blob;
      readonly origin: PhotoOrigin;
      readonly largeFace?: boolean | undefined;
    }
  /** Sent before the picker opens, since the browser may discard the page meanwhile. */
  | { readonly type: 'OPEN_PICKER'; readonly picker: Picker }
  /** The picker was closed without a photo. Not every browser reports this. */
  | { readonly type: 'CLOSE_PICKER' }
  /** The host's camera failed before there was a photo. */
  | { readonly type: 'REPORT_PHOTO_ERROR'; readonly error: FaceVerificationError }
  /** A part of the user interface did not load. The step stays; the host is notified by `onError`. */
  | { readonly type: 'REPORT_PART_ERROR'; readonly error: FaceVerificationError }
  /** The in-page camera did something. The step stays; the host is notified by `onEvent`. */
  | { readonly type: 'REPORT_CAMERA'; readonly report: CameraReport }
  | { readonly type: 'USE_PHOTO' }
  | { readonly type: 'SUBMIT_IDENTITY'; readonly identity: Identity }
  /** Goes one step back: to the photo, the form, or the consent page. */
  | { readonly type: 'GO_BACK' }
  | { readonly type: 'ASK_RESULT' }
  /** Continues on this device with a new ticket, since the shown one may be used already. */
  | { readonly type: 'CONTINUE_HERE' }
  /** Continues after a failure or a rejection, or with a new QR code instead of an expired one. */
  | { readonly type: 'RETRY' }
  /** Starts a new attempt with a new ticket. */
  | { readonly type: 'START_OVER' }
  | { readonly type: 'CANCEL' }
  /** Asks the host for another way than the face. */
  | { readonly type: 'USE_ALTERNATIVE' }
  /** Asks the host to let the user sign in. The flow stays where it is. */
  | { readonly type: 'SIGN_IN' }
  /** Withdraws the consent, in every step after it. */
  | { readonly type: 'WITHDRAW_CONSENT' }
  | { readonly type: 'FINISH' };

/** Something that happened. Only effects emit these. */
export type FlowEvent =
  | ({
      readonly type: 'ORDER_FOUND';
      /** Set if only the address of the page names the order. */
      readonly isFromLink?: true | undefined;
    } & FoundOrder)
  /** No handoff can work on this page. Ignored once the user has something to lose. */
  | { readonly type: 'HANDOFF_REFUSED'; readonly error: FaceVerificationError }
  /** Another person may use the page from now on. */
  | { readonly type: 'PERSON_LEFT' }
  | { readonly type: 'PICKER_LOST_PAGE'; readonly picker: Picker }
  | { readonly type: 'PHOTO_PROGRESSED'; readonly progress: number }
  | { readonly type: 'PHOTO_PREPARED'; readonly photo: PreparedPhoto }
  | { readonly type: 'UPLOAD_PROGRESSED'; readonly progress: number }
  | { readonly type: 'TICKET_ISSUED'; readonly ticket: Ticket; readonly issuedAt: number }
  | { readonly type: 'HANDOFF_PRESENTED'; readonly presentation: HandoffPresentation }
  | { readonly type: 'SDK_RETURNED'; readonly returned?: HandoffReturn | undefined }
  | { readonly type: 'RESULT_ARRIVED'; readonly outcome: Outcome }
  | { readonly type: 'RESULT_OVERDUE' }
  | { readonly type: 'CONSENT_WITHDRAWN' }
  | { readonly type: 'ATTEMPTS_COUNTED'; readonly attemptsLeft: number }
  | { readonly type: 'MEDIA_ARRIVED'; readonly media: OutcomeMedia }
  | { readonly type: 'FAILED'; readonly error: FaceVerificationError };

export type FlowInput = FlowAction | FlowEvent;

/** The types of all actions. A forgotten type does not compile. */
const actionTypes: Readonly<Record<FlowAction['type'], true>> = {
  ACCEPT_CONSENT: true,
  CHOOSE_AGE: true,
  CONTINUE: true,
  CHOOSE_PHOTO: true,
  OPEN_PICKER: true,
  CLOSE_PICKER: true,
  REPORT_PHOTO_ERROR: true,
  REPORT_PART_ERROR: true,
  REPORT_CAMERA: true,
  USE_PHOTO: true,
  SUBMIT_IDENTITY: true,
  GO_BACK: true,
  ASK_RESULT: true,
  CONTINUE_HERE: true,
  RETRY: true,
  START_OVER: true,
  CANCEL: true,
  USE_ALTERNATIVE: true,
  SIGN_IN: true,
  WITHDRAW_CONSENT: true,
  FINISH: true,
};

/** Whether an input is an action. JavaScript hosts may send anything. */
export function isFlowAction(input: FlowInput): input is FlowAction {
  return getOwn<true>(actionTypes, String(input?.type)) === true;
}

/** Settings of a flow that never change. */
export type FlowPlan = {
  readonly consent: boolean;
  /** Recordings of the face check that are fetched after the verdict. */
  readonly resultMedia?: ResultMedia | undefined;
} & (
  | {
      readonly type: 'match';
      readonly sourcePhoto?: SourcePhoto | undefined;
      /** Whether the user is asked for the age after consent. */
      readonly minors?: boolean | undefined;
    }
  | { readonly type: 'authmatch'; readonly identity: Partial<Identity> }
);
