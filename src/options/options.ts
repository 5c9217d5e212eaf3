import type { CameraDevices } from '../camera/cameraDevices.js';
import type { ApiOptions } from '../client/apiOptions.js';
import type { UploadPhoto } from '../client/createUploader.js';
import type { DetectFaces, HeicDecoder, Identity, Outcome, ResultMedia, SourcePhoto } from '../flow/model.js';
import type { FlowStep } from '../flow/states.js';
import type { Handoff } from '../handoff/adapter.js';
import type { FaceVerificationError } from '../shared/errors.js';
import type { FaceVerificationEvent } from './events.js';

/** Options of one verification. All but the callbacks are fixed at mount; another `userId` starts from the beginning. */
export type FaceVerificationOptions = MatchOptions | AuthmatchOptions;

/** Compares the face with the user's own photo, which the widget takes or picks. */
export interface MatchOptions extends CommonOptions {
  readonly type: 'match';
  /** Source of the photo, and the way it is sent. */
  readonly photo?: PhotoOptions | undefined;
  readonly identity?: undefined;
}

/** Compares the face with the authority's record, by name and ID number. */
export interface AuthmatchOptions extends CommonOptions {
  readonly type: 'authmatch';
  /** Prefilled name and ID number. The user can change them. */
  readonly identity?: Partial<Identity> | undefined;
  readonly photo?: undefined;
}

/** Photo as an app's camera returns it. A string is a `data:` URL or base64. */
export type TakenPhoto = Blob | ArrayBuffer | string;

export interface PhotoOptions {
  /** A photo that the host already has. The widget then takes none. Base64 in `self` must be under the limit. */
  readonly source?: SourcePhoto | undefined;
  /**
   * Uploads the prepared JPEG to the host's file server and returns its path (`fds`) or link (`uri`). The partner
   * recommends this over base64. `uploadForm` of `face-verification-flow/core` makes such a function. Each photo is
   * uploaded once. The timeout is 120 s; then the attempt fails with `request_timed_out`.
   */
  readonly upload?: UploadPhoto | undefined;
  /**
   * Takes a photo with the app's own camera, which is offered beside 拍照 and 相册. Resolve with a Blob, a buffer, or text
   * that is a `data:` URL or base64; resolve with `undefined` to cancel. It has no timeout, since the user is in the app's
   * camera; another tap aborts `signal` and calls it again.
   */
  readonly takePhoto?: ((signal: AbortSignal) => Promise<TakenPhoto | undefined>) | undefined;
  /** Camera inside the page. It is offered first if the browser has one. `false` leaves the phone's camera and album. */
  readonly camera?: CameraOptions | false | undefined;
  /**
   * Decodes HEIC photos of iPhones where the browser cannot: `heicDecoder()` of `face-verification-flow/heic`, in the script
   * tag `FaceVerification.heicDecoder()`. Without it such a photo ends in `photo_format_unsupported`. Its timeout is 90 s.
   */
  readonly heic?: HeicDecoder | undefined;
  /**
   * Exclusive upper limit for the photo's base64, in characters: 20,000 to 400,000. A slow connection and a retry after a
   * timeout lower it. Without it, a photo of a large face has 200,000 characters: a shot of the camera in the page, or a
   * photo in which a detector finds one large face. With it, the face lowers nothing.
   * @default 400_000
   */
  readonly maxBase64Length?: number | undefined;
  /**
   * Whether a photo cannot be used that is smaller than 480 pixels on its short side or nearly black. Otherwise it is shown
   * with a hint, and taking another one is offered first.
   * @default false
   */
  readonly blockDoubtful?: boolean | undefined;
}

export interface CameraOptions {
  /**
   * Source of camera streams. `createFakeCamera` of `face-verification-flow/mocks` is one for tests.
   * @default navigator.mediaDevices
   */
  readonly devices?: CameraDevices | undefined;
  /**
   * Id of the camera to open first, from `enumerateDevices()` or `requestCamera()`, such as the external camera of a counter.
   * If it is not there, the front camera is opened. The user can choose another one.
   * @default the front camera
   */
  readonly deviceId?: string | undefined;
  /**
   * Whether the photo is taken automatically, after a countdown of two seconds during which one face is well in the frame.
   * The user can toggle it. It needs a face detector; without one the user takes the photo.
   * @default false
   */
  readonly autoCapture?: boolean | undefined;
  /**
   * Detects faces, on the device: in the preview, so that the user is guided to the frame and the photo can be praised and
   * taken automatically, and in every photo before it is reviewed, also from the album. The preview asks at most every
   * 750 ms and never waits. An answer after 2 s is not used. The camera goes on without the detector if it rejects, is late
   * three times in a row or has not answered for 15 s; the event `camera` then has the status `detectorFailed`.
   * @default the browser's own FaceDetector, which few browsers have
   */
  readonly detectFaces?: DetectFaces | undefined;
}

