/** The data of the flow, which every folder shares. */

/** `match` compares with the user's own photo, `authmatch` with the authority's record. Both check liveness. */
export type VerificationType = 'match' | 'authmatch';

/** Origin of a photo. It is not to be trusted: a virtual camera looks like a camera. */
export type PhotoOrigin = 'camera' | 'album' | 'host';

/** The phone's camera app or its album. Both open over the page, and the browser may discard the page meanwhile. */
export type Picker = 'camera' | 'album';

/**
 * Report on the in-page camera, for the host's analytics. It holds no personal data, and no `deviceId`, which identifies the
 * browser for as long as its site data is kept.
 */
export interface CameraReport {
  readonly status: CameraReportStatus;
  /** Milliseconds since the camera was requested, or since its picture appeared. 0 for `offered` and its opposites. */
  readonly durationMs: number;
  /** Whether the user tapped nothing for it: a camera that opens by itself, a countdown, a black camera passed over. */
  readonly automatic: boolean;
  /** Side of the camera, as far as the browser reports it. Computers report none. */
  readonly facing: CameraFacing;
  /** Position among the cameras of `enumerateDevices()`, from 0. Absent until a picture was shown. */
  readonly index?: number | undefined;
  /** Number of cameras. Absent until a picture was shown. */
  readonly cameras?: number | undefined;
}

/** Side of a camera: that of the screen is `user`. */
export type CameraFacing = 'user' | 'environment' | 'unknown';

export type CameraReportStatus =
  /** The user was shown a button that opens the camera. */
  | 'offered'
  /** The preview shows a picture. */
  | 'opened'
  /** The preview waits for a tap, as on an iPhone in low power mode. */
  | 'blocked'
  | 'switched'
  | 'shot'
  /** The face detector has rejected, answered too late or not at all. The camera goes on without it. */
  | 'detectorFailed'
  /** The user has left the camera without a photo, also while the browser was asking for permission. */
  | 'closed'
  /** The user, the app around the page or a policy has refused the camera, now or earlier. */
  | 'denied'
  | 'absent'
  | 'busy'
  /** The page is not secure, so there is no camera to offer. */
  | 'insecure'
  /** The browser has no camera for pages. */
  | 'unsupported'
  /** The permissions policy of the page forbids the camera. Only Chromium reports it. */
  | 'disallowed'
  | 'late'
  | 'black'
  | 'muted'
  | 'ended'
  | 'failed';

/** A photo that is ready to send. */
export interface PreparedPhoto {
  /** An upright JPEG without metadata. */
  readonly blob: Blob;
  /** The same bytes as standard base64, without line breaks and without a `data:` prefix. */
  readonly base64: string;
  /** Width in pixels. */
  readonly width: number;
  /** Height in pixels. */
  readonly height: number;
  /** JPEG quality of the last encode, 0–1. It is 1 if only the metadata was stripped. */
  readonly quality: number;
  /** Number of full encodes. It is 0 if only the metadata was stripped. */
  readonly encodes: number;
  /** Number of sample encodes, each of an eighth of the photo, which predict its size. */
  readonly samples?: number | undefined;
  /** Properties of the original: upright size in pixels, type by its content, size in bytes. */
  readonly source: {
    readonly width: number;
    readonly height: number;
    readonly type: string;
    readonly byteLength: number;
  };
  /** How it was prepared, for measurements and support. */
  readonly path: PhotoPath;
  /** Size limit. `undefined` if the widget did not prepare the photo. */
  readonly budget?: PhotoBudget | undefined;
  /** Possible defects to show before the photo is sent. Empty or `undefined` if there are none. */
  readonly hints?: readonly PhotoHint[] | undefined;
  /** Faces that the host's detector has found. `undefined` if there is no detector. */
  readonly faces?: FacesFound | undefined;
}

/** Faces that a detector has found in a photo. `failed`: it rejected, or did not answer in time. */
export type FacesFound = 'none' | 'one' | 'several' | 'failed';

/** Size limit of a photo and its reason. */
export interface PhotoBudget {
  /** Exclusive upper limit in characters of base64. */
  readonly maxBase64Length: number;
  /** `limit` is the maximum, `fixed` is the host's option, and the others depend on the connection or the face. */
  readonly reason:
    | 'limit'
    | 'fixed'
    | 'saveData'
    | 'slowConnection'
    | 'slowFirstRequest'
    | 'largeFace'
    /** The last transfer timed out, so that the retry sends half. */
    | 'uploadTimedOut';
}

