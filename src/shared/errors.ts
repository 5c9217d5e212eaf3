/**
 * Every way a verification can go wrong, as a closed set. Branch on `code`; show text from the messages by
 * code; `message` is for developers and may change.
 */
export type FaceVerificationErrorCode =
  /** The host's options are wrong; the message says which and why. */
  | 'invalid_options'
  /**
   * A part of the widget's own code, styles or texts did not load: its file is gone since a release, the device is offline,
   * or the parts are not where the script looks for them. The message has the address. See docs/self-hosting.md.
   */
  | 'part_unavailable'
  // the photo
  /** Not a picture, or of a kind no browser can decode as a photo (SVG, PDF, text, a folder, a video). */
  | 'photo_not_an_image'
  /** A format that this engine cannot decode: HEIC, AVIF, TIFF, DNG, JPEG XL or MOV. */
  | 'photo_format_unsupported'
  /** The file is empty or could not be read: `NotReadableError`, as cloud files on Android give. */
  | 'photo_unreadable'
  /** The picture is cut off or cannot be decoded. */
  | 'photo_damaged'
  /** More pixels or bytes than a phone can safely decode; refused from the header. */
  | 'photo_too_large'
  /** Fewer pixels than a face needs. */
  | 'photo_too_small'
  /** A shape no photo of a person has, such as 20000×10. */
  | 'photo_bad_shape'
  /** The engine's canvas gives back nothing or noise (memory, or fingerprint protection). */
  | 'photo_canvas_blocked'
  /** No encode came under the limit. Not expected to happen. */
  | 'photo_over_limit'
  /** The host's own camera or upload function failed. */
  | 'photo_source_failed'
  // the partner's API
  /** No connection, DNS, CORS, TLS: the browser does not say which. */
  | 'network_unreachable'
  /** No reply of the backend, or of a function of the host, within its timeout. */
  | 'request_timed_out'
  /** The host's `getToken` failed or took longer than 15 s. */
  | 'token_unavailable'
  /** 401 twice: also with a fresh token. */
  | 'unauthorized'
  /** Any other HTTP status outside 2xx; see `details.httpStatus`. */
  | 'http_error'
  /** The reply is not what the contract says: a gateway's page, an empty body, wrong types. */
  | 'malformed_response'
  /** `errcode` other than 0, or a `status` other than SUCCESS; see `details.errcode`. */
  | 'partner_refused'
  /** faceAdv succeeded but gave no faceId or no orderNo. */
  | 'ticket_incomplete'
  /** The host's `api.resolveTicket` failed. */
  | 'async_unresolved'
  /** faceAdvResult answered for another order. */
  | 'result_mismatch'
  // the handoff to the face SDK
  /** The ticket lacks what this handoff needs (sign, nonce or appId for the H5 page). */
  | 'handoff_incomplete_ticket'
  /** The face SDK could not be started: a login address that is not allowed, a frame that may not leave, an app's no. */
  | 'handoff_failed'
  /** The person left the face SDK midway, or the app went to the background. */
  | 'handoff_interrupted'
  /** The face SDK may not use the camera. */
  | 'handoff_camera_denied'
  /** This browser cannot record, lacks the real-time mode, or is known not to open the face SDK's page. */
  | 'handoff_unsupported'
  /** This page is in a mini-program's web-view, which opens only addresses that its owner has registered. */
  | 'handoff_in_mini_program'
  /** This page is not in the app whose bridge the handoff needs. */
  | 'handoff_outside_app'
  /** The ticket was not used in its lifetime; a new one is asked for, with the same photo. */
  | 'ticket_expired'
  /** A defect of ours or a throw in the host's code; `cause` has it. */
  | 'unexpected';

/** Details that support needs to find the case in the partner's logs. Contain no personal data and no token. */
export interface FaceVerificationErrorDetails {
  readonly traceNo?: string | undefined;
  readonly httpStatus?: number | undefined;
  /** Milliseconds that the backend asked to wait, by Retry-After. */
  readonly retryAfterMs?: number | undefined;
  /** The partner's `errcode`. */
  readonly errcode?: number | undefined;
  /** The partner's `errmsg`: untrusted text, at most 200 characters. */
  readonly errmsg?: string | undefined;
}

export class FaceVerificationError extends Error {
  /** A literal: survives minifying, iframes and a second copy of the bundle. */
  override readonly name = 'FaceVerificationError';
  /** Declared here since ES2020's `Error` does not have it. */
  readonly cause: unknown;
  readonly details: FaceVerificationErrorDetails;

  /** @param message For developers. The address of the code's section in the docs is appended. */
  constructor(
    readonly code: FaceVerificationErrorCode,
    message: string,
    { cause, details = {} }: { cause?: unknown; details?: FaceVerificationErrorDetails } = {},
  ) {
    // A path within the package, which node_modules and the repository both have; there is no web address of the docs.
    super(`${message} See docs/errors.md#${code}`);
    this.cause = cause;
    this.details = details;
  }
}

/** Returns whether a value is a `FaceVerificationError`. Works across realms and bundle copies, unlike `instanceof`. */
export function isFaceVerificationError(value: unknown): value is FaceVerificationError {
  const { name, code, details }: Partial<Record<keyof FaceVerificationError, unknown>> = Object(value);
  return name === 'FaceVerificationError' && typeof code === 'string' && Object(details) === details;
}

/** The same error if it is ours, else an `unexpected` one around it. */
export function toFaceVerificationError(value: unknown): FaceVerificationError {
  if (isFaceVerificationError(value)) return value;
  return new FaceVerificationError('unexpected', 'An unexpected error; see `cause`.', { cause: value });
}

/** Whether an error only says that somebody aborted; such an error never reaches a person. */
export function isAbort(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'name' in value && value.name === 'AbortError';
}