interface CommonOptions extends Callbacks {
  /** Address of the host's backend and how to call it. */
  readonly api: ApiOptions;
  /**
   * Unique and stable id of the user: 1–32 letters, digits, `_` or `-`, such as an internal account number or a UUID without
   * hyphens. Do not use a phone or ID number. The package's gateway takes the user of the session instead
   * (https://cloud.tencent.com/document/product/1007/114144).
   */
  readonly userId: string;
  /** How the ticket reaches the face SDK, such as `redirectHandoff({ loginUrl })`, or a function of the host. */
  readonly handoff: Handoff;
  /**
   * Milliseconds after which a ticket is not used anymore and a new one is requested. The default is the lifetime of
   * a faceId (https://cloud.tencent.com/developer/article/1893550).
   * @default 300_000
   */
  readonly ticketTtlMs?: number | undefined;
  /**
   * Whether the device's back button goes one step back in the flow, and so loses no photo. Each step adds an entry to the
   * history with the page's own address and `history.state`; they stay when the flow is over, and one press passes them all.
   * @default false, and true in the script tag's `mount`
   */
  readonly backButton?: boolean | undefined;
  /**
   * Names and texts on the consent page. During development a warning names those that the law asks for and that are missing
   * (docs/compliance.md). Pass `false` if the host has asked for consent itself.
   */
  readonly consent?: ConsentOptions | false | undefined;
  /**
   * How long an order is remembered. An open one is queried by the next visit. A settled one is queried and shown again
   * after a reload or the back button, until the user closes the result or the host removes the widget. With `false`
   * nothing is stored, and a handoff that leaves the page does not find its result.
   */
  readonly resume?: ResumeOptions | false | undefined;
  /**
   * Recordings of the face check on the result page. They are fetched after the verdict; by default there are none.
   * @default undefined
   */
  readonly resultMedia?: ResultMedia | undefined;
  /** More content of the result page. */
  readonly result?: ResultOptions | undefined;
  /**
   * Way to reach support: a telephone number, an e-mail address, or an http(s) address. A page that cannot be helped by
   * trying again leads there, with the numbers and the report on the clipboard.
   * @default `consent.contact`, if it is one of these
   */
  readonly support?: string | undefined;
  /**
   * Address that the user opens in another browser where this one cannot run the face SDK, as in a mini-program. It is
   * copied by 复制链接. Set it where the page's own address is of no use there, such as one that needs the app's login.
   * @default the address of the page
   */
  readonly browserUrl?: string | undefined;
}

export interface ResultOptions {
  /**
   * Returns how many attempts the user has left, as the host's backend knows. Called once per rejection. With 0 no retry
   * is offered. `undefined`, a failure, or no answer within 10 s shows nothing.
   */
  readonly getAttemptsLeft?:
    | ((outcome: Outcome, signal: AbortSignal) => number | undefined | Promise<number | undefined>)
    | undefined;
  /**
   * Show the scores of liveness and comparison, 0–100. They mean little to a user.
   * @default false
   */
  readonly showScores?: boolean | undefined;
  /** Name of the person as the host shows it, masked, such as 张*明. It is shown with 核验通过 and goes nowhere else. */
  readonly maskedName?: string | undefined;
  /** Sentence that says what comes next, such as 接下来为您办理领取。 It is shown with 核验通过. */
  readonly next?: string | undefined;
  /**
   * Milliseconds after which 核验通过 finishes by itself, as a tap on 完成 does: 500 to 60,000. The page should go on with a
   * page of its own then. In large type it waits for the tap.
   * @default undefined, for never
   */
  readonly finishAfterMs?: number | undefined;
}

