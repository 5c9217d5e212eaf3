import type { EncodedMedia } from '../client/media.js';
import type { Ticket } from '../flow/model.js';
import type { FaceVerificationErrorDetails } from '../shared/errors.js';
import { omitUndefined } from '../shared/omitUndefined.js';
import type { GatewayError } from './gatewayError.js';
import type { FaceExposure, FaceOrder, FaceVerdict } from './gatewayOptions.js';

/** A reply to a page, in a form that can be stored. */
export interface PageReply {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Builds faceAdv's reply from the fields that the widget uses. */
export function ticketReply({ faceId, orderNo, traceNo, sign, nonce, appId }: Ticket): PageReply {
  return success(traceNo, { orderNo, faceId, sign, nonce, appId });
}

/** Builds faceAdvResult's reply while there is no verdict. */
export function pendingReply({ orderNo, traceNo }: FaceOrder): PageReply {
  return success(traceNo, { orderNo });
}

/** Builds faceAdvResult's reply with as much of the verdict as the host exposes. */
export function verdictReply(
  { orderNo, traceNo, tencentCode, tencentMsg, liveRate, similarity }: FaceVerdict,
  { messages = false, scores = false }: FaceExposure,
  media: EncodedMedia = {},
): PageReply {
  return success(traceNo, {
    orderNo,
    tencentCode,
    ...(messages ? { tencentMsg } : {}),
    ...(scores ? { liveRate, similarity } : {}),
    photo: media.photo,
    video: media.video,
  });
}

/** Builds the reply to a request that the partner refused. The widget explains the code. */
export function partnerRefusedReply(
  { errcode = 0, errmsg, traceNo }: FaceVerificationErrorDetails,
  { messages = false }: FaceExposure,
): PageReply {
  return {
    status: 200,
    body: omitUndefined({
      errcode,
      errmsg: messages ? errmsg : undefined,
      data: omitUndefined({ status: 'FAIL', traceNo }),
    }),
  };
}

/** Builds the reply to a request that failed. The widget reads the status, Retry-After and the trace number. */
export function errorReply({
  code,
  message,
  status,
  details: { retryAfterS, traceNo },
}: GatewayError): PageReply {
  return {
    status,
    body: {
      errcode: status,
      errmsg: message,
      code,
      ...(traceNo === undefined ? {} : { data: { traceNo } }),
    },
    headers: {
      ...(retryAfterS === undefined ? {} : { 'Retry-After': String(retryAfterS) }),
      ...(status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
      ...(status === 405 ? { Allow: 'POST' } : {}),
    },
  };
}

/** Converts a reply. */
export function toResponse(
  { status, body, headers }: PageReply,
  more: Readonly<Record<string, string>>,
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      ...headers,
      ...more,
    },
  });
}

function success(traceNo: string, result: object): PageReply {
  return {
    status: 200,
    body: {
      errcode: 0,
      errmsg: 'SUCCESS',
      data: { status: 'SUCCESS', traceNo, result: omitUndefined(result) },
    },
  };
}
