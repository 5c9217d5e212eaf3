import type { CameraErrorKind, Hint } from '../../camera/cameraState.js';
import type { CatalogReason } from '../../codes/reasons.js';
import type { ContainerName } from '../../environment/containers.js';
import type { PermissionPlace } from '../../environment/permissionPlace.js';
import type { IdNoError, NameError } from '../../flow/identityRules.js';
import type { CameraFacing, PhotoHint } from '../../flow/model.js';
import type { FaceVerificationErrorCode } from '../../shared/errors.js';

/** A title that says what happened and advice that says what to do now. */
export interface Explanation {
  readonly title: string;
  readonly advice: string;
}

/** Three things to do one after another. */
interface ThreeSteps {
  readonly first: string;
  readonly second: string;
  readonly third: string;
}

/**
 * Texts that are shown before all texts are loaded: the consent screen, what surrounds or replaces a screen, and what a user
 * who comes back from the face SDK sees first.
 */
export interface ConsentMessages extends Pick<Messages, 'stages' | 'consent' | 'notLoaded'> {
  readonly alternative: Pick<Messages['alternative'], 'use'>;
  readonly awaiting: Pick<Messages['awaiting'], 'title' | 'intro'>;
}

/** Every text of the widget. `{name}` is filled in. */
export interface Messages {
  readonly stages: {
    /** Read out before the list of stages. */
    readonly label: string;
    /** {position} {count} */
    readonly position: string;
    readonly consent: string;
    readonly photo: string;
    readonly identity: string;
    readonly face: string;
    readonly result: string;
  };
  readonly consent: {
    readonly title: string;
    /** {handler} {purpose} */
    readonly intro: string;
    readonly defaultHandler: string;
    readonly defaultPurpose: string;
    /** The three points of the first layer: what is collected, {handler} processes it, and the choice. */
    readonly dataMatch: string;
    readonly dataAuthmatch: string;
    readonly parties: string;
    readonly choice: string;
    readonly choiceWithAlternative: string;
    /** Unfolds the full text. */
    readonly full: string;
    readonly guardian: string;
    /** Beside the checkbox. */
    readonly agree: string;
    /** Above the button, where there is no checkbox. */
    readonly agreeByButton: string;
    readonly agreement: string;
    readonly missing: string;
    readonly accept: string;
    readonly decline: string;
  };
  /** Switch to large type on the first page. */
  readonly largeType: string;
  /** The full text of the consent, unfolded at a tap. */
  readonly terms: {
    readonly whyLabel: string;
    readonly why: string;
    readonly whatLabel: string;
    readonly whatMatch: string;
    readonly whatAuthmatch: string;
    readonly howLabel: string;
    readonly howMatch: string;
    readonly howAuthmatch: string;
    readonly whoLabel: string;
    /** {handler} */
    readonly who: string;
    /** {contact} of the handler. */
    readonly contact: string;
    readonly recipientsLabel: string;
    /** {name} {purpose} {data} */
    readonly recipient: string;
    /** {name} Its purpose and data are unknown. */
    readonly recipientByName: string;
    /** {contact} of a recipient. */
    readonly recipientContact: string;
    readonly provider: string;
    readonly providerPurpose: string;
    readonly providerContact: string;
    readonly authorities: string;
    readonly authoritiesPurpose: string;
    readonly authoritiesContact: string;
    /** Data that the provider and the authorities receive. */
    readonly dataMatch: string;
    readonly dataAuthmatch: string;
    readonly authoritiesDataMatch: string;
    readonly authoritiesDataAuthmatch: string;
    readonly retentionLabel: string;
    readonly defaultRetention: string;
    readonly rightsLabel: string;
    readonly refusal: string;
    readonly refusalWithAlternative: string;
    readonly rights: string;
    /** {contact} */
    readonly rightsContact: string;
    /** {route}: an address or a telephone number. */
    readonly withdrawAt: string;
    /** The result page has a button for it. */
    readonly withdrawHere: string;
    readonly afterWithdrawal: string;
  };
  /** Protection of minors. */
  readonly minors: {
    /** The question for the age. */
    readonly ask: Explanation;
    readonly adult: string;
    readonly under18: string;
    readonly under14: string;
    /** A guardian agrees for a child. */
    readonly guardian: Explanation;
    /** Advice of `guardian` if the ID number shows the age. */
    readonly guardianById: string;
    /** Limits on the use of a child's data, and the rights of the guardian. */
    readonly rulesLabel: string;
    readonly rules: string;
    /** Beside the checkbox of the guardian. */
    readonly agree: string;
    /** The note for a minor from 14 on: three sentences in plain words. */
    readonly note: {
      readonly title: string;
      readonly what: string;
      readonly choice: string;
      readonly ask: string;
    };
    readonly continue: string;
    readonly back: string;
  };
  readonly withdrawal: {
    /** Unfolds the explanation. */
    readonly summary: string;
    readonly effect: string;
    readonly confirm: string;
    readonly working: string;
    readonly leave: string;
    readonly done: Explanation;
    /** The host has to be reached for the rest. {handler} */
    readonly toDo: Explanation;
    /** Label of a link to a page of the host. */
    readonly open: string;
  };
  /** Another way than the face, where the host offers one. */
  readonly alternative: {
    readonly use: string;
    readonly title: string;
    readonly advice: string;
  };
  /** A part of the widget could not be loaded. */
  readonly notLoaded: {
    readonly title: string;
    readonly advice: string;
    readonly retry: string;
    /** Label of the button that reloads the page. */
    readonly reload: string;
    readonly leave: string;
  };
  readonly capture: {
    readonly title: string;
    readonly intro: string;
    readonly tipLight: string;
    readonly tipFront: string;
    readonly tipUncovered: string;
    /** Captions of the drawings of a good photo and three bad ones. */
    readonly examples: {
      readonly good: string;
      readonly dark: string;
      readonly covered: string;
      readonly side: string;
    };
    readonly camera: string;
    /** Label of the phone's own camera where the in-page camera has failed. */
    readonly phoneCamera: string;
    readonly album: string;
    /** Label of the camera of the app around the page, beside another one. */
    readonly host: string;
    readonly back: string;
    /** Place of the photo until the user confirms it. Shown where users may hesitate. */
    readonly trust: string;
    /** Shown where there is a mouse. */
    readonly drop: string;
    /** The page was reloaded while the phone's camera or album was open. */
    readonly lost: Explanation;
    /** Its advice where the in-page camera can be opened. */
    readonly lostWithCamera: string;
  };
  readonly camera: {
    /** Label after an error. */
    readonly again: string;
    readonly title: string;
    readonly starting: string;
    /** The permission prompt is still open, or cannot be seen. */
    readonly allow: string;
    readonly blocked: string;
    readonly start: string;
    readonly paused: string;
    readonly resume: string;
    readonly shutter: string;
    readonly shooting: string;
    /** The photo is taken automatically in a moment. */
    readonly counting: string;
    readonly autoCapture: string;
    readonly switchCamera: string;
    /** Read out for the list of cameras, where there are more than two. */
    readonly chooseCamera: string;
    /** Names in that list. A number follows where a side has several. */
    readonly sides: Readonly<Record<CameraFacing, string>>;
    readonly album: string;
    readonly close: string;
    /** One short line below the title: the photo stays on the device until the user confirms it. */
    readonly trust: string;
    /** The code of the in-page camera did not load. */
    readonly notLoaded: Explanation;
    readonly retake: string;
    /** Short for `review.use`, which is read out. */
    readonly use: string;
    readonly hints: Readonly<Record<Hint, string>>;
    readonly errors: Readonly<Record<CameraErrorKind, Explanation>>;
  };
  /**
   * Instructions that open the camera. They use the names of the settings: https://support.apple.com/guide/iphone/iph168c4bbd5/ios,
   * https://support.google.com/googleplay/answer/9431959, and for HarmonyOS 设置 > 隐私和安全 > 权限管理. Vendors of Android
   * phones name the entries a little differently.
   */
  readonly permission: {
    /** Advice above the steps, in place of `camera.errors.denied.advice`. */
    readonly intro: string;
    /** Unfolds the steps where the camera was refused earlier. */
    readonly how: string;
    /** Unfolds the steps for a user who comes back from the phone's camera without a photo. */
    readonly black: string;
    /** Its sentence above the steps. {app} */
    readonly blackIntro: string;
    /** {app} in most of them. */
    readonly steps: Readonly<Record<PermissionPlace, ThreeSteps>>;
    /** {app}: the name of the program that shows the page. */
    readonly apps: Readonly<Record<ContainerName, string>>;
  };
  readonly preparing: {
    readonly title: string;
    readonly intro: string;
    readonly cancel: string;
  };
  readonly review: {
    readonly title: string;
    readonly intro: string;
    readonly alt: string;
    /** Alternative text of a photo that the in-page camera has taken. */
    readonly altTaken: string;
    readonly enlarge: string;
    readonly hints: Readonly<Record<PhotoHint, string>>;
    /** Hint for a photo of fewer than 480 pixels on its short side. */
    readonly smallPicture: string;
    readonly use: string;
    /** Also the way back to the photo from the screens that follow. */
    readonly retake: string;
  };
  readonly identity: {
    readonly title: string;
    readonly intro: string;
    readonly name: string;
    readonly namePlaceholder: string;
    readonly idNo: string;
    readonly idNoPlaceholder: string;
    readonly submit: string;
    readonly back: string;
    readonly errors: Readonly<Record<NameError | IdNoError, string>>;
  };
  readonly requesting: {
    readonly title: string;
    readonly intro: string;
    readonly uploading: string;
    readonly back: string;
    readonly leave: string;
  };
  readonly handingOff: {
    readonly title: string;
    readonly intro: string;
    readonly done: string;
    readonly cancel: string;
    readonly qrTitle: string;
    readonly qrIntro: string;
    readonly qrAlt: string;
    /** {time} */
    readonly qrExpires: string;
    /** Apps that can scan the code, and what to do in the others. */
    readonly qrApps: string;
    readonly qrCopy: string;
    readonly qrScanned: string;
    readonly qrExpired: string;
    readonly qrExpiredIntro: string;
    readonly qrRenew: string;
    /** The user has reported the end, and there is no result yet. */
    readonly qrNoResult: string;
    readonly continueHere: string;
  };
  /** The user is back from the face SDK and may not have done the face check. */
  readonly interrupted: Explanation & {
    readonly redo: string;
    readonly done: string;
    readonly leave: string;
  };
  readonly awaiting: {
    readonly title: string;
    readonly intro: string;
    /** {time} */
    readonly elapsed: string;
    readonly leave: string;
  };
  readonly passed: {
    readonly title: string;
    readonly advice: string;
    /** {name} as the host has masked it. */
    readonly adviceWithName: string;
    readonly finish: string;
  };
  readonly rejected: {
    readonly title: string;
    readonly retry: string;
    readonly finish: string;
    /** {count} Where the host has said how many. */
    readonly attemptsLeft: string;
    readonly noAttemptsLeft: string;
    readonly reasons: Readonly<Record<CatalogReason, Explanation>>;
  };
  readonly media: {
    readonly loading: string;
    readonly missing: string;
    readonly photo: string;
    readonly video: string;
  };
  readonly undecided: {
    readonly title: string;
    readonly advice: string;
    readonly askAgain: string;
    readonly startOver: string;
    readonly leave: string;
  };
  readonly failed: {
    readonly retry: string;
    /** The backend has asked to wait. The button counts down, so the advice names no time. */
    readonly retryAfter: string;
    /** Reassurance that a retry does not ask for this again. Shown only where that is true. */
    readonly kept: {
      readonly photo: string;
      readonly identity: string;
      readonly faceCheck: string;
    };
    /** Label of a retry that begins with a new photo or an empty form. */
    readonly startOver: string;
    /** {time} A retry that has to wait, with the time left. */
    readonly retryIn: string;
    readonly changePhoto: string;
    readonly signIn: string;
    readonly support: string;
    /** After the way to support was taken: what is on the clipboard. */
    readonly supportCopied: string;
    /** Shown if another browser may support more than this one. */
    readonly copyLink: string;
    /** Shown after that: what to do with the address on the clipboard. */
    readonly linkCopied: string;
    /** Steps to another browser, in their order. */
    readonly toBrowser: {
      readonly copy: string;
      readonly open: string;
      readonly paste: string;
      /** A shorter way, by the menu of WeChat, WeCom and QQ. */
      readonly menu: string;
    };
    readonly back: string;
    readonly leave: string;
    readonly errors: Readonly<Record<FaceVerificationErrorCode, Explanation>>;
  };
  readonly ended: {
    readonly finishedTitle: string;
    readonly finishedAdvice: string;
    readonly cancelledTitle: string;
    readonly cancelledAdvice: string;
    /** The user has left while a result may still come. */
    readonly pendingTitle: string;
    readonly pendingAdvice: string;
    /** Advice where the next visit finds nothing. */
    readonly pendingHere: string;
    readonly pendingAsk: string;
    readonly startOver: string;
  };
  readonly details: {
    readonly summary: string;
    readonly orderNo: string;
    readonly traceNo: string;
    /** A number to quote where the backend has given none: the time as digits. */
    readonly failedAt: string;
    /** When the face check was done. */
    readonly time: string;
    readonly code: string;
    readonly partnerSays: string;
    /** Scores, 0–100, where the host wants them shown. */
    readonly liveRate: string;
    readonly similarity: string;
    readonly copy: string;
    /** Copies the details together with the report for support. */
    readonly copyReport: string;
    /** Content of that report, and what it leaves out. */
    readonly reportNote: string;
    readonly copied: string;
    readonly copyFailed: string;
  };
}

/** Replaces each `{name}` by its value. A name without a value stays, so that the error is visible. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}