export interface ConsentOptions {
  /**
   * Version of the text, as `onConsent` reports it. Required with `terms`, and if `messages` changes the consent page.
   * @default the version of the built-in text
   */
  readonly version?: string | undefined;
  /** The host's own text instead of the list of what, how, who, how long and which rights. */
  readonly terms?: readonly { readonly title: string; readonly text: string }[] | undefined;
  /**
   * Further recipients of the data, besides the SDK's provider and the identity authorities. The law asks for name, contact,
   * purpose and kinds of data of each (PIPL art. 23), so a name alone causes a warning during development.
   */
  readonly recipients?: readonly (string | ConsentRecipient)[] | undefined;
  /** Name of the personal information handler: who asks for consent. */
  readonly handler?: string | undefined;
  /** Purpose of the face check, such as 领取保险金. */
  readonly purpose?: string | undefined;
  /** Contact of the handler. */
  readonly contact?: string | undefined;
  /**
   * Way to withdraw the consent: a telephone number, an e-mail address or an http(s) address, or a function that withdraws it
   * on the host's server. With it the result page has 撤回同意, and the consent page names the way. The function may be called
   * again after a rejection; its timeout is 20 s.
   * @default undefined
   */
  readonly withdrawal?: string | (() => void | Promise<void>) | undefined;
  /** How long the photo and the result are kept. */
  readonly retention?: string | undefined;
  /**
   * The act that gives consent: a checkbox and then the button, or the button alone, which says what it means. The law asks
   * for consent that is separate, explicit and voluntary and names no form (PIPL art. 14 and 29); Tencent asks for an act of
   * the user and forbids a ticked box. Ask your lawyers before you choose `button`, which saves a tap.
   * @default 'checkbox'
   */
  readonly confirm?: 'checkbox' | 'button' | undefined;
  /**
   * Whether the user is asked for the age in `match`: a guardian agrees for a child under 14, and a minor from 14 on reads a
   * note. In `authmatch` the ID number shows the age, and there is no question.
   * @default false
   */
  readonly minors?: boolean | undefined;
  /** Address of the full agreement. It opens in a new window. */
  readonly agreementUrl?: string | undefined;
}

/** A recipient of personal data, as the consent page names it. */
export interface ConsentRecipient {
  readonly name: string;
  /** Telephone number, e-mail address or web address. */
  readonly contact: string;
  /** Purpose for which it receives the data, such as 存证. */
  readonly purpose: string;
  /** Kinds of data that it receives, such as 核验结果. */
  readonly data: string;
}

export interface ResumeOptions {
  /**
   * Milliseconds for which an order is remembered.
   * @default 1_800_000
   */
  readonly maxAgeMs?: number | undefined;
}

/** Consent of the user, for the host's records. The law asks for proof of consent. */
export interface ConsentRecord {
  /** Version of the consent text. */
  readonly version: string;
  /** Milliseconds since the epoch, by this device's clock. */
  readonly agreedAt: number;
  /** Who agreed. A guardian agrees for a child under 14, after the consent that the child's device gave before. */
  readonly by: 'self' | 'guardian';
  /** BCP 47 tag of the text. Absent without the widget's own screens. */
  readonly locale?: string | undefined;
  /**
   * SHA-256 of the text that was on the screen, in lower-case hexadecimal digits. `readConsentText` returns that text.
   * Absent without the widget's own screens, and if the code for it could not be loaded.
   */
  readonly textSha256?: string | undefined;
}

/** Callbacks of the host. A throw is reported to the page and never stops the flow. */
export interface Callbacks {
  /**
   * Called with the verdict as soon as it is known, exactly once per order: by the tab that learns it first. Another tab
   * and a reload show the same verdict and do not call it. Without Web Locks or storage, or if the page dies during the
   * call, it is called at least once, so make your work idempotent by `orderNo`. Check the verdict on the server too.
   */
  readonly onComplete?: ((outcome: Outcome) => void) | undefined;
  /**
   * Called when the user has read the result and closes the page: in every tab that shows the verdict, also in one that
   * has not called `onComplete`. Move on to your next page here.
   */
  readonly onClose?: ((outcome: Outcome) => void) | undefined;
  /** Called with every error that stops the flow. The user sees it too, with what to do. */
  readonly onError?: ((error: FaceVerificationError) => void) | undefined;
  /**
   * Called when the user leaves by 退出 or 稍后再看: before there is a verdict, or after consent was withdrawn. Not called when
   * the page is closed or the widget removed. The widget stays on 已退出核验 or 结果稍后可以再看 until the host moves on or
   * removes it.
   */
  readonly onCancel?: ((at: { readonly step: FlowStep }) => void) | undefined;
  /** Called when the user has given consent, before anything is collected. Called again for each new consent. */
  readonly onConsent?: ((record: ConsentRecord) => void) | undefined;
  /**
   * Called instead of `onCancel` when the user wants another way than the face (换一种方式). The widget offers it if this
   * callback exists. The law asks for one (http://www.cww.net.cn/article?id=599339, art. 10).
   */
  readonly onUseAlternative?: ((at: { readonly step: FlowStep }) => void) | undefined;
  /**
   * Called when the session has ended and the user taps 去登录. The widget offers it if this callback exists. The flow
   * stays where it is, so that the user can go on after signing in.
   */
  readonly onSignIn?: ((at: { readonly step: FlowStep }) => void) | undefined;
  /** Called with events for analytics: a versioned schema without personal data. */
  readonly onEvent?: ((event: FaceVerificationEvent) => void) | undefined;
}