/** A possible defect of a photo. The user may send the photo all the same. */
export type PhotoHint = 'tooDark' | 'tooBright' | 'blurred' | 'smallFace' | 'noFace' | 'severalFaces';

export type PhotoPath = 'worker' | 'main' | 'compatible' | 'stripped';

/** Turns a taken or picked file into a {@link PreparedPhoto}. */
export type PreparePhoto = (
  source: Blob,
  options: {
    readonly signal: AbortSignal;
    readonly onProgress: (fraction: number) => void;
    readonly largeFace?: boolean | undefined;
  },
) => Promise<PreparedPhoto>;

/**
 * Decodes HEIC in engines that cannot. Resolves to upright pixels.
 * @throws FaceVerificationError `photo_damaged`, or `photo_format_unsupported` if the decoder cannot run (no worker, or a
 * policy without WebAssembly)
 */
export type HeicDecoder = (bytes: Uint8Array<ArrayBuffer>, signal?: AbortSignal) => Promise<ImageData>;

/** Center and height of a face, in fractions of the image. */
export interface FaceBox {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** Image in which faces are detected: the preview of the camera, or a photo on a canvas. */
export type FaceImage = HTMLVideoElement | HTMLCanvasElement;

/**
 * Detects the faces of an image, on the device. Resolves with an empty list if there are none. It is called again only after
 * it has answered, except that one photo may be checked meanwhile.
 */
export type DetectFaces = (image: FaceImage) => Promise<readonly FaceBox[]>;

/** Name and ID number for `authmatch`. Personal data, kept in memory only. */
export interface Identity {
  /** Name as on the ID card. */
  readonly name: string;
  /** ID number: 18 characters, the last one 0–9 or an upper-case X. */
  readonly idNo: string;
}

/** A photo in the form of the partner's `sourcePhotoStr`. */
export interface SourcePhoto {
  /** `self` has base64 in `data`, `fds` a path on the partner's file server, `uri` a link. */
  readonly origin: 'self' | 'fds' | 'uri';
  readonly data: string;
}

/** Who is to be verified. `sourcePhoto` is a photo that the host has, so that nothing is captured. */
export type Subject =
  | { readonly type: 'match'; readonly photo: PreparedPhoto }
  | { readonly type: 'match'; readonly sourcePhoto: SourcePhoto }
  | { readonly type: 'authmatch'; readonly identity: Identity };

/** Reply of faceAdv. It works once and for minutes. The widget does not read `sign` and `nonce`. */
export interface Ticket {
  readonly faceId: string;
  readonly orderNo: string;
  readonly traceNo: string;
  readonly bizSeqNo?: string | undefined;
  readonly sign?: string | undefined;
  readonly nonce?: string | undefined;
  readonly appId?: string | undefined;
}

/** An order without a verdict. It holds no secret and no personal data, so it may be stored. */
export interface PendingOrder {
  readonly orderNo: string;
  readonly traceNo: string;
  /** Milliseconds since the epoch, by this device's clock. */
  readonly startedAt: number;
  /**
   * How far the order is known to be. `returned`: the face SDK or the user has reported the end of the face check.
   * `overdue`: the result was queried to the end and there was none. Absent while the user may be at the face SDK.
   */
  readonly progress?: 'returned' | 'overdue' | undefined;
}

/** Verdict of the face check, as faceAdvResult returns it. */
export interface Outcome {
  readonly verdict: 'passed' | 'rejected';
  readonly orderNo: string;
  readonly traceNo: string;
  /** Tencent's result code: `0` for passed. */
  readonly tencentCode: string;
  /** Message from Tencent: untrusted text, at most 200 characters. */
  readonly tencentMsg?: string | undefined;
  readonly bizSeqNo?: string | undefined;
  /** Score of liveness, 0–100, as text. */
  readonly liveRate?: string | undefined;
  /** Score of similarity, 0–100, as text. */
  readonly similarity?: string | undefined;
  /** Time of the face check as `yyyyMMddHHmmss`, Beijing time. */
  readonly occurredTime?: string | undefined;
}

/** Recordings of the face check that the result page shows. */
export type ResultMedia = 'both' | 'photo' | 'video';

/** Recordings of the face check, with verified file types. Kept in memory only. */
export interface OutcomeMedia {
  /** A JPEG or PNG. */
  readonly photo?: Blob | undefined;
  /** An MP4. */
  readonly video?: Blob | undefined;
}

/** Query of a host's own backend for the result of an order. Its answer has the form of a reply of faceAdvResult. */
export type ResultQuery = (orderNo: string, signal: AbortSignal) => unknown;
