import { type FaceVerificationError, isFaceVerificationError } from '../shared/errors.js';

/** Why a page received no answer of the partner, as a closed set. It is `code` in the reply and in the audit log. */
export type FaceGatewayErrorCode =
  /** 401: `authorize` returned no user. */
  | 'unauthorized'
  /** 403: a page of another origin, which is not in `allowedOrigins`. */
  | 'cross_site'
  /** 404: no endpoint has this path. */
  | 'not_found'
  /** 404: the user has no such order, or it is too old. */
  | 'order_not_found'
  /** 405: neither POST nor an allowed preflight. */
  | 'method_not_allowed'
  /** 408: the body took longer than 60 s. */
  | 'request_timed_out'
  /** 409: the first request with this idempotency key has not been answered yet. */
  | 'request_in_progress'
  /** 413: the body is larger than its limit. */
  | 'body_too_large'
  /** 415: the body is not JSON. */
  | 'unsupported_media_type'
  /** 400: a field is missing or invalid. */
  | 'invalid_request'
  /** 403: the type is not in `types`. */
  | 'type_not_allowed'
  /** 403: a link or path that the host does not accept. */
  | 'photo_not_allowed'
  /** 403: `allowSubject` returned false. */
  | 'subject_not_allowed'
  /** 403: the host exposes no such recording. */
  | 'media_not_allowed'
  /** 429: the user's attempts of this hour are used up. */
  | 'too_many_attempts'
  /** 429: too many requests of a user at the same time or per minute. */
  | 'too_many_requests'
  /** 502: the partner's token could not be obtained. */
  | 'partner_token_unavailable'
  /** 502: the partner refused a fresh token as well. */
  | 'partner_unauthorized'
  /** 502: no connection to the partner. */
  | 'partner_unreachable'
  /** 504: no reply of the partner in time. */
  | 'partner_timed_out'
  /** 429 or 503, with the partner's Retry-After if it sent one. */
  | 'partner_busy'
  /** 502: another HTTP status of the partner. */
  | 'partner_failed'
  /** 502: a reply of the partner that does not follow the contract. */
  | 'partner_malformed'
  /** 503: the store failed or was too slow. */
  | 'store_unavailable'
  /** 500: a function of the host failed, or a defect of the gateway. */
  | 'unexpected';

const statuses: Readonly<Record<FaceGatewayErrorCode, number>> = {
  unauthorized: 401,
  cross_site: 403,
  not_found: 404,
  order_not_found: 404,
  method_not_allowed: 405,
  request_timed_out: 408,
  request_in_progress: 409,
  body_too_large: 413,
  unsupported_media_type: 415,
  invalid_request: 400,
  type_not_allowed: 403,
  photo_not_allowed: 403,
  subject_not_allowed: 403,
  media_not_allowed: 403,
  too_many_attempts: 429,
  too_many_requests: 429,
  partner_token_unavailable: 502,
  partner_unauthorized: 502,
  partner_unreachable: 502,
  partner_timed_out: 504,
  partner_busy: 503,
  partner_failed: 502,
  partner_malformed: 502,
  store_unavailable: 503,
  unexpected: 500,
};

interface GatewayErrorDetails {
  /** Seconds for Retry-After. */
  readonly retryAfterS?: number | undefined;
  readonly traceNo?: string | undefined;
  /** Order number of the request. */
  readonly orderNo?: string | undefined;
  /** HTTP status in place of the code's own. */
  readonly status?: number | undefined;
  readonly cause?: unknown;
}

/** A refused or failed request. The message is for developers and contains no value of the request. */
export class GatewayError extends Error {
  readonly status: number;

  constructor(
    readonly code: FaceGatewayErrorCode,
    message: string,
    readonly details: GatewayErrorDetails = {},
  ) {
    super(message);
    this.status = details.status ?? statuses[code];
  }
}

/**
 * Returns the error of a failed request to the partner as the page receives it. `partner_refused` is no failure: its reply
 * is passed on.
 */
export function toGatewayError(error: unknown): GatewayError {
  if (error instanceof GatewayError) return error;
  if (!isFaceVerificationError(error)) return unexpected(error);
  return partnerErrors[error.code]?.(error) ?? unexpected(error);
}

/**
 * Returns whether the partner has certainly not processed a faceAdv, so that the attempt does not count: no connection, no
 * token, or a status that says so.
 */
export function wasNotProcessed(error: unknown): boolean {
  if (!isFaceVerificationError(error)) return false;
  const { code, details } = error;
  if (code === 'http_error') return details.httpStatus === 429 || details.httpStatus === 503;
  return code === 'token_unavailable' || code === 'unauthorized' || code === 'network_unreachable';
}

function unexpected(cause: unknown): GatewayError {
  return new GatewayError('unexpected', 'The gateway failed.', { cause });
}

const malformed = ({ details: { traceNo } }: FaceVerificationError) =>
  new GatewayError('partner_malformed', 'The partner’s reply does not follow the contract.', { traceNo });

const partnerErrors: Readonly<
  Partial<Record<FaceVerificationError['code'], (error: FaceVerificationError) => GatewayError>>
> = {
  network_unreachable: () => new GatewayError('partner_unreachable', 'The partner could not be reached.'),
  request_timed_out: () => new GatewayError('partner_timed_out', 'The partner did not reply in time.'),
  token_unavailable: () =>
    new GatewayError('partner_token_unavailable', 'The partner’s token could not be obtained.'),
  unauthorized: ({ details: { traceNo } }) =>
    new GatewayError('partner_unauthorized', 'The partner refused the token.', { traceNo }),
  http_error: fromHttpStatus,
  malformed_response: malformed,
  ticket_incomplete: malformed,
  result_mismatch: malformed,
};

function fromHttpStatus({ details }: FaceVerificationError): GatewayError {
  const { httpStatus, traceNo, retryAfterMs } = details;
  const retryAfterS = retryAfterMs === undefined ? undefined : Math.ceil(retryAfterMs / 1000);
  if (httpStatus === 429 || httpStatus === 503) {
    return new GatewayError('partner_busy', 'The partner asks to wait.', {
      status: httpStatus,
      retryAfterS,
      traceNo,
    });
  }
  if (httpStatus === 408 || httpStatus === 504) {
    return new GatewayError('partner_timed_out', 'The partner timed out.', { traceNo });
  }
  return new GatewayError('partner_failed', 'The partner failed.', { traceNo });
}
