import type { CameraDevices } from '../camera/cameraDevices.js';
import type { ApiOptions } from '../client/apiOptions.js';
import type { UploadPhoto } from '../client/createUploader.js';
import type { Identity, Outcome, ResultMedia, SourcePhoto } from '../flow/model.js';
import type { FlowStep } from '../flow/states.js';
import type { Handoff } from '../handoff/adapter.js';
import type { FaceVerificationError } from '../shared/errors.js';
import type { FaceVerificationEvent } from './events.js';

/** All options but the callbacks are fixed at mount. */
export type FaceVerificationOptions = MatchOptions | AuthmatchOptions;

/** Liveness against the person's own photo, which the widget takes or picks. */
export interface MatchOptions extends CommonOptions {
  readonly type: 'match';
  /** Where the photo comes from and how it travels. */
  readonly photo?: PhotoOptions | undefined;
  readonly identity?: undefined;
}

/** Liveness against the authority's record, by name and ID number. */
export interface AuthmatchOptions extends CommonOptions {
  readonly type: 'authmatch';
  /** Prefilled; the person may change it. */
  readonly identity?: Partial<Identity> | undefined;
  readonly photo?: undefined;
}

export interface PhotoOptions {
  /** The host has a photo, or knows where one is: nothing is captured. `self` is base64 under the limit. */
  readonly source?: SourcePhoto | undefined;
  /**
   * Sends the prepared JPEG to the host's file server and gives its path (`fds`) or link (`uri`), which the partner
   * recommends over base64. `uploadForm` of `face-verification-flow/core` makes one. Each photo is uploaded once.
   */
  readonly upload?: UploadPhoto | undefined;
  /** The app's own camera, offered beside 拍照 and 相册. Resolving with `undefined` is a cancel. */
  readonly takePhoto?: ((signal: AbortSignal) => Promise<Blob | undefined>) | undefined;
  /**
   * The camera inside the page, offered first wherever the browser has one. `false`: only what the phone itself
   * opens.
   */
  readonly camera?: CameraOptions | false | undefined;
  /** The photo's base64 stays strictly shorter than this. Default and maximum: 400,000 characters. */
  readonly maxBase64Length?: number | undefined;
}

export interface CameraOptions {
  /** Default: `navigator.mediaDevices`. Source of camera streams; `createFakeCamera` of `face-verification-flow/mocks` is one for tests. */
  readonly devices?: CameraDevices | undefined;
  /** Whether the photo takes itself after a steady second, to begin with; the person can switch it. Default: no. */
  readonly autoCapture?: boolean | undefined;
}

interface CommonOptions extends Callbacks {
  /** Where the host's backend is, and how it is asked. */
  readonly api: ApiOptions;
  /**
   * Unique and stable per person: the same person always has the same one. 1–32 letters, digits, `_` or `-`
   * (https://cloud.tencent.com/document/product/1007/114144: no special characters, at most 32).
   */
  readonly userId: string;
  /** How the ticket reaches the face SDK, such as `redirectHandoff({ loginUrl })`, or a function of the host's. */
  readonly handoff: Handoff;
  /**
   * Milliseconds after which a ticket is not used anymore and a new one is requested. The default is the lifetime of
   * a faceId (https://cloud.tencent.com/developer/article/1893550).
   * @default 300_000
   */
  readonly ticketTtlMs?: number | undefined;
  /** What the consent page names; `false` where the host has asked for consent itself. */
  readonly consent?: ConsentOptions | false | undefined;
  /** `false`: an open order is forgotten with the page. Handoffs that leave the page need it. */
  readonly resume?: ResumeOptions | false | undefined;
  /**
   * Recordings of the face check on the result page. They are fetched after the verdict; by default there are none.
   * @default undefined
   */
  readonly resultMedia?: ResultMedia | undefined;
  /** What else the result page shows. */
  readonly result?: ResultOptions | undefined;
}

export interface ResultOptions {
  /**
   * How often the person may still try after a rejection, as the host's backend knows; asked once per rejection.
   * With 0 no retry is offered. `undefined`, a failure, or no answer within 10 s says nothing.
   */
  readonly getAttemptsLeft?:
    | ((outcome: Outcome, signal: AbortSignal) => number | undefined | Promise<number | undefined>)
    | undefined;
  /** Shows the scores of liveness and comparison, 0–100. Default: no, since they mean little to a person. */
  readonly showScores?: boolean | undefined;
}

export interface ConsentOptions {
  /**
   * Which text this is, as `onConsent` tells it. Default: the version of the widget's own. Needed with `terms` and
   * wherever `messages` changes the words of the consent page.
   */
  readonly version?: string | undefined;
  /** The host's own text, in place of the widget's list of what, how, who, how long and which rights. */
  readonly terms?: readonly { readonly title: string; readonly text: string }[] | undefined;
  /** Who else receives the data, besides the SDK's provider and the identity authorities. */
  readonly recipients?: readonly string[] | undefined;
  /** Who asks: the handler of the personal information, as the law names it. */
  readonly handler?: string | undefined;
  /** What for, such as 领取保险金. */
  readonly purpose?: string | undefined;
  /** How to reach the handler. */
  readonly contact?: string | undefined;
  /** How long the photo and the result are kept. */
  readonly retention?: string | undefined;
  /** The full agreement. Opens in a new window. */
  readonly agreementUrl?: string | undefined;
}

export interface ResumeOptions {
  /** How long an open order is worth asking for, in milliseconds. Default: 30 minutes. */
  readonly maxAgeMs?: number | undefined;
}

/** What the person agreed to, for the host's records: the law asks for proof of consent. */
export interface ConsentRecord {
  /** Of the text. */
  readonly version: string;
  /** Milliseconds since the epoch, by this device's clock. */
  readonly agreedAt: number;
}

/** A throw in any of these is reported to the page and never moves the flow. */
export interface Callbacks {
  /** The verdict, once per order, as soon as it is known. Check it on the server too: a page can be tampered with. */
  readonly onComplete?: ((outcome: Outcome) => void) | undefined;
  /** The person has read the result and closes the page. */
  readonly onClose?: ((outcome: Outcome) => void) | undefined;
  /** Shown to the person as well, with what to do. */
  readonly onError?: ((error: FaceVerificationError) => void) | undefined;
  /** The person has left before the end. */
  readonly onCancel?: ((at: { readonly step: FlowStep }) => void) | undefined;
  /** The person has ticked the box and gone on. Told before anything is collected, again for each new consent. */
  readonly onConsent?: ((record: ConsentRecord) => void) | undefined;
  /**
   * The person wants another way than the face (换一种方式), which is offered wherever this is given: the law wants
   * one (http://www.cww.net.cn/article?id=599339, art. 10). Told in place of `onCancel`.
   */
  readonly onUseAlternative?: ((at: { readonly step: FlowStep }) => void) | undefined;
  /** For analytics: a versioned schema, no personal data. */
  readonly onEvent?: ((event: FaceVerificationEvent) => void) | undefined;
}
